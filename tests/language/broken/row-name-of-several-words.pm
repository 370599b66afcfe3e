language 1
use microsoft
use genesys

table voice first {
    row on the phone when activity is on-the-phone -> keep  #! PM101 syntax-error `on`
    row lunch break when note like "*lunch*" -> keep        #! PM101 syntax-error `break`
    otherwise -> NotReady
}
