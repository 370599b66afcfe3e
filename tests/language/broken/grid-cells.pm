language 1
use microsoft
use genesys
timezone "Europe/Paris"

table voice first {
    activity | weekday  -> outcome
    busy     | on mon..fri -> NotReady #! PM101 syntax-error `on`
    3: away  | any      -> NotReady #! PM101 syntax-error `:`
    away     | Not mon  -> NotReady  #! PM101 syntax-error `Not`
    away     | any      > NotReady #! PM101 syntax-error `>`
    otherwise | any     -> keep #! PM101 syntax-error `|`
}
