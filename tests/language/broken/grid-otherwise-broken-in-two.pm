language 1
use microsoft
use genesys

table voice first {
    activity -> outcome
    away -> keep
    otherwise -> #! PM101 syntax-error ``
    NotReady
}
table chat first {
    activity -> outcome
    away -> #! PM101 syntax-error ``
    NotReady reason "Away" after 2s
    otherwise -> #! PM101 syntax-error ``
    busy -> keep
}
