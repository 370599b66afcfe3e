language 1
use microsoft
use genesys

table first voice {                                         #! PM101 syntax-error `voice`
    otherwise -> NotReady
}
table chat Unique {                                         #! PM101 syntax-error `Unique`
    otherwise -> NotReady
}
