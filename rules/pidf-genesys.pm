# Presence of SIP servers and phones (PIDF with RPID) to Genesys agent states.
#
# PIDF has no "do not disturb" and says open even while a phone rings or is in use: only
# activities tell. Fail-safe as lync-genesys.pm is.
language 1
use pidf
use sip
use genesys

context {
    agent.on_call : yes/no
}

table voice first {
    row on_call  when activities in {on-the-phone} or agent.on_call  -> NotReady reason "OnCall"
    row lost     when subscription is terminated -> NotReady reason "NoPresence" after 5s

    row dnd      when activities in {"dnd"}                          -> NotReady reason "DND"
    row meeting  when activities in {
                     meeting, appointment, performance, presentation,
                 }                                                   -> NotReady reason "Meeting"
    row busy     when activities in {busy, working}                  -> NotReady reason "Busy"
    row meal     when activities in {breakfast, lunch, dinner, meal} -> NotReady reason "Meal"
    row off_duty when activities in {
                     holiday, vacation, permanent-absence, travel, in-transit,
                 }                                                   -> NotReady reason "Absent"
    row away     when activities in {away} or user-input is idle     -> NotReady reason "Away"

    row gone     when basic is closed                                -> LoggedOut after 5s

    # With any activity that no row above knows, an open presence is not a free agent.
    row free     when basic is open and activities is absent         -> Ready after 3s

    otherwise                                                        -> NotReady reason "Unknown"
}
