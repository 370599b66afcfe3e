language 1
use microsoft
use genesys

table wazo first {
    row busy when availability is busy -> NotReady reason "Busy"
    row away when availability is away -> NotReady reason "Away"
    otherwise                          -> Ready                       #! PM401 fail-open
}

table negation first {
    row free when not availability in busy..offline -> Ready mode AutoIn   #! PM401 fail-open
    otherwise -> NotReady
}

table safe first {
    row nothing when availability is absent -> NotReady reason "Unknown"
    otherwise -> Ready
}
