language 1
use microsoft
use genesys

table voice first {
    row one when availability is available -> Ready after 2          #! PM101 syntax-error `2`
    row two when availability is available -> Ready after 2 s        #! PM101 syntax-error `2`
    row six when availability is available -> Ready after 2sec       #! PM105 bad-number `2sec`
    row ten when availability is available -> Ready after 1.5s       #! PM105 bad-number `1.5s`
    otherwise -> NotReady
}
