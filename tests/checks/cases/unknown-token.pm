language 1
use microsoft
use pidf
use genesys
use "parts/lamps.pm"
timezone "Europe/Berlin"
table voice first {
    row one when availability is bussy -> keep          #! PM202 unknown-token `bussy`
    row two when activity is on-the-fone -> keep        #! PM202 unknown-token `on-the-fone`
    row three when activities in {busy, on-the-fone} -> keep   #! PM202 unknown-token `on-the-fone`
    row four when activity is "brand-new" -> NotReady mode aux_work   #! PM202 unknown-token `aux_work`
    row five when calendar is "brand-new" -> keep       #! PM202 unknown-token `"brand-new"`
    row six when availability in busy..afk -> keep      #! PM202 unknown-token `afk`
    row seven when activity in {brand-new, in-a-meting} -> keep   #! PM202 unknown-token `brand-new` #! PM202 unknown-token `in-a-meting`
    row eight when on monday..friday -> keep            #! PM202 unknown-token `monday` #! PM202 unknown-token `friday`
    row open when on mon-fri or weekday is sat-sun -> keep   #! PM202 unknown-token `mon-fri` #! PM202 unknown-token `sat-sun`
    row nine when weekday is not sunday or on {sat, son} -> keep  #! PM202 unknown-token `sunday` #! PM202 unknown-token `son`
    row ten when lamps.seen in {RED, "Light Blue"} -> keep   #! PM202 unknown-token `"Light Blue"`
    row eleven when brightness > blindin -> Lit mode stedy   #! PM202 unknown-token `blindin` #! PM202 unknown-token `stedy`
    row twelve when not lamp is on-fire -> Lit mode "strobing"   #! PM202 unknown-token `on-fire` #! PM202 unknown-token `"strobing"`
    otherwise -> NotReady
}
table chat first {
    availability  | activity               | weekday    -> outcome
    bussy         | any                    | any        -> NotReady    #! PM202 unknown-token `bussy`
    busy..afk     | on-the-fone            | any        -> NotReady    #! PM202 unknown-token `afk` #! PM202 unknown-token `on-the-fone`
    < awya        | {in-a-meeting, x-y}    | any        -> NotReady    #! PM202 unknown-token `awya` #! PM202 unknown-token `x-y`
    any           | not "anything-at-all"  | {mon, tus} -> NotReady    #! PM202 unknown-token `tus`
    otherwise                                           -> NotReady
}
example "slips" {
    availability bussy, activity on-the-fone, weekday monday,   #! PM202 unknown-token `bussy` #! PM202 unknown-token `on-the-fone` #! PM202 unknown-token `monday`
    activities {busy, lunching}, calendar "busy", lamps.seen {pink}   #! PM202 unknown-token `lunching` #! PM202 unknown-token `pink`
    => voice keep, chat NotReady mode Aux               #! PM202 unknown-token `Aux`
}
with mode dimed : LampDim                               #! PM202 unknown-token `dimed`
