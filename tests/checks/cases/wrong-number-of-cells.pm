language 1
use microsoft
use genesys
define calling = activity is on-the-phone

table chat first {
    availability | calling | device -> outcome
    available    | no               -> Ready                #! PM223 wrong-number-of-cells `available    | no`
    busy                            -> NotReady             #! PM223 wrong-number-of-cells `busy`
    away         | any | any | any  -> NotReady after 2s    #! PM223 wrong-number-of-cells `any`
    gone: away   | any | web | any | not {web, mobile} -> LoggedOut    #! PM223 wrong-number-of-cells `any | not {web, mobile}`
    half: between 08:00 and 09:00   -> keep                 #! PM223 wrong-number-of-cells `between 08:00 and 09:00`
    any          | any | any        -> keep
    otherwise                       -> NotReady
}

table voice first {
    availability        -> outcome
    available | mobile  -> Ready                            #! PM223 wrong-number-of-cells `mobile`
    otherwise           -> NotReady
}
