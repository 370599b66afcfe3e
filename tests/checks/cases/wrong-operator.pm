language 1
use microsoft
use genesys
table voice first {
    row one when activity < in-a-meeting -> keep        #! PM205 wrong-operator `activity < in-a-meeting`
    row two when availability like "6*" -> keep         #! PM205 wrong-operator `availability like "6*"`
    row three when note like "*lunch*" and availability < busy -> keep
    otherwise -> NotReady
}
