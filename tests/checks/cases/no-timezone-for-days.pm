language 1
use genesys

table voice first {
    row weekend when on sat..sun -> LoggedOut            #! PM215 no-timezone `on sat..sun`
    otherwise -> NotReady
}
