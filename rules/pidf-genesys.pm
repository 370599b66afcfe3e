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
    row on_call  when activities in {on-the-phone}
                   or agent.on_call                 -> NotReady reason "OnCall"
    row lost     when subscription is terminated    -> NotReady reason "NoPresence" after 5s

    row dnd      when activities in {dnd}           -> NotReady reason "DND"
    row meeting  when activities in {
                     meeting, appointment, performance, presentation,
                 }                                  -> NotReady reason "Meeting"
    row busy     when activities in {busy, working} -> NotReady reason "Busy"
    row meal     when activities in {
                     breakfast, lunch, dinner, meal,
                 }                                  -> NotReady reason "Meal"
    row off_duty when activities in {
                     holiday, vacation, permanent-absence, travel, in-transit,
                 }                                  -> NotReady reason "Absent"
    row away     when activities in {away}
                   or user-input is idle            -> NotReady reason "Away"

    row gone     when basic is closed               -> LoggedOut after 5s

    # With any activity that no row above knows, an open presence is not a free agent.
    row free     when basic is open
                  and activities is absent          -> Ready after 3s

    otherwise                                       -> NotReady reason "Unknown"
}

example "open, and nothing is being done" {
    basic open  =>  voice Ready after 3s
}
example "on the phone, though open" {
    basic open, activities {on-the-phone}  =>  voice NotReady reason "OnCall"
}
example "on the phone goes before busy" {
    basic open, activities {on-the-phone, busy}  =>  voice NotReady reason "OnCall"
}
example "a call that only the contact centre knows of" {
    basic open, agent.on_call yes  =>  voice NotReady reason "OnCall"
}
example "a lost subscription is no presence, whatever its last document said" {
    subscription terminated, basic open  =>  voice NotReady reason "NoPresence" after 5s
}
example "do-not-disturb of a Cisco phone" {
    basic open, activities {dnd}  =>  voice NotReady reason "DND"
}
example "in a meeting" {
    basic open, activities {meeting}  =>  voice NotReady reason "Meeting"
}
example "busy" {
    basic open, activities {busy}  =>  voice NotReady reason "Busy"
}
example "at lunch" {
    basic open, activities {lunch}  =>  voice NotReady reason "Meal"
}
example "on holiday" {
    basic closed, activities {vacation}  =>  voice NotReady reason "Absent"
}
example "away" {
    basic open, activities {away}  =>  voice NotReady reason "Away"
}
example "nobody at the device" {
    basic open, user-input idle  =>  voice NotReady reason "Away"
}
example "closed logs out" {
    basic closed  =>  voice LoggedOut after 5s
}
example "nobody is logged out during a call" {
    basic closed, agent.on_call yes  =>  voice NotReady reason "OnCall"
}
example "a phone that rings is not free" {
    basic open, activities {alerting}  =>  voice NotReady reason "Unknown"
}
example "an activity that no list has is not free" {
    basic open, activities {"juggling"}  =>  voice NotReady reason "Unknown"
}
example "baresip does not know" {
    basic unknown  =>  voice NotReady reason "Unknown"
}
example "nothing is known" {
    basic absent  =>  voice NotReady reason "Unknown"
}
