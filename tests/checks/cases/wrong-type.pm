language 1
use microsoft
use pidf
use genesys
use "parts/lamps.pm"
context {
    agent.on_call : yes/no
    agent.group : text
    agent.age : duration
    agent.start : time of day
    agent.day : weekday
    agent.key : text(8)                                 #! PM204 wrong-type `text(8)`
}
field broken : int { high = 9..3 }                      #! PM204 wrong-type `9..3`
field never : token { a }
state Odd { broken : duration  looks : token open { a }  loud : caseless token { a } }   #! PM204 wrong-type `duration` #! PM204 wrong-type `token open { a }` #! PM204 wrong-type `caseless token { a }`
define calling = activity is on-the-phone
table voice first {
    row two when availability is "busy" -> keep         #! PM204 wrong-type `"busy"`
    row three when activity is 6500 -> keep             #! PM204 wrong-type `6500`
    row four when agent.on_call is 1 -> keep            #! PM204 wrong-type `1`
    row five when agent.group is sales -> keep          #! PM204 wrong-type `sales`
    row six when availability -> keep                   #! PM204 wrong-type `availability`
    row seven when agent.age > 5 -> keep                #! PM204 wrong-type `5`
    row eight when availability in 7000..6000 -> keep   #! PM204 wrong-type `7000..6000`
    row nine when availability is busy -> NotReady reason 5      #! PM204 wrong-type `5`
    row ten when agent.age > 5m and agent.group is "sales" and agent.on_call is no -> keep
    row twelve when availability is away -> Odd broken 5
    row eleven when availability is away -> NotReady dnd 1       #! PM204 wrong-type `1`
    row night when agent.start in 22:00..06:00 -> keep  #! PM204 wrong-type `22:00..06:00`
    row never when agent.start between 08:00 and 08:00 -> keep   #! PM204 wrong-type `agent.start between 08:00 and 08:00`
    row day when agent.day is "mon" or agent.day is 1 -> keep    #! PM204 wrong-type `"mon"` #! PM204 wrong-type `1`
    row start when agent.start > 8 or agent.age is 08:00 -> keep #! PM204 wrong-type `8` #! PM204 wrong-type `08:00`
    row pair when agent.on_call in {yes, no} -> Lit volume "3"   #! PM204 wrong-type `yes, no` #! PM204 wrong-type `"3"`
    row name when agent.group in {"a", b} -> Lit dnd "no" mode 3 #! PM204 wrong-type `b` #! PM204 wrong-type `"no"` #! PM204 wrong-type `3`
    row call when calling is yes or calling is absent -> keep    #! PM204 wrong-type `calling` #! PM204 wrong-type `calling`
    otherwise -> NotReady
}
table chat first {
    availability | calling   | agent.on_call -> outcome
    "busy"       | yes       | any           -> Ready   #! PM204 wrong-type `"busy"`
    2s           | maybe     | no            -> Ready   #! PM204 wrong-type `2s` #! PM204 wrong-type `maybe`
    9..3         | {yes, no} | 1             -> Ready   #! PM204 wrong-type `9..3` #! PM204 wrong-type `{yes, no}` #! PM204 wrong-type `1`
    any          | absent    | not yes       -> Ready   #! PM204 wrong-type `absent`
    any          | > 3       | {no}          -> Ready   #! PM204 wrong-type `> 3`
    otherwise                                -> NotReady
}
example "types" {
    availability "busy", activity {on-the-phone, in-a-meeting}, agent.on_call 1,   #! PM204 wrong-type `"busy"` #! PM204 wrong-type `on-the-phone, in-a-meeting` #! PM204 wrong-type `1`
    agent.group sales, agent.age 5, agent.start 8, agent.day "mon", activities busy  #! PM204 wrong-type `sales` #! PM204 wrong-type `5` #! PM204 wrong-type `8` #! PM204 wrong-type `"mon"`
    => voice NotReady reason Tea                        #! PM204 wrong-type `Tea`
}
example "a define" { calling yes => voice keep }        #! PM204 wrong-type `calling`
with label "x" : LampSay                                #! PM204 wrong-type `"x"`
with volume yes : LampShout                             #! PM204 wrong-type `yes`
