language 1
use microsoft
use genesys
field note : int                                        #! PM206 duplicate-name `note`
field mine : int { low = 0..1  low = 2..3 }             #! PM206 duplicate-name `low`
field tokens : token { one, two, one }                  #! PM206 duplicate-name `one`
field mine : int                                        #! PM206 duplicate-name `mine`
define calls = activity is on-the-phone
define calls = activity is in-a-conference              #! PM206 duplicate-name `calls`
define device = activity is off-work                    #! PM206 duplicate-name `device`
state Ready                                             #! PM206 duplicate-name `Ready`
table voice first {
    row one when calls -> NotReady reason "a" reason "b"     #! PM206 duplicate-name `reason`
    row one when mine is 3 -> keep                      #! PM206 duplicate-name `one`
    otherwise -> NotReady
}
table voice first { otherwise -> NotReady }             #! PM206 duplicate-name `voice`
