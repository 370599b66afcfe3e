language 1
use genesys
timezone "../../etc/localtime"                                    #! PM214 unknown-timezone `"../../etc/localtime"`

table voice first {
    row closed when on sat..sun -> LoggedOut
    otherwise -> NotReady
}
