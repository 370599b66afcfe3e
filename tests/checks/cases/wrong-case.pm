language 1
use microsoft
use pidf
use genesys
use "parts/lamps.pm"
context { agent.group : text   agent.day : weekday   agent.on_call : yes/no }

define on_a_call = activity is On-The-Phone               #! PM211 wrong-case `On-The-Phone`

table voice first {
    row one when Availability is busy -> NotReady         #! PM211 wrong-case `Availability`
    row two when availability is Busy -> NotReady         #! PM211 wrong-case `Busy`
    row three when availability in busy..Away -> NotReady #! PM211 wrong-case `Away`
    row four when availability < AWAY -> NotReady         #! PM211 wrong-case `AWAY`
    row five when On_A_Call -> NotReady                   #! PM211 wrong-case `On_A_Call`
    row six when activity is "IN-A-MEETING" -> NotReady   #! PM211 wrong-case `"IN-A-MEETING"`
    row seven when activity in {in-a-meeting, "In-A-Conference"} -> NotReady #! PM211 wrong-case `"In-A-Conference"`
    row eight when not activities in {Busy, meeting} -> NotReady #! PM211 wrong-case `Busy`
    row nine when Agent.Group is "Sales" -> NotReady      #! PM211 wrong-case `Agent.Group`
    row ten when agent.day in {Mon..fri} -> NotReady      #! PM211 wrong-case `Mon`
    row eleven when availability is busy -> Notready      #! PM211 wrong-case `Notready`
    row twelve when any -> Ready mode MANUALIN            #! PM211 wrong-case `MANUALIN`
    row thirteen when any -> NotReady Reason "Tea"        #! PM211 wrong-case `Reason`
    otherwise -> notready                                 #! PM211 wrong-case `notready`
}

# Of a caseless field no spelling is wrong; texts are people's own.
table lamps first {
    row one when lamps.seen in {red, GREEN} -> Lit
    row two when agent.group is "SALES" or note like "*LUNCH*" -> Dark
    row three when lamp is RED -> Lit                     #! PM211 wrong-case `RED`
    row four when brightness is Dim -> Lit Mode steady    #! PM211 wrong-case `Dim` #! PM211 wrong-case `Mode`
    row five when lamp is red -> Lit mode "STEADY"        #! PM211 wrong-case `"STEADY"`
    otherwise -> dark                                     #! PM211 wrong-case `dark`
}

table chat first {
    Availability | device | note -> outcome               #! PM211 wrong-case `Availability`
    busy         | Mobile | any  -> NotReady              #! PM211 wrong-case `Mobile`
    away         | {web, WEB} | "A" -> NotReady           #! PM211 wrong-case `WEB`
    otherwise                    -> NotReady
}

example "upper and lower" {
    AVAILABILITY 6500, activity On-The-Phone              #! PM211 wrong-case `AVAILABILITY` #! PM211 wrong-case `On-The-Phone`
    => Voice NotReady, chat NOTREADY                      #! PM211 wrong-case `Voice` #! PM211 wrong-case `NOTREADY`
}

with Volume 3 : LampShout                                 #! PM211 wrong-case `Volume`
with mode flashing : LampFlash
with mode dimmed : LampDim
with mode Steady : LampHold                               #! PM211 wrong-case `Steady`
transition ready -> Dark : LampOff                        #! PM211 wrong-case `ready`
