language 1
use microsoft
use genesys

table voice first {
    availability | time                    -> outcome    #! PM215 no-timezone `time`
    available    | between 08:00 and 18:00 -> Ready
    any          | < 08:00                 -> LoggedOut
    otherwise                              -> NotReady
}

example "at noon" { availability available, time 12:00 => voice Ready }
