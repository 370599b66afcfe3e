language 1
use microsoft
use genesys
table voice first {
    row busy when availability is 65OO -> keep             #! PM105 bad-number `65OO`
    row away when any -> NotReady reason "Away" after 2min #! PM105 bad-number `2min`
    row long when any -> keep after 9999999999999s         #! PM105 bad-number `9999999999999s`
    otherwise -> NotReady
}
