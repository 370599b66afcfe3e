language 1
use genesys
timezone "+02:00"                                    #! PM214 unknown-timezone `"+02:00"`

table voice first {
    row closed when on sat..sun -> LoggedOut
    otherwise -> NotReady
}
