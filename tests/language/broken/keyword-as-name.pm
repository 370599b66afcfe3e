language 1
use microsoft
use genesys

table voice first {
    row keep when activity is on-the-phone -> keep          #! PM101 syntax-error `keep`
    row away when activity is yes or activity is on -> keep   #! PM101 syntax-error `on`
    otherwise -> NotReady
}
