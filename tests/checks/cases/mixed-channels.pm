language 1
use microsoft
use genesys
use "parts/scales.pm"

state Elsewhere

table voice first {
    row free when availability is available -> Ready  #! PM409 ready-without-hold
    row busy when availability is busy      -> Absent        #! PM406 mixed-channels `row busy when availability is busy      -> Absent`
    row away when availability is away      -> Present
    otherwise                               -> NotReady
}

table chat unique {
    availability -> outcome
    available    -> Present
    busy         -> keep
    otherwise    -> LoggedOut                                #! PM406 mixed-channels #! PM407 logout-on-lost-subscription #! PM408 logout-on-call
}

# A channel each, and a state of the site's own beside either.
table mail first {
    row free when availability is available -> Ready  #! PM409 ready-without-hold
    row busy when availability is busy      -> Elsewhere
    row idle when availability is available-idle -> restore
    otherwise                               -> NotReady
}
table lamp first {
    row free when availability is available -> Present  #! PM409 ready-without-hold
    row busy when availability is busy      -> Elsewhere
    otherwise                               -> Absent
}
