language 1
use microsoft
use genesys

example "free" { availability is 3500 => voice Ready }      #! PM101 syntax-error `is`
example "busy" { availability = 6500 => voice NotReady }    #! PM101 syntax-error `=`
example "away" { availability: 15500 => voice NotReady }    #! PM101 syntax-error `:`
