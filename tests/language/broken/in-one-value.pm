language 1
use microsoft
use genesys

table voice first {
    row call when activity in on-the-phone -> keep          #! PM101 syntax-error `->`
    otherwise -> NotReady
}
