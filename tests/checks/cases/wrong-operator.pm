language 1
use microsoft
use genesys
context { agent.start : time of day   agent.day : weekday   agent.on_call : yes/no }
table voice first {
    row one when activity < in-a-meeting -> keep        #! PM205 wrong-operator `activity < in-a-meeting`
    row two when availability like "6*" -> keep         #! PM205 wrong-operator `availability like "6*"`
    row three when note like "*lunch*" and availability < busy -> keep
    row four when availability between 08:00 and 18:00 -> keep   #! PM205 wrong-operator `availability between 08:00 and 18:00`
    row five when agent.start between 08:00 and 18:00 -> keep
    row six when agent.day > tue or agent.day between 08:00 and 09:00 -> keep   #! PM205 wrong-operator `agent.day > tue` #! PM205 wrong-operator `agent.day between 08:00 and 09:00`
    row seven when note >= "m" or agent.on_call < yes -> keep    #! PM205 wrong-operator `note >= "m"` #! PM205 wrong-operator `agent.on_call < yes`
    row eight when activity like "in-*" -> keep         #! PM205 wrong-operator `activity like "in-*"`
    otherwise -> NotReady
}
table chat first {
    availability            | device     | note  -> outcome
    like "6*"               | any        | any   -> NotReady   #! PM205 wrong-operator `like "6*"`
    between 08:00 and 18:00 | < web      | any   -> NotReady   #! PM205 wrong-operator `between 08:00 and 18:00` #! PM205 wrong-operator `< web`
    any                     | like "w*"  | > "a" -> NotReady   #! PM205 wrong-operator `like "w*"` #! PM205 wrong-operator `> "a"`
    otherwise                                    -> NotReady
}
