language 1
use microsoft
use genesys

table voice first {
    row when activity is on-the-phone -> keep               #! PM101 syntax-error `when`
    otherwise -> NotReady
}
