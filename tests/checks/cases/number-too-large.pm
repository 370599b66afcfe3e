language 1
use microsoft
use genesys
context { agent.start : time of day }
field mine : int { huge = 1..4294967296 }               #! PM209 number-too-large `1..4294967296`
table voice first {
    row one when availability is 4294967295 -> keep
    row two when availability > 4294967296 -> keep      #! PM209 number-too-large `4294967296`
    row three when availability in {1, 99999999999} -> keep   #! PM209 number-too-large `99999999999`
    row four when agent.start < 24:00 -> keep           #! PM209 number-too-large `24:00`
    row five when agent.start between 18:00 and 24:00 -> keep
    otherwise -> NotReady
}
table chat first {
    availability  -> outcome
    1..5000000000 -> Ready                              #! PM209 number-too-large `5000000000`
    otherwise     -> NotReady
}
example "large" { availability 4294967296, agent.start 24:00 => voice keep }   #! PM209 number-too-large `4294967296` #! PM209 number-too-large `24:00`
