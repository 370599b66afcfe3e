language 1
use microsoft
use genesys

table voice first {                                            #! PM301 no-otherwise `voice` #! PM412 unreachable-state
    row free when availability is available -> Ready after 2s
}

table chat first {
    row free when availability is available -> Ready after 2s
    row rest when any -> NotReady reason "Other"
}

table mail unique {
    row free when availability is available -> Ready after 2s
    otherwise -> NotReady reason "Other"
}

table post any {                                               #! PM301 no-otherwise `post`
    row rest when any -> NotReady reason "Other"
}
