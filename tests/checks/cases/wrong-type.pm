language 1
use microsoft
use pidf
use genesys
context { agent.on_call : yes/no  agent.group : text  agent.age : duration }
field broken : int { high = 9..3 }                      #! PM204 wrong-type `9..3`
state Odd { broken : duration }                         #! PM204 wrong-type `duration`
table voice first {
    row one when availability is on_the_phone_number -> keep  #! PM202 unknown-token
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
    otherwise -> NotReady
}
