language 1
use microsoft
use genesys

table one first {
    availability | activity     -> outcome
    busy         | on-the-phone    NotReady    #! PM101 syntax-error `NotReady`
    busy         || any         -> NotReady    #! PM101 syntax-error `|`
    busy, away   | any          -> NotReady    #! PM101 syntax-error `,`
    busy or away | any          -> NotReady    #! PM101 syntax-error `or`
    = busy       | any          -> NotReady    #! PM101 syntax-error `=`
    is busy      | any          -> NotReady    #! PM101 syntax-error `is`
    busy         |              -> NotReady    #! PM101 syntax-error `->`
    | any                       -> NotReady    #! PM101 syntax-error `|`
    busy         | any          ->             #! PM101 syntax-error ``
    row x when any              -> keep        #! PM101 syntax-error `row`
    busy         | any          -> NotReady after 2   #! PM101 syntax-error `2`
    away         | any          -> NotReady after 2s
    {busy, absent} | any        -> NotReady    #! PM101 syntax-error `absent`
    otherwise    | any          -> NotReady    #! PM101 syntax-error `|`
    otherwise                   -> NotReady
}

table two first {
    availability | activity                    #! PM101 syntax-error ``
    busy         | any          -> NotReady
    otherwise                   -> keep
}

table three first {
    availability, activity -> outcome          #! PM101 syntax-error `,`
    busy         | any     -> NotReady
}

table four first {
    availability | activity -> result          #! PM101 syntax-error `result`
    busy         | any      -> NotReady
}

example one { availability busy => five keep }               #! PM101 syntax-error `one`
example "two" { availability is busy => five keep }          #! PM101 syntax-error `is`
example "three" { availability busy -> five keep }           #! PM101 syntax-error `->`
example "four" { availability busy => keep }                 #! PM101 syntax-error `keep`
example "five" { availability > 3000 => five keep }          #! PM101 syntax-error `>`
example "six" { availability busy => one: keep }             #! PM101 syntax-error `:`
timezone Europe/Paris                                        #! PM101 syntax-error `Europe`
renamed a b                                                  #! PM101 syntax-error `b`
with dnd yes x                                               #! PM101 syntax-error `x`
field x : token { a since 2 }                                #! PM101 syntax-error `2`
use microsoft 2010                                           #! PM101 syntax-error `2010`
define open = between 08:00 to 18:00                         #! PM101 syntax-error `to`
