language 1
use microsoft
use genesys

table voice first {
    | availability | activity        -> outcome             #! PM101 syntax-error `|`
    |--------------|-----------------                       #! PM102 bad-character `--------------` #! PM102 bad-character `-----------------`
    | available    | any             -> Ready               #! PM101 syntax-error `|`
    otherwise                        -> NotReady
}
