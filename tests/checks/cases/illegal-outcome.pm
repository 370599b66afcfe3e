# Nothing leads to Paused, and do-not-disturb can't be switched off.
language 1
use microsoft
vocabulary desk "1"

state In routable { dnd : yes/no }
state Out { dnd : yes/no }
state Paused

transition In     -> Out    : Leave
transition Out    -> In     : Enter
transition Paused -> In     : Enter
transition Paused -> Out    : Leave
transition Out    -> Out    : Stay
with dnd yes : SetDNDOn

table voice first {
    row free  when availability is available -> In after 3s
    row quiet when availability is away      -> Out dnd yes
    row loud  when availability is busy      -> Out dnd no  #! PM410 illegal-outcome
    row idle  when availability is busy-idle -> Paused  #! PM410 illegal-outcome
    otherwise                                -> Paused
}
#! never mind redundant-row
