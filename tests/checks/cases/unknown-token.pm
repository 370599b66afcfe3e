language 1
use microsoft
use pidf
use genesys
table voice first {
    row one when availability is bussy -> keep          #! PM202 unknown-token `bussy`
    row two when activity is On-The-Phone -> keep       #! PM202 unknown-token `On-The-Phone`
    row three when activities in {busy, on-the-fone} -> keep   #! PM202 unknown-token `on-the-fone`
    row four when activity is "brand-new" -> NotReady mode aux_work   #! PM202 unknown-token `aux_work`
    row five when calendar is "brand-new" -> keep       #! PM202 unknown-token `"brand-new"`
    row six when availability in busy..afk -> keep      #! PM202 unknown-token `afk`
    row seven when activity is "ON-THE-PHONE" -> keep   #! PM202 unknown-token `"ON-THE-PHONE"`
    otherwise -> NotReady
}
