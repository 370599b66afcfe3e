language 1
use microsoft
use genesys

table voice first {
    row free when availability is available -> Ready after 2s
    row all  when any                       -> NotReady reason "Busy"
    row gone when availability is offline   -> LoggedOut              #! PM312 shadowed-row
}

table mail first {
    row free when availability in 3000..5999     -> Ready after 2s
    row idle when availability is available-idle -> keep              #! PM312 shadowed-row `row idle when availability is available-idle -> keep`
    row busy when availability in busy..offline  -> NotReady reason "Busy"
    row mid  when availability in 5000..7000     -> keep              #! PM312 shadowed-row
    row edge when availability in 2999..7000     -> keep  #! PM313 partly-shadowed-value
    otherwise                                    -> NotReady reason "Unknown"
}

table post first {
    row calls when activity in {on-the-phone, in-a-conference} -> NotReady reason "OnCall"
    row call  when activity is on-the-phone and device is web  -> NotReady reason "Web"  #! PM312 shadowed-row
    row again when not activity not in {in-a-conference, on-the-phone} -> Ready after 2s #! PM312 shadowed-row
    otherwise                                                  -> NotReady reason "Unknown"
}

# Under `unique` and `any` a row that matches everything hides nothing.
table chat any {
    row all  when any                       -> NotReady reason "Busy"
    row busy when availability is busy      -> NotReady reason "Busy" #! PM314 redundant-row
}
#! never mind unreachable-state, unsafe-default
