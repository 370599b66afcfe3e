language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone -> keep
    otherwise when any -> NotReady                          #! PM101 syntax-error `when`
}
