language 1
use microsoft
use genesys
table voice first {
    row one when availability is available -> Ready reason "x"   #! PM207 illegal-attribute `reason`
    row two when availability is busy -> NotReady raeson "x"     #! PM207 illegal-attribute `raeson`
    row three when availability is away -> NotReady mode auto-in #! PM202 unknown-token `auto-in`
    otherwise -> NotReady
}
