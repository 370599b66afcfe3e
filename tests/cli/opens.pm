# What one published integration does: every state that it does not know is "available".
language 1
use microsoft
use genesys

# presencemap: allow unreachable-state
table voice first {
    row busy when availability in busy..busy-idle -> NotReady reason "Busy"
    row away when availability in {away, offline} -> NotReady reason "Away"
    otherwise                                     -> Ready after 2s
}
