# A vocabulary of the house: lamps on a desk, and a target that has one.
language 1
vocabulary lamps "1", "2", "3"

field lamp "the lamp on the desk" : token { red, green, amber since "2", blinking until "1" }
field lamps.seen : caseless set of token { Red, Green, "Dark Blue" until "2" }
field brightness : int { dim = 0..9  bright = 10..99  blinding = 100.. }

state Lit "LampOn" routable {
    mode : token { steady, flashing since "2", strobe until "2" }
    label : text(12)
    volume : int
    dnd : yes/no
}
state Dark "LampOff" {
    mode : token { dimmed }
    reason : text(12)
}

transition any -> any : LampSet

renamed lantern -> lamp
renamed orange -> amber
renamed gleaming -> bright
renamed "Lit Up" -> Lit
renamed Unlit -> Dark
renamed even -> steady
