language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone ->  #! PM101 syntax-error ``
    row free when availability is available -> Ready
    otherwise -> NotReady
}
