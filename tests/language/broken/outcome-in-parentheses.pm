language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone -> NotReady(reason "Call")   #! PM101 syntax-error `(`
    row away when availability is away     -> NotReady "Away"           #! PM101 syntax-error `"Away"`
    otherwise -> NotReady
}
