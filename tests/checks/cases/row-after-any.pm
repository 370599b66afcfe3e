language 1
use microsoft
use genesys

table voice first {  #! PM412 unreachable-state
    row free when availability is available -> Ready  #! PM409 ready-without-hold
    row all  when any                       -> NotReady reason "Busy"
    row gone when availability is offline   -> LoggedOut              #! PM302 row-after-any
    otherwise                               -> keep                   #! PM302 row-after-any `otherwise                               -> keep`
}

# Under `unique` and `any` a row that matches everything hides nothing.
table chat any {
    row all  when any                       -> NotReady reason "Busy"
    row busy when availability is busy      -> NotReady reason "Busy"
    otherwise                               -> NotReady reason "Busy"
}
