# Opening hours are known whatever the presence: they alone make nobody ready.
language 1
use microsoft
use genesys
timezone "Europe/Paris"

table hours first {
    row night when between 22:00 and 06:00                -> LoggedOut  #! PM408 logout-on-call
    row open  when between 08:00 and 18:00 and on mon..fri -> Ready after 2s  #! PM401 fail-open
    otherwise                                             -> NotReady
}

# Who decides without a time decides, too.
table timeless first {
    row never when time is absent -> Ready after 2s  #! PM401 fail-open
    otherwise                     -> NotReady
}

table both first {
    row open when between 08:00 and 18:00 and availability is available -> Ready  #! PM409 ready-without-hold
    otherwise                                                           -> NotReady
}

table weekend first {
    row free when availability is available and on mon..fri -> Ready after 2s
    row rest when on {sat, sun}                             -> keep  #! PM402 unsafe-default
    otherwise                                               -> NotReady
}
