language 1
use microsoft
use genesys
timezone "Europe/Pariss"                                 #! PM214 unknown-timezone `"Europe/Pariss"`

table voice first {
    row closed when not between 08:00 and 18:00 or on sat..sun -> LoggedOut
    otherwise -> NotReady
}
