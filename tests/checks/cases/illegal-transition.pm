language 1
use microsoft
vocabulary desk "1"

state In routable
state Out
state Paused { reason : text }

transition In     -> Out    : Leave
transition Out    -> In     : Enter
transition In     -> Paused : Pause
transition Paused -> In     : Enter

table voice first {
    row free when availability is available -> In after 3s
    row gone when availability is offline   -> Out  #! PM411 illegal-transition
    row busy when availability is busy      -> Paused reason "Busy"  #! PM411 illegal-transition
    otherwise                               -> Paused after 5s  #! PM411 illegal-transition
}
