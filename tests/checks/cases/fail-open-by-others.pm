# PIDF in the way of a published integration, the subscription, the connector.
language 1
use pidf
use sip
use genesys

context {
    agent.on_call     : yes/no
    agent.force_ready : yes/no
}

table wazo first {
    row busy when activities in {busy, on-the-phone} -> NotReady reason "Busy"
    row away when activities in {away}               -> NotReady reason "Away"
    otherwise -> Ready after 3s  #! PM401 fail-open
}

# An active subscription may have an empty document.
table watched first {
    row up when subscription is active -> Ready after 3s  #! PM401 fail-open
    otherwise -> NotReady reason "Unknown"
}

table forced first {
    row forced when agent.force_ready -> Ready after 3s  #! PM401 fail-open
    # presencemap: allow fail-open -- a test line of which no calls come
    row tried when agent.on_call is no and not agent.force_ready -> Ready after 3s
    row gone when basic is closed and agent.on_call is absent -> LoggedOut
    otherwise -> NotReady reason "Unknown"
}
