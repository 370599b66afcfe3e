language 1
use genesys
timezone ""                                    #! PM214 unknown-timezone `""`

table voice first {
    row closed when on sat..sun -> LoggedOut
    otherwise -> NotReady
}
