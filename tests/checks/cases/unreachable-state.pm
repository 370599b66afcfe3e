language 1
use microsoft
use sip
use genesys-cloud  #! PM503 unused-use
use genesys

table voice first {  #! PM412 unreachable-state `voice`
    row busy when availability is not absent or subscription is absent -> NotReady
    row free when availability is available -> Ready after 3s
    otherwise                               -> NotReady reason "Unknown"
}
#! never mind shadowed-row
