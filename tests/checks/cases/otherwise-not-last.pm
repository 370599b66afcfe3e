language 1
use microsoft
use genesys
table voice first {
    otherwise -> NotReady
    row one when availability is busy -> keep           #! PM221 otherwise-not-last `one`
    otherwise -> keep                                   #! PM221 otherwise-not-last `otherwise -> keep`
}
table chat first {
    availability    -> outcome
    busy            -> NotReady
    otherwise       -> NotReady reason "Unknown"
    away            -> NotReady                         #! PM221 otherwise-not-last
    last: available -> Ready                            #! PM221 otherwise-not-last `last`
}
