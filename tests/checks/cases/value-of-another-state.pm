language 1
use microsoft
use genesys
use "parts/lamps.pm"

table lamps first {
    row one when lamp is red -> Lit mode dimmed          #! PM213 value-of-another-state `dimmed`
    row two when lamp is green -> Dark mode steady       #! PM213 value-of-another-state `steady`
    row three when lamp is amber -> Dark mode "flashing" #! PM213 value-of-another-state `"flashing"`
    row four when any -> Lit mode steady label "on"
    otherwise -> Dark mode dimmed
}

table voice first {
    row one when availability is available -> Ready mode AuxWork     #! PM213 value-of-another-state `AuxWork`
    row two when availability is busy -> NotReady mode AutoIn reason "Busy"   #! PM213 value-of-another-state `AutoIn`
    otherwise -> NotReady mode AuxWork
}

table chat first {
    availability -> outcome
    available    -> Ready mode AfterCallWork after 2s    #! PM213 value-of-another-state `AfterCallWork`
    otherwise    -> NotReady
}

example "free" { availability available => voice Ready mode WalkAway }  #! PM213 value-of-another-state `WalkAway`
