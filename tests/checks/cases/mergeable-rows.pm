language 1
use microsoft
use genesys

table voice first {
    row free when availability is available      -> Ready after 2s
    row busy when availability is busy           -> NotReady reason "Busy"  #! PM317 mergeable-rows
    row away when availability is away           -> NotReady reason "Away"
    row dnd  when availability is do-not-disturb -> NotReady reason "Busy"
    row gone when availability is offline        -> NotReady reason "Busy" after 2s
    otherwise                                    -> NotReady reason "Unknown"
}

# What stands between may be what counts.
table chat first {
    row free when availability is available      -> Ready after 2s
    row busy when availability is busy           -> NotReady reason "Busy"
    row web  when device is web                  -> keep
    row dnd  when availability is do-not-disturb -> NotReady reason "Busy"
    otherwise                                    -> NotReady reason "Unknown"
}

# The lines of a grid are a list.
table mail unique {
    availability   | device -> outcome
    available      | any    -> Ready after 2s
    busy           | any    -> NotReady reason "Busy"
    do-not-disturb | any    -> NotReady reason "Busy"
    otherwise               -> NotReady reason "Unknown"
}
#! never mind unreachable-state
