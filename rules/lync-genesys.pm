# Lync / Skype for Business presence to Genesys agent states: what we recommend.
#
# Fail-safe: only a presence that is known to be available reaches Ready, and only when it
# has held for a moment; everything else is NotReady, at once, with a reason that says why.
# During a hold the agent stays in the state before. Two holds lead away from Ready, and are
# short: a subscription lost and made again, and a client that comes straight back from
# Offline, shall not cost an agent his login.
language 1
use microsoft
use sip
use genesys

context {
    agent.on_call : yes/no  # the connector knows; absent counts as no
}

define on_a_call = activity in {on-the-phone, in-a-conference} or agent.on_call

table voice first {
    row on_call    when on_a_call                       -> NotReady reason "OnCall"

    # A lost subscription is no presence, whatever its last document said.
    row lost       when subscription is terminated      -> NotReady reason "NoPresence" after 5s

    # Set by the user, do-not-disturb reaches colleagues as 6900: busy by its number.
    row dnd        when activity is urgent-interruptions-only
                     or availability is 6900            -> NotReady reason "DND"
    row presenting when activity is in-presentation     -> NotReady reason "Presenting"
    row no_calls   when availability is do-not-disturb  -> NotReady reason "DND"
    row meeting    when activity is in-a-meeting        -> NotReady reason "Meeting"

    row free       when availability is available       -> Ready after 3s
    # No input for some minutes: still there as far as anybody knows, so what was, stays.
    row idle       when availability is available-idle  -> keep
    row busy       when availability in busy..busy-idle -> NotReady reason "Busy"
    row back_soon  when availability is be-right-back   -> NotReady reason "BeRightBack"
    row away       when availability is away            -> NotReady reason "Away"
    row gone       when availability is offline         -> LoggedOut after 5s

    otherwise                                           -> NotReady reason "Unknown"
}

example "Available is ready for calls" {
    availability 3500  =>  voice Ready after 3s
}
example "Available begins at 3000" {
    availability 3000  =>  voice Ready after 3s
}
example "Available ends at 4499" {
    availability 4499  =>  voice Ready after 3s
}
example "below 3000 nobody is known to be available" {
    availability 2999  =>  voice NotReady reason "Unknown"
}
example "300, online on the older scale, is no availability" {
    availability 300  =>  voice NotReady reason "Unknown"
}
example "no input for some minutes changes nothing" {
    availability 5000  =>  voice keep
}
example "Busy" {
    availability 6500  =>  voice NotReady reason "Busy"
}
example "Busy without input for some minutes" {
    availability 7500  =>  voice NotReady reason "Busy"
}
example "do-not-disturb as colleagues are shown it" {
    availability 6900, activity urgent-interruptions-only  =>  voice NotReady reason "DND"
}
example "do-not-disturb by its number alone" {
    availability 6900  =>  voice NotReady reason "DND"
}
example "do-not-disturb by its own range" {
    availability 9500  =>  voice NotReady reason "DND"
}
example "showing slides" {
    availability 9500, activity in-presentation  =>  voice NotReady reason "Presenting"
}
example "in a meeting" {
    availability 6500, activity in-a-meeting  =>  voice NotReady reason "Meeting"
}
example "on the phone" {
    availability 6500, activity on-the-phone  =>  voice NotReady reason "OnCall"
}
example "in a conference" {
    availability 7000, activity in-a-conference  =>  voice NotReady reason "OnCall"
}
example "a call that only the contact centre knows of wins over Available" {
    availability 3500, agent.on_call yes  =>  voice NotReady reason "OnCall"
}
example "Be Right Back" {
    availability 12500  =>  voice NotReady reason "BeRightBack"
}
example "Away" {
    availability 15500  =>  voice NotReady reason "Away"
}
example "off work is a way of being away" {
    availability 15500, activity off-work  =>  voice NotReady reason "Away"
}
example "Offline logs out" {
    availability 18000  =>  voice LoggedOut after 5s
}
example "a blocked watcher is shown Offline" {
    availability 18500  =>  voice LoggedOut after 5s
}
example "nobody is logged out during a call" {
    availability 18000, agent.on_call yes  =>  voice NotReady reason "OnCall"
}
example "a lost subscription is no presence, whatever its last document said" {
    subscription terminated, availability 3500  =>  voice NotReady reason "NoPresence" after 5s
}
example "nothing is known" {
    availability absent  =>  voice NotReady reason "Unknown"
}
