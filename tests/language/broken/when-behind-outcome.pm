language 1
use microsoft
use genesys

table voice first {
    row free when availability is available after 2s -> Ready   #! PM101 syntax-error `after`
    otherwise -> NotReady
}
