language 1
use microsoft
use genesys

table voice first {
    row call: activity is on-the-phone -> keep   #! PM101 syntax-error `:`
    row busy: when activity is busy -> keep      #! PM101 syntax-error `:`
    otherwise -> NotReady
}
