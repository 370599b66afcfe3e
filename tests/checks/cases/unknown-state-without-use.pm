language 1
use microsoft
table voice first {
    row free when availability is available -> Ready             #! PM203 unknown-state `Ready`
    row busy when availability is busy -> NotReady reason "Busy"
    otherwise -> NotReady
}
example "free" { availability available => voice Ready }
