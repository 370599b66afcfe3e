language 1
use microsoft
use genesys

table voice first {
    row call when activity in {on-the-phone, in-a-meeting -> keep      #! PM101 syntax-error `->`
    row away when availability is away -> keep
    otherwise -> NotReady
}
