language 1
use microsoft
use genesys

table voice first {  #! PM412 unreachable-state
    row call when activity in {on-the-phone, in-a-meeting} -> NotReady reason "Busy"
    row free when availability is available                -> Ready  #! PM409 ready-without-hold
    otherwise                                              -> NotReady reason "Unknown"
}

# Beside what is kept, or waits, nothing flaps.
table chat first {
    row free when availability is available -> Ready
    row busy when availability is busy      -> NotReady reason "Busy" after 5s
    row idle when availability is busy-idle -> keep
    otherwise                               -> NotReady reason "Unknown"
}
