language 1
use microsoft
use genesys

table voice first {
    availability | activity                                 #! PM101 syntax-error ``
    available    | any      -> Ready
    busy         | any        keep                          #! PM101 syntax-error `keep`
    otherwise               -> NotReady
}
