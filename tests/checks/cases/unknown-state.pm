language 1
use microsoft
use genesys
table voice first {
    row one when availability is busy -> Notready reason "Busy"  #! PM203 unknown-state `Notready`
    otherwise -> NotReady
}
transition Ready -> Redy : AgentReady                            #! PM203 unknown-state `Redy`
