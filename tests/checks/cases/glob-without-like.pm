language 1
#! never mind redundant-row
use microsoft
use genesys
context { agent.group : text }

define sick = note is "*sick*"                             #! PM217 glob-without-like `"*sick*"`

table voice first {                                        #! PM601 missing-example `voice` #! PM412 unreachable-state
    row lunch when note is "*lunch*" -> NotReady           #! PM217 glob-without-like `"*lunch*"`
    row back when note is not "back at *" and sick -> NotReady   #! PM217 glob-without-like `"back at *"`
    row group when agent.group in {"sales-*", "support"} -> NotReady    #! PM217 glob-without-like `"sales-*"`
    row phone when activity is "on-*" -> NotReady          #! PM217 glob-without-like `"on-*"`
    row fine when note like "*dinner*" or note is "Lunch?" -> NotReady
    otherwise -> NotReady
}

table chat first {                                         #! PM601 missing-example `chat`
    note             | agent.group   -> outcome
    "*lunch*"        | any           -> NotReady           #! PM217 glob-without-like `"*lunch*"`
    like "*dinner*"  | not "sales-*" -> NotReady           #! PM217 glob-without-like `"sales-*"`
    {"a*", "b"}      | "sales"       -> NotReady           #! PM217 glob-without-like `"a*"`
    otherwise                        -> NotReady
}

# What an example says of a presence is taken as it stands.
example "a note with stars" { note "*** away ***" => voice NotReady }
