language 1
use microsoft
use genesys

# Each line doubles what stands behind the name.
define d0 = availability is busy
define d1 = d0 or d0
define d2 = d1 or d1
define d3 = d2 or d2
define d4 = d3 or d3
define d5 = d4 or d4
define d6 = d5 or d5
define d7 = d6 or d6
define d8 = d7 or d7
define d9 = d8 or d8
define d10 = d9 or d9
define d11 = d10 or d10
define d12 = d11 or d11
define d13 = d12 or d12   #! PM210 condition-too-large

table voice first {
    row one when d12 and d9 -> keep
    row two when d12 and (d12 or activity is in-a-meeting) -> keep   #! PM210 condition-too-large
    otherwise -> NotReady
}
