language 1
use microsoft
use genesys

table voice first {
    row free  when availability is available     -> Ready after 2s
    row lunch when availability in 15000..15999  -> NotReady reason "Away"     #! PM314 redundant-row
    row away  when availability is away          -> NotReady reason "Away"
    row late  when availability in 19000..19999  -> NotReady reason "Unknown" after 2s
    row gone  when availability is offline       -> NotReady reason "Unknown"  #! PM314 redundant-row `row gone  when availability is offline       -> NotReady reason "Unknown"`
    otherwise                                    -> NotReady reason "Unknown"
}

table chat any {
    row busy  when availability in 6000..8000    -> NotReady reason "Busy"  #! PM317 mergeable-rows
    row calm  when availability in 8000..8999    -> NotReady reason "Busy"
    row both  when availability in 7000..8500    -> NotReady reason "Busy"     #! PM314 redundant-row
    otherwise                                    -> NotReady reason "Unknown"
}

# A list under `unique` is there to be read.
table mail unique {
    row busy when availability is busy           -> NotReady reason "Unknown"
    otherwise                                    -> NotReady reason "Unknown"
}
#! never mind unreachable-state
