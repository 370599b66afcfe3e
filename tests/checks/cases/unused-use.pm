language 1
use microsoft
use genesys
use pidf                                   #! PM503 unused-use `use pidf`
use sip        # the subscription's end    #! PM503 unused-use `use sip`
use "parts/scales.pm"                      #! PM503 unused-use `use "parts/scales.pm"`
use "parts/only-microsoft.pm"
use "parts/defines.pm"
use "parts/clock.pm"
use "parts/elsewhere.pm"
use "parts/from-elsewhere.pm"

table voice first {  #! PM412 unreachable-state
    row free when at_the_desk and on mon..fri -> Ready  #! PM409 ready-without-hold
    row gone when availability is offline -> Elsewhere  #! PM411 illegal-transition
    otherwise -> NotReady  #! PM411 illegal-transition
}
