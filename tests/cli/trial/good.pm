language 1
use microsoft
use genesys

table voice first {
    row free when availability is available -> Ready after 2s
    row busy when availability is busy      -> NotReady reason "Busy"
    row idle when availability is away      -> keep
    otherwise                               -> NotReady reason "Unknown"
}

example "free" { availability available => voice Ready after 2s }
example "nothing known" { note "at lunch" => voice NotReady reason "Unknown" }
