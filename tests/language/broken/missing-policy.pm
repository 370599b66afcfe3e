language 1
use microsoft
use genesys

table voice {                                               #! PM101 syntax-error `{`
    row call when activity is on-the-phone -> keep
    row free wehn availability is available -> Ready        #! PM101 syntax-error `wehn`
    otherwise -> NotReady
}
