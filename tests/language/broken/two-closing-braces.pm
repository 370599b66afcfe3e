language 1
use microsoft
use genesys

table voice first {
    otherwise -> NotReady
}
}                                                           #! PM101 syntax-error `}`
