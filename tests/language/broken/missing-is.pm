language 1
use microsoft
use genesys

table voice first {
    row call when activity on-the-phone -> keep             #! PM101 syntax-error `on-the-phone`
    row none when note absent           -> keep             #! PM101 syntax-error `absent`
    row more when not activity not is on-the-phone -> keep  #! PM101 syntax-error `is`
    otherwise -> NotReady
}
