language 1
use microsoft
use genesys

table voice first {                                            #! PM301 gap `voice`
    row free when availability is available -> Ready after 2s
}

table chat first {
    row free when availability is available -> Ready after 2s
    row rest when any -> NotReady reason "Other"
}

table mail unique {
    row free when availability is available -> Ready after 2s
    otherwise -> NotReady reason "Other"
}

# Rows that take everything together need no last word, whatever the hit policy.
table post any {
    row rest when any -> NotReady reason "Other"
}

table fax unique {
    row free when availability is available -> Ready after 2s
    row rest when availability is not available -> NotReady reason "Other"
}

table sms unique {                                             #! PM301 gap `sms`
    row free when availability is available -> Ready after 2s
    row rest when availability < 3000 or availability > 4499 -> NotReady reason "Other"
}

table letters any {                                            #! PM301 gap `letters`
    availability | device -> outcome
    available    | any    -> Ready after 2s
    any          | web    -> Ready after 2s
}
#! never mind unreachable-state
