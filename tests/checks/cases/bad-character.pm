language 1
use microsoft
use genesys
table voice first {
    row free when availability is available & any -> Ready   #! PM102 bad-character `&`
    row busy when availability is busy && any -> keep        #! PM102 bad-character `&&`
    row not when !(availability is busy) -> keep             #! PM102 bad-character `!`
    row other when availability != busy -> keep              #! PM102 bad-character `!=`
    row quote when note is “x” -> keep                       #! PM102 bad-character `“x”`
    row two when activity is ‘busy’ -> NotReady reason „Tee“ #! PM102 bad-character `‘busy’` #! PM102 bad-character `„Tee“`
    row tea when any -> NotReady reason 'Tea, and "cake"'    #! PM102 bad-character `'Tea, and "cake"'`
    row its when note is “it's” -> NotReady reason «Thé»     #! PM102 bad-character `“it's”` #! PM102 bad-character `«Thé»`
    row lone when note is 'open -> keep                      #! PM102 bad-character `'`
    row odd when note is "a‮b" -> NotReady reason "x"   #! PM102 bad-character `‮`
    row hard when note is "a b" -> NotReady                  #! PM102 bad-character ` `
    row thin when any -> NotReady                          #! PM102 bad-character ` `
    row typo when any → Ready                                #! PM102 bad-character `→`
    row dots when availability in busy…away -> keep          #! PM102 bad-character `…`
    row dash when activity is on–the–phone -> keep           #! PM102 bad-character `–` #! PM102 bad-character `–`
    otherwise -> NotReady; #! PM102 bad-character `;`
}
table chat first {
    availability | device -> outcome
    busy         | -      -> NotReady                        #! PM102 bad-character `-`
    *            | web    -> NotReady                        #! PM102 bad-character `*`
    otherwise             -> NotReady
}
timezone 'Europe/Paris'                                      #! PM102 bad-character `'Europe/Paris'`
use “other.pm”                                               #! PM102 bad-character `“other.pm”`
