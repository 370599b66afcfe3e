language 1
use microsoft
use genesys
timezone "Europe/Paris"

table voice first {
    row a when availability between 3000 and 4499 -> NotReady #! PM101 syntax-error `3000`
    row b when time between 8 and 18 -> NotReady #! PM101 syntax-error `8`
    row c when time between 8:00am and 18:00 -> NotReady #! PM105 bad-number `8:00am`
    otherwise -> keep
}
