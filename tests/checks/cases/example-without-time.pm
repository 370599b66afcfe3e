language 1
use microsoft
use genesys
timezone "Europe/Paris"

table voice first {
    row open when between 08:00 and 18:00 and availability is available -> Ready after 2s
    otherwise                                                           -> NotReady
}
table chat first {
    row rest when on {sat, sun} -> LoggedOut  #! PM408 logout-on-call
    otherwise                   -> NotReady
}
table mail first {
    row free when availability is available -> Ready after 2s
    otherwise                               -> NotReady
}

example "no time" {    #! PM603 example-without-time `"no time"`
    availability available  =>  voice NotReady
}
example "no day" {    #! PM603 example-without-time `"no day"`
    availability available, time 09:00  =>  voice Ready, chat NotReady
}
example "the time, and no day is needed" {
    availability available, time 09:30  =>  voice Ready
}
example "explicitly none" {
    availability away, time absent  =>  voice NotReady
}
example "a table without a clock" {
    availability absent  =>  mail NotReady
}
example "all" {
    availability available, time 10:00, weekday sun  =>  voice Ready, chat LoggedOut, mail Ready
}
