language 1
use microsoft
use genesys
field mine : int { huge = 1..4294967296 }               #! PM209 number-too-large `1..4294967296`
table voice first {
    row one when availability is 4294967295 -> keep
    row two when availability > 4294967296 -> keep      #! PM209 number-too-large `4294967296`
    otherwise -> NotReady
}
