language 1
vocabulary blinds "1", "2", "3"
use genesys "7"                             #! PM017 unknown-version `"7"`
use microsoft "1999"                        #! PM017 unknown-version `"1999"`
use pidf ""                                 #! PM017 unknown-version `""`

field blind : token {
    up,
    down,
    tilted since "2",
    half since "4",                         #! PM017 unknown-version `"4"`
    closed until "2.0",                     #! PM017 unknown-version `"2.0"`
    never since "3" until "2",              #! PM204 wrong-type `never since "3" until "2"`
    shut since "one" until "3",             #! PM017 unknown-version `"one"`
}

state Sunny {
    mode : token { glare, warm since "9" }  #! PM017 unknown-version `"9"`
}
transition any -> any : Shade
