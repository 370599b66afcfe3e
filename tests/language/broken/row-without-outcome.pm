language 1
use microsoft
use genesys

table voice first {
    row g when activity is busy -> #! PM101 syntax-error ``
    row h wehn activity is away -> keep #! PM101 syntax-error `wehn`
    row i when activity is busy #! PM101 syntax-error ``
    row j when activity is away -> #! PM101 syntax-error ``
}
define x = any
