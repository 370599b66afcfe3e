# A mapping to start from: Lync / Skype for Business presence to Genesys agent states.
#
# Change it to what your contact centre wants; then
#     presencemap check site.pm       says what would be wrong or dangerous
#     presencemap test site.pm        runs the examples at the end
#     presencemap fmt site.pm         puts the lines in order
# Every line is explained in grammars/README.md.
language 1

use microsoft  # the words for presence: availability, activity, note, calendar
use sip        # what is known of the subscription itself
use genesys    # the words for agent states: Ready, NotReady, LoggedOut

# Facts that only your connector knows; it sets them with `engine.context(...)`.
context {
    agent.on_call : yes/no
}

# A name for a condition that you would otherwise write twice.
define on_a_call = activity in {on-the-phone, in-a-conference} or agent.on_call

# One table a channel. The first row that matches answers, so what matters most stands first.
table voice first {
    row call when on_a_call                             -> NotReady reason "OnCall"

    # A lost subscription is no presence. (`after 5s`: only if it stays lost that long.)
    row lost when subscription is terminated            -> NotReady reason "NoPresence" after 5s

    # Ready only when presence is known to be good, and has been for a moment.
    row free when availability is available             -> Ready after 3s
    row idle when availability is available-idle        -> keep
    row busy when availability in busy..do-not-disturb  -> NotReady reason "Busy"
    row away when availability in {be-right-back, away} -> NotReady reason "Away"
    row gone when availability is offline               -> LoggedOut after 5s

    # The presence that nobody thought of is the one that servers send.
    otherwise                                           -> NotReady reason "Unknown"
}

# What you promise. An example names the fields that matter; all others are absent.
example "a call wins over Available" {
    availability available, activity on-the-phone  =>  voice NotReady reason "OnCall"
}
example "the connector knows of a call" {
    agent.on_call yes  =>  voice NotReady reason "OnCall"
}
example "no subscription, no presence" {
    availability available, subscription terminated  =>  voice NotReady reason "NoPresence"
}
example "available" {
    availability available  =>  voice Ready after 3s
}
example "no input for a while" {
    availability available-idle  =>  voice keep
}
example "busy" {
    availability busy  =>  voice NotReady reason "Busy"
}
example "do not disturb" {
    availability do-not-disturb  =>  voice NotReady reason "Busy"
}
example "back soon" {
    availability be-right-back  =>  voice NotReady reason "Away"
}
example "signed out" {
    availability offline  =>  voice LoggedOut
}
example "an empty document" {
    availability absent  =>  voice NotReady reason "Unknown"
}
example "a number that nobody has named" {
    availability 2000  =>  voice NotReady reason "Unknown"
}
