# Lync / Skype for Business presence to Genesys Cloud: who is free in Lync is on queue.
#
# Presence leads here, as it does in lync-genesys.pm: it brings agents on queue and takes them
# off. Where agents are to choose that themselves, take `Available` in place of `OnQueue`, and
# leave alone who is on queue, as teams-genesys-cloud.pm does.
#
# Fail-safe: only a presence that is known to be available brings anybody on queue, and only
# when it has held for a moment; everything else takes him off at once. The texts are messages
# beside the presence; a site that has statuses of its own may write `secondary` instead.
language 1
use microsoft
use sip
use genesys-cloud

context {
    # The routing status is INTERACTING or COMMUNICATING; absent counts as no.
    agent.on_call "an interaction is going on" : yes/no
}

# presencemap: allow unreachable-state -- Lync tells nothing of breaks and training
table presence first {
    # Who handles an interaction is offered no other, on queue as he is: nothing to be done. To
    # take him off queue would show in the statistics as if he had left.
    row on_call    when agent.on_call                   -> keep

    # A lost subscription is no presence, whatever its last document said.
    row lost       when subscription is terminated      -> Away message "presence unknown" after 5s

    row phone      when activity in {
                       on-the-phone, in-a-conference,
                   }                                    -> Busy message "in a call"
    # Set by the user, do-not-disturb reaches colleagues as 6900: busy by its number.
    row dnd        when activity is urgent-interruptions-only
                     or availability is 6900            -> Busy message "do not disturb"
    row presenting when activity is in-presentation     -> Busy message "presenting"
    row no_calls   when availability is do-not-disturb  -> Busy message "do not disturb"
    row meeting    when activity is in-a-meeting        -> Meeting

    row free       when availability is available       -> OnQueue after 3s
    # No input for some minutes: still there as far as anybody knows, so what was, stays.
    row idle       when availability is available-idle  -> keep
    row busy       when availability in busy..busy-idle -> Busy
    row away       when availability in {
                       be-right-back, away,
                   }                                    -> Away
    row gone       when availability is offline         -> Offline after 5s

    otherwise                                           -> Away message "presence unknown"
}

example "Available is on queue" {
    availability 3500  =>  presence OnQueue after 3s
}
example "Available begins at 3000" {
    availability 3000  =>  presence OnQueue after 3s
}
example "Available ends at 4499" {
    availability 4499  =>  presence OnQueue after 3s
}
example "below 3000 nobody is known to be available" {
    availability 2999  =>  presence Away message "presence unknown"
}
example "no input for some minutes changes nothing" {
    availability 5000  =>  presence keep
}
example "Busy" {
    availability 6500  =>  presence Busy
}
example "Busy without input for some minutes" {
    availability 7500  =>  presence Busy
}
example "do-not-disturb as colleagues are shown it" {
    availability 6900, activity urgent-interruptions-only
    => presence Busy message "do not disturb"
}
example "do-not-disturb by its number alone" {
    availability 6900  =>  presence Busy message "do not disturb"
}
example "do-not-disturb by its own range" {
    availability 9500  =>  presence Busy message "do not disturb"
}
example "showing slides" {
    availability 9500, activity in-presentation  =>  presence Busy message "presenting"
}
example "in a meeting" {
    availability 6500, activity in-a-meeting  =>  presence Meeting
}
example "on the phone in Lync" {
    availability 6500, activity on-the-phone  =>  presence Busy message "in a call"
}
example "an interaction of the contact centre leaves the presence as it is" {
    availability 15500, agent.on_call yes  =>  presence keep
}
example "Be Right Back" {
    availability 12500  =>  presence Away
}
example "Away" {
    availability 15500  =>  presence Away
}
example "Offline" {
    availability 18000  =>  presence Offline after 5s
}
example "nobody is sent offline during an interaction" {
    availability 18000, agent.on_call yes  =>  presence keep
}
example "a lost subscription is no presence, whatever its last document said" {
    subscription terminated, availability 3500
    => presence Away message "presence unknown" after 5s
}
example "nothing is known" {
    availability absent  =>  presence Away message "presence unknown"
}
