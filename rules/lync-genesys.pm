# Lync / Skype for Business presence to Genesys agent states: what we recommend.
#
# Fail-safe: only a presence that is known to be available reaches Ready, and only when it
# has held for a moment; everything else is NotReady with a reason that says why. To NotReady
# at once, to Ready after the hold, to LoggedOut late and never during a call.
language 1
use microsoft
use sip
use genesys

context {
    agent.on_call : yes/no      # the connector knows; absent counts as no
}

define on_a_call = activity in {on-the-phone, in-a-conference} or agent.on_call

table voice first {
    # Losing the subscription is not a presence: hold on for a re-subscription, then be safe.
    row lost       when subscription is terminated      -> NotReady reason "NoPresence" after 30s

    row on_call    when on_a_call                       -> NotReady reason "OnCall"
    row presenting when activity is in-presentation     -> NotReady reason "Presenting"

    # Set by the user, do-not-disturb reaches colleagues as 6900: busy by its number.
    row dnd        when availability is do-not-disturb
                     or activity is urgent-interruptions-only
                     or availability is 6900            -> NotReady reason "DND"
    row meeting    when activity is in-a-meeting        -> NotReady reason "Meeting"

    row free       when availability is available       -> Ready after 3s
    # No input for some minutes: still there as far as we know, so whatever was, stays.
    row idle       when availability is available-idle  -> keep
    row busy       when availability in busy..busy-idle -> NotReady reason "Busy"
    row back_soon  when availability is be-right-back   -> NotReady reason "BeRightBack"
    row away       when availability is away            -> NotReady reason "Away" after 10s

    row gone       when availability is offline         -> LoggedOut after 60s

    otherwise                                           -> NotReady reason "Unknown"
}
