# A vocabulary that is missing is told once for its fields and once for its states.
language 1

define on_a_call = activity is on-the-phone             #! PM201 unknown-name `activity`
table voice first {
    row one when availability is busy -> NotReady reason "Busy"   #! PM203 unknown-state `NotReady`
    row two when on_a_call or calendar is busy -> NotReady
    row three when availability is available -> Ready
    otherwise -> NotReady
}
example "busy" { availability busy => voice NotReady reason "Busy" }
