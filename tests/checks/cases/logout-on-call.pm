language 1
use microsoft
use genesys

context {
    agent.on_call : yes/no
}

table unaware first {
    row free when availability is available -> Ready after 3s
    row gone when availability is offline   -> LoggedOut after 1m  #! PM408 logout-on-call
    row off  when activity is off-work      -> LoggedOut
    otherwise                               -> NotReady reason "Unknown"
}

table aware first {
    row off  when activity is off-work                             -> LoggedOut  #! PM408 logout-on-call
    row gone when availability is offline and not agent.on_call    -> LoggedOut  #! PM408 logout-on-call
    row free when availability is available and not agent.on_call  -> Ready after 3s
    otherwise                                                      -> NotReady reason "Unknown"
}

define talks = agent.on_call or activity in {on-the-phone, in-a-conference}

table safe first {
    row talks when talks                    -> NotReady reason "OnCall"
    row free when availability is available -> Ready after 3s
    row gone when availability is offline   -> LoggedOut
    otherwise                               -> NotReady reason "Unknown"
}
