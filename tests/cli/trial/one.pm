language 1
use pidf
use genesys

table voice first {
    row free when basic is open -> Ready
    otherwise                   -> NotReady reason "Unknown"
}

example "closed ]]> <for> & \"good\"" {
    basic closed, activities {away, busy} => voice Ready dnd yes after 2s
}
