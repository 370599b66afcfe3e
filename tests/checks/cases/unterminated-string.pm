language 1
use microsoft
use genesys
table voice first {
    row busy when availability is busy -> NotReady reason "Busy  #! PM103 unterminated-string
    row away when availability is away -> NotReady reason "Away"
    otherwise -> NotReady
}
