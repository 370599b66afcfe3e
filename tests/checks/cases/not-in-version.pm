# A vocabulary may have tables of its own; its newest version is in use.
language 1
vocabulary shutters "1", "2", "3"
use microsoft "2010"
use "parts/lamps.pm"
use genesys

field shutter : token { up, down, stuck until "1", jammed until "2", locked since "2" until "2" }
field shutters : set of token open { up, lost until "2" }

define is_stuck = shutter in {stuck, jammed}             #! PM212 not-in-version `stuck` #! PM212 not-in-version `jammed`

table voice first {
    row one when activity is off-work -> NotReady        #! PM212 not-in-version `off-work`
    row two when activity in {on-the-phone, in-presentation} -> NotReady   #! PM212 not-in-version `in-presentation`
    row three when activity is not "off-work" -> NotReady #! PM212 not-in-version `"off-work"`
    row four when lamp is blinking -> NotReady           #! PM212 not-in-version `blinking`
    row five when lamps.seen in {red, "dark blue"} -> NotReady   #! PM212 not-in-version `"dark blue"`
    row six when shutters in {up, lost} -> NotReady      #! PM212 not-in-version `lost`
    row seven when shutter is locked -> Lit mode strobe  #! PM212 not-in-version `locked` #! PM212 not-in-version `strobe`
    row eight when is_stuck or lamp is amber -> Lit mode flashing
    otherwise -> NotReady
}

table chat first {
    shutter         | activity     -> outcome
    stuck           | any          -> Ready              #! PM212 not-in-version `stuck`
    {up, jammed}    | not off-work -> Ready              #! PM212 not-in-version `jammed` #! PM212 not-in-version `off-work`
    otherwise                      -> NotReady
}

example "work is over" { activity off-work => voice NotReady }   #! PM212 not-in-version `off-work`
