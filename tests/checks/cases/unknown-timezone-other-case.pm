language 1
use genesys
timezone "europe/berlin"                                    #! PM214 unknown-timezone `"europe/berlin"`

table voice first {
    row closed when on sat..sun -> LoggedOut
    otherwise -> NotReady
}
