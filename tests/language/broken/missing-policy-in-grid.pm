language 1
use microsoft
use genesys

table voice {                                               #! PM101 syntax-error `{`
    availability | activity        -> outcome
    available    | any             -> Ready
    busy         |                 -> keep                  #! PM101 syntax-error `->`
    otherwise                      -> NotReady
}
