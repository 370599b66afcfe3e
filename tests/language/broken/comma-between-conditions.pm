language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone, not agent.on_call -> keep   #! PM101 syntax-error `,`
    row away when availability in away, be-right-back -> keep           #! PM101 syntax-error `,`
    otherwise -> NotReady
}
