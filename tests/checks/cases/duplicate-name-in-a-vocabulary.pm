language 1
vocabulary blinds "1", "2", "1"             #! PM206 duplicate-name `"1"`
vocabulary shutters "3"                     #! PM206 duplicate-name `vocabulary shutters "3"`

field blind : token { up since "1", down since "2" }
field slats : token { up, down, up }        #! PM206 duplicate-name `up`

state Sunny { mode : token { glare, glare } }   #! PM206 duplicate-name `glare`
state Dull { mode : token { glare } }
transition any -> any : Shade
transition any -> any : ShadeAgain          #! PM206 duplicate-name `transition any -> any : ShadeAgain`
transition any -> Dull : ShadeMore
transition any -> Dull : ShadeMore          #! PM206 duplicate-name `transition any -> Dull : ShadeMore`
with mode glare : Shout
with mode glare : Whisper                   #! PM206 duplicate-name `mode glare`
