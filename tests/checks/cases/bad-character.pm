language 1
use microsoft
use genesys
table voice first {
    row free when availability is available & any -> Ready   #! PM102 bad-character `&`
    row busy when availability is busy && any -> keep        #! PM102 bad-character `&&`
    row quote when note is “x” -> keep                       #! PM102 bad-character `“x”`
    row odd when note is "a‮b" -> NotReady reason "x"   #! PM102 bad-character `‮`
    otherwise -> NotReady; #! PM102 bad-character `;`
}
