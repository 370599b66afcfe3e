language 1
use microsoft "2013"
use genesys
use pidf
use genesys                                 #! PM016 duplicate-use `use genesys`
use microsoft "2013"                        #! PM016 duplicate-use `use microsoft "2013"`
use "parts/lamps.pm"
use "parts/../parts/lamps.pm"               #! PM016 duplicate-use `use "parts/../parts/lamps.pm"`
use pidf "rfc4480"                          #! PM016 duplicate-use `use pidf "rfc4480"`
use "parts/wall-clock.pm"

table voice first {
    row free when availability is available -> Ready
    otherwise -> NotReady
}
