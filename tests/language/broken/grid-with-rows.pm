language 1
use microsoft
use genesys

table voice first {
    availability | activity        -> outcome
    row free when availability is available -> Ready        #! PM101 syntax-error `row`
    otherwise                      -> NotReady
}
table chat first {
    row free when availability is available -> Ready
    busy         | any             -> keep                  #! PM101 syntax-error `busy`
    otherwise                      -> NotReady
}
