language 1
use microsoft
use genesys

table wazo first {  #! PM412 unreachable-state
    row busy when availability is busy -> NotReady reason "Busy"
    row away when availability is away -> NotReady reason "Away"
    otherwise                          -> Ready                       #! PM401 fail-open #! PM409 ready-without-hold
}

table negation first {
    row free when not availability in busy..offline -> Ready mode AutoIn   #! PM401 fail-open #! PM409 ready-without-hold
    otherwise -> NotReady
}

# Who only asks for absence, or for a lower end, has forgotten what servers send besides.
table gone first {
    row nothing when availability is absent -> NotReady reason "Unknown"
    otherwise -> Ready  #! PM401 fail-open
}
table below first {
    row free when availability < 4500 -> Ready after 3s  #! PM401 fail-open
    otherwise -> NotReady
}

table safe first {
    row nothing when availability is absent or availability < 3000 -> NotReady reason "Unknown"
    otherwise -> Ready
}
