language 1
use microsoft
use genesys

table voice first {
    row call activity is on-the-phone  -> keep              #! PM101 syntax-error `activity`
    row free if availability is available -> Ready          #! PM101 syntax-error `if`
    row busy when availability is busy then keep            #! PM101 syntax-error `then`
    otherwise -> NotReady
}
