language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone -> keep afer 2s   #! PM101 syntax-error `afer`
    otherwise -> NotReady
}
