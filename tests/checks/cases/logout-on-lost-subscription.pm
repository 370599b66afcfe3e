language 1
use microsoft
use sip
use genesys
timezone "Europe/Paris"

context {
    agent.on_call : yes/no
}

table voice first {
    row talks when agent.on_call              -> NotReady reason "OnCall"
    row lost when subscription is terminated  -> LoggedOut after 1m  #! PM407 logout-on-lost-subscription
    row free when availability is available   -> Ready after 3s
    otherwise                                 -> LoggedOut  #! PM407 logout-on-lost-subscription
}

# At night all are logged out, watched or not; but nobody is by the loss.
table chat first {
    row talks when agent.on_call              -> NotReady reason "OnCall"
    row night when between 22:00 and 06:00    -> LoggedOut
    row free when availability is available   -> Ready after 3s
    otherwise                                 -> NotReady reason "Unknown"
}

# Here some are not.
table mail first {
    row talks when agent.on_call              -> NotReady reason "OnCall"
    row late when availability is available   -> Ready after 3s
    row night when between 22:00 and 06:00    -> LoggedOut  #! PM407 logout-on-lost-subscription
    otherwise                                 -> NotReady reason "Unknown"
}
