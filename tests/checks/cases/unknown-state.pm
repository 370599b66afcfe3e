language 1
use microsoft
use genesys
table voice first {
    row one when availability is busy -> Notredy reason "Busy"   #! PM203 unknown-state `Notredy`
    row two when availability is away -> Paused reason "Away"    #! PM203 unknown-state `Paused`
    row three when availability is offline -> LogedOut after 2s  #! PM203 unknown-state `LogedOut`
    otherwise -> NotReady
}
table chat first {
    availability -> outcome
    available    -> Redy                                         #! PM203 unknown-state `Redy`
    otherwise    -> NotReady
}
example "busy" { availability busy => voice Busy, chat NotReady }   #! PM203 unknown-state `Busy`
state Booth
transition Booth -> Redy : AgentReady                            #! PM203 unknown-state `Redy`
transition any -> Lunch : AgentNotReady                          #! PM203 unknown-state `Lunch`
transition Lunch -> any : AgentReady                             #! PM203 unknown-state `Lunch`
