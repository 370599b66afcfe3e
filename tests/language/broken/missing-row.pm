language 1
use microsoft
use genesys

table voice first {
    call when activity is on-the-phone -> keep              #! PM101 syntax-error `call`
    row free when availability is available -> Ready
    otherwise -> NotReady
}
