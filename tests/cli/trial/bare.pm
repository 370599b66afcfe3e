language 1
use pidf
use genesys

table voice first {
    row free when basic is open -> Ready
    otherwise                   -> NotReady reason "Unknown"
}
