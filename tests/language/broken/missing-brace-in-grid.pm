language 1
use microsoft
use genesys

table voice first {
    availability | activity        -> outcome
    available    | any             -> Ready
    otherwise                      -> NotReady

define called = activity is on-the-phone                    #! PM101 syntax-error `define`
define talked                                               #! PM101 syntax-error ``
