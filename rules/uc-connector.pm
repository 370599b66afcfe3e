# The default mapping of Genesys UC Connector 8.0.3, faithfully: three rows.
#
#     Online -> Ready, Offline -> LoggedOut, any other status -> NotReady + reason code
#
# Kept to compare with, not to recommend: Offline logs an agent out even during a call, at
# once, and a moment of Online is enough for Ready.
language 1
use microsoft
use genesys

table voice first {
    row online  when availability is available -> Ready
    row offline when availability is offline   -> LoggedOut
    otherwise                                  -> NotReady reason "Other"
}
