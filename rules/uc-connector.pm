# The default mapping of Genesys UC Connector 8.0.3, faithfully: three rows.
#
#     Online -> Ready, Offline -> LoggedOut, any other status -> NotReady + reason code
#
# Kept to compare with, not to recommend: Offline logs an agent out even during a call, at
# once, and a moment of Online is enough for Ready. Both are what `presencemap check` finds;
# the comments below that allow it are part of keeping the mapping as it is.
language 1
use microsoft
use genesys

table voice first {
    # presencemap: allow ready-without-hold -- the vendor's default, kept as it is to compare with
    row online  when availability is available -> Ready
    # presencemap: allow logout-on-call -- the vendor's default, kept as it is to compare with
    row offline when availability is offline   -> LoggedOut
    otherwise                                  -> NotReady reason "Other"
}

example "Online is ready" {
    availability 3500  =>  voice Ready
}
example "Offline logs out at once" {
    availability 18000  =>  voice LoggedOut
}
example "Busy is any other status" {
    availability 6500  =>  voice NotReady reason "Other"
}
example "inactive is any other status" {
    availability 5000  =>  voice NotReady reason "Other"
}
example "do-not-disturb is any other status" {
    availability 6900  =>  voice NotReady reason "Other"
}
example "a number below all classes is any other status" {
    availability 2999  =>  voice NotReady reason "Other"
}
example "no presence is any other status" {
    availability absent  =>  voice NotReady reason "Other"
}
