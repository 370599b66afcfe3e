language 1
use microsoft
use genesys
timezone "Europe/Berlin"
table voice first {
    row busy when availability is 65OO -> keep             #! PM105 bad-number `65OO`
    row away when any -> NotReady reason "Away" after 2min #! PM105 bad-number `2min`
    row long when any -> keep after 9999999999999s         #! PM105 bad-number `9999999999999s`
    row late when between 08:00 and 25:00 -> keep          #! PM105 bad-number `25:00`
    row odd when between 08:60 and 18:00 -> keep           #! PM105 bad-number `08:60`
    row thai when availability is ๖๕๐๐ -> keep              #! PM105 bad-number `๖๕๐๐`
    otherwise -> NotReady
}
example "late" { time 24:01, availability 0x10 => voice keep after 1hour }  #! PM105 bad-number `24:01` #! PM105 bad-number `0x10` #! PM105 bad-number `1hour`
