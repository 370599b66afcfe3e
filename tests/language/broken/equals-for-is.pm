language 1
use microsoft
use genesys

table voice first {
    row call when activity = on-the-phone -> keep           #! PM101 syntax-error `=`
    otherwise -> NotReady reason = "Unknown"                #! PM101 syntax-error `=`
}
