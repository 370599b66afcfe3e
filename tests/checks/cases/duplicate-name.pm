language 1
language 1                                              #! PM206 duplicate-name `language 1`
use microsoft
use genesys
field note : int                                        #! PM206 duplicate-name `note`
field mine : int { low = 0..1  low = 2..3 }             #! PM206 duplicate-name `low`
field tokens : token { one, two, one }                  #! PM206 duplicate-name `one`
field loose : caseless token { one, ONE }               #! PM206 duplicate-name `ONE`
field mine : int                                        #! PM206 duplicate-name `mine`
context { mine : text }                                 #! PM206 duplicate-name `mine`
timezone "Europe/Berlin"
timezone "Europe/London"                                #! PM206 duplicate-name `"Europe/London"`
field weekday : token { mon, sun }                      #! PM206 duplicate-name `weekday`

define calls = activity is on-the-phone
define calls = activity is in-a-conference              #! PM206 duplicate-name `calls`
define device = activity is off-work                    #! PM206 duplicate-name `device`
# What stands behind a name that can't be is not looked at.
define availability = available                         #! PM206 duplicate-name `availability`

state Ready                                             #! PM206 duplicate-name `Ready`
state Booth { light : yes/no  light : int }             #! PM206 duplicate-name `light`
transition Ready -> Booth : Move
transition Ready -> Booth : Move                        #! PM206 duplicate-name `Ready -> Booth`
with dnd yes : Hush                                     #! PM206 duplicate-name `dnd yes`
renamed uno -> one
renamed uno -> two                                      #! PM206 duplicate-name `uno`
renamed two -> two                                      #! PM206 duplicate-name `two`

table voice first {
    row one when calls -> NotReady reason "a" reason "b"     #! PM206 duplicate-name `reason`
    row one when mine is 3 -> keep                      #! PM206 duplicate-name `one`
    row two when availability is busy -> keep
    otherwise -> NotReady
}
table voice first { otherwise -> NotReady }             #! PM206 duplicate-name `voice`

table chat first {
    availability | calls | availability -> outcome      #! PM206 duplicate-name `availability`
    busy         | yes   | any          -> NotReady
    x: away      | any   | any          -> NotReady
    x: offline   | any   | any          -> LoggedOut    #! PM206 duplicate-name `x`
    otherwise                           -> NotReady
}

example "one" { availability busy, availability away => voice NotReady }   #! PM206 duplicate-name `availability`
example "one" { => voice keep, chat NotReady, voice keep }   #! PM206 duplicate-name `"one"` #! PM206 duplicate-name `voice`
