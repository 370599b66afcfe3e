language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone -> keep
    otherwise -> NotReady

table chat first {                                          #! PM101 syntax-error `table`
    row call wehn activity is on-the-phone -> keep          #! PM101 syntax-error `wehn`
    otherwise -> NotReady
}
