language 1
use microsoft
use genesys

table voice first {
    row free when availability is available              -> Ready after 2s
    row busy when availability in {busy, do-not-disturb} -> NotReady reason "Busy"
    row away when availability in {be-right-back, away}  -> NotReady reason "Away"
    row gone when availability is offline                -> LoggedOut after 60s
    otherwise                                            -> NotReady reason "Unknown"  #! PM316 otherwise-hides
}

# What is spoken of has been thought of; and few rows leave the rest on purpose.
table chat first {
    row free when availability is available              -> Ready after 2s
    row rest when availability not in {available, offline} and availability is not absent -> keep
    otherwise                                            -> NotReady reason "Unknown"
}

table mail first {
    row free when availability is available              -> Ready after 2s
    otherwise                                            -> NotReady reason "Unknown"
}
#! never mind logout-on-call, unsafe-default
