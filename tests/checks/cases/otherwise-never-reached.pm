language 1
use microsoft
use genesys

table voice first {
    row free when availability is available     -> Ready after 2s
    row rest when availability is not available -> NotReady reason "Other"
    otherwise                                   -> NotReady reason "Unknown"    #! PM315 otherwise-never-reached `otherwise                                   -> NotReady reason "Unknown"`
}

table chat first {
    row free when availability is available     -> Ready after 2s
    row all  when any                           -> NotReady reason "Other"
    otherwise                                   -> NotReady reason "Unknown"    #! PM315 otherwise-never-reached
}

# An absent number is none.
table mail first {
    row free when availability <= 4499          -> Ready after 2s
    row rest when availability > 4499           -> NotReady reason "Other"
    otherwise                                   -> NotReady reason "Unknown"
}
#! never mind fail-open, unreachable-state
