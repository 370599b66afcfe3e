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
