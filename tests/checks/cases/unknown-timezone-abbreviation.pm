language 1
use genesys
timezone "CEST"                                    #! PM214 unknown-timezone `"CEST"`

table voice first {
    row closed when on sat..sun -> LoggedOut
    otherwise -> NotReady
}
