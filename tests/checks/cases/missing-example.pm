language 1
use microsoft
use genesys

table voice first {                                    #! PM601 missing-example `voice` #! PM412 unreachable-state
    row call when activity is on-the-phone -> NotReady
    row free when availability is available -> Ready  #! PM409 ready-without-hold
    row busy when availability is busy -> NotReady  #! PM314 redundant-row
    otherwise -> NotReady
}

table chat unique {                                    #! PM601 missing-example `chat`
    availability -> outcome
    available    -> Ready  #! PM409 ready-without-hold
    busy         -> NotReady
    otherwise    -> NotReady
}

# Under `any` every row that matches has answered; under `unique` a conflict is `otherwise`.
table mail any {
    row free when availability is available -> NotReady
    row none when activity is absent -> NotReady
    otherwise -> NotReady
}
table post unique {                                    #! PM601 missing-example `post`
    row free when availability is available -> NotReady
    row none when activity is absent -> NotReady  #! PM311 overlap
    otherwise -> NotReady
}

example "a call wins" { availability 3500, activity on-the-phone => voice NotReady }
example "free" { availability 3500 => voice Ready, mail NotReady, post NotReady }
example "known of nothing" { activity in-a-meeting => mail NotReady, chat NotReady }
