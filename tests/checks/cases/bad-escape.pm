language 1
use microsoft
use genesys
table voice first {
    row busy when availability is busy -> NotReady reason "a\qb"  #! PM104 bad-escape `\q`
    row away when availability is away -> NotReady reason "a\\b \"c\" \n\t"
    otherwise -> NotReady
}
