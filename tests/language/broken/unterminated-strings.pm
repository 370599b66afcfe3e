language 1
use microsoft
use genesys

table voice first {
#! PM103 unterminated-string@next `"On call`
    row call when activity is on-the-phone -> NotReady reason "On call
#! PM103 unterminated-string@next `"Away”`
    row away when availability is away -> NotReady reason "Away”
    otherwise -> NotReady
}
