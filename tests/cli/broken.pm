language 1
use microsoft
use genesys

table voice first {
    row free when availabilty is available -> Ready after 3s
    row away when availability is away      -> NotReady reason "Away"
    otherwise                               -> NotReady reason "Unknown"
}
