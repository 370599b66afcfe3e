language 1
use microsoft
use genesys

define on_a_call = activity in {on-the-phone, in-a-conference}
define idle      = availability in {available-idle, busy-idle}    #! PM501 unused-define `idle`
define at_work   = not away
define away      = availability in away..offline

table voice first {  #! PM412 unreachable-state
    row call when on_a_call and at_work -> NotReady reason "OnCall"
    otherwise -> NotReady reason "Unknown"
}
