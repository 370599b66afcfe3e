language 1
use microsoft
use genesys

table voice first {
    availability | activity           -> outcome
    is available | any                -> Ready              #! PM101 syntax-error `is`
    busy         | activity is absent -> keep               #! PM101 syntax-error `is`
    away, busy   | any                -> keep               #! PM101 syntax-error `,`
    away or busy | any                -> keep               #! PM101 syntax-error `or`
    *            | any                -> keep               #! PM102 bad-character `*`
    -            | any                -> keep               #! PM102 bad-character `-`
    otherwise                         -> NotReady
}
