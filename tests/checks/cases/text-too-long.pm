language 1
use microsoft
use "parts/lamps.pm"

state Booth { sign : text(0)   plate : text(4)   note : text }
transition any -> Booth : LampSet

table voice first {
    row one when lamp is red -> Lit label "thirteen char"     #! PM216 text-too-long `"thirteen char"`
    row two when lamp is green -> Lit label "twelve chars"
    row three when lamp is amber -> Dark reason "fünfzehn Zeichen"  #! PM216 text-too-long `"fünfzehn Zeichen"`
    row four when note is absent -> Dark reason "zwölf Zchn \"" after 2s
    row five when note is "A note in a condition may be as long as it likes." -> Booth note "As may a text that has no bound."
    row six when any -> Booth sign "x" plate "12345"          #! PM216 text-too-long `"x"` #! PM216 text-too-long `"12345"`
    otherwise -> Dark
}

table chat first {
    lamp -> outcome
    red  -> Dark reason "much too long a text"                #! PM216 text-too-long `"much too long a text"`
    otherwise -> Dark
}

example "dark" { lamp red => voice Dark reason "much too long a text" }   #! PM216 text-too-long `"much too long a text"`
