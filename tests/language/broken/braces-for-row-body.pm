language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone { NotReady }   #! PM101 syntax-error `{`
    otherwise -> NotReady
}
