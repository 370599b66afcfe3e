language 1
use microsoft
use genesys

table voice first {
    row call when activity in [on-the-phone, in-a-meeting] -> keep     #! PM102 bad-character `[`
    row away when availability in (away, be-right-back)    -> keep     #! PM101 syntax-error `(`
    otherwise -> NotReady
}
