language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone ->
    row free when availability is available -> Ready        #! PM101 syntax-error `row`
    otherwise -> NotReady
}
