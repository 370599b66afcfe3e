# The default mapping of Genesys UC Connector 8.0.3, faithfully: three rows.
#
#     Online -> Ready, Offline -> LoggedOut, any other status -> NotReady + reason code
#
# Kept to compare with: Offline logs out even during a call, a moment of Online makes Ready.
language 1
use microsoft
use genesys

# presencemap: allow logout-on-call, ready-without-hold -- the vendor's default, kept as it is
table voice first {
    row online  when availability is available -> Ready
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
