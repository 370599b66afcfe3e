language 1
use microsoft
use genesys

table voice first {
    availability | activity        -> outcome
    available    | any                                      #! PM101 syntax-error ``
                                   -> Ready
    otherwise                      -> NotReady
}
