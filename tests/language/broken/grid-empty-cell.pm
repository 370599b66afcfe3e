language 1
use microsoft
use genesys

table voice first {
    availability | activity        -> outcome
    available    |                 -> Ready                 #! PM101 syntax-error `->`
                 | on-the-phone    -> keep                  #! PM101 syntax-error `|`
    busy         || any            -> keep                  #! PM101 syntax-error `|`
    otherwise                      -> NotReady
}
