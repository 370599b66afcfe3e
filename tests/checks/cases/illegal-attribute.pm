language 1
use microsoft
use genesys
use "parts/lamps.pm"

table voice first {
    row one when availability is available -> Ready reason "x"   #! PM207 illegal-attribute `reason`
    row two when availability is busy -> NotReady raeson "x"     #! PM207 illegal-attribute `raeson`
    row three when any -> Lit label "x" volume 3 brightness 4    #! PM207 illegal-attribute `brightness`
    row four when any -> Dark labe "x" vollume 3                 #! PM207 illegal-attribute `labe` #! PM207 illegal-attribute `vollume`
    row five when any -> NotReady aftr 2s                        #! PM207 illegal-attribute `aftr`
    otherwise -> LoggedOut mode AuxWork                          #! PM207 illegal-attribute `mode`
}

table chat first {
    lamp      -> outcome
    red       -> Lit dnd yes
    green     -> Dark dnd yes                                    #! PM207 illegal-attribute `dnd`
    otherwise -> Dark
}

example "a reason too many" { lamp red => voice Ready reason "x", chat Lit lable "x" }  #! PM207 illegal-attribute `reason` #! PM207 illegal-attribute `lable`

with ddn no : LampLoud                                           #! PM207 illegal-attribute `ddn`
with colour red : LampRed                                        #! PM207 illegal-attribute `colour`
