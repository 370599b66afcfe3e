# Microsoft Teams presence (Graph) to Genesys Cloud presence.
#
# What Genesys' blueprint gc-presence-update-from-ms-teams does, made whole. Its eleven values
# lead here to the presence that they have there. The five activities of Graph that it has no
# line for change nothing there, without a word, so that the agent keeps a presence that is no
# longer true; here each has a row: InAConferenceCall, UrgentInterruptionsOnly, Inactive,
# OutOfOffice, PresenceUnknown (that is `otherwise`). And whatever Graph may yet send ends in
# Away, as does a subscription that is lost.
#
# As in the blueprint, who is on queue is left alone, and nobody is brought there: that stays the
# agent's own choice. So no presence of Teams routes a call to anybody.
#
# Teams is slow and flaps: a change takes ten seconds to a minute to arrive, and within one call
# Available and InACall may change places. Hence the holds.
language 1
use graph
use sip
use genesys-cloud

context {
    # systemPresence is "On Queue" (or "OnQueue"); absent counts as no.
    agent.on_queue "the user's presence is On Queue" : yes/no
    # The routing status is COMMUNICATING, or the station is in a call; absent counts as no.
    agent.on_call "a call of Genesys Cloud is going on" : yes/no
}

define in_call = graph.activity in {InACall, InAConferenceCall} or graph.availability is InACall
define heads_down = graph.activity in {InAMeeting, Presenting, UrgentInterruptionsOnly}
                 or graph.availability in {InAMeeting, Presenting, Focusing}

# presencemap: allow unreachable-state -- the queue and breaks are the agent's choice
table presence first {
    row on_queue when agent.on_queue                  -> keep
    row on_call  when agent.on_call                   -> keep
    row lost     when subscription is terminated      -> Away message "presence unknown" after 1m

    row phone    when in_call                         -> Busy message "in a Teams call"
    row meeting  when heads_down                      -> Busy
    row busy     when graph.availability in {
                     Busy, BusyIdle, DoNotDisturb,
                 }                                    -> Busy
    row off_duty when graph.activity is OffWork       -> Offline after 1m
    row on_leave when graph.activity is OutOfOffice   -> Away message "out of office"
    row gone     when graph.availability is Offline   -> Offline after 1m
    row away     when graph.availability in {
                     Away, BeRightBack,
                 }                                    -> Away
    # Five minutes without input. Genesys Cloud shows its own idle users as away, too.
    row idle     when graph.availability is AvailableIdle
                   or graph.activity is Inactive      -> Away after 10s
    row free     when graph.availability is Available -> Available after 10s

    otherwise                                         -> Away message "presence unknown"
}

# The eleven values of the blueprint.

example "Available" {
    graph.availability Available, graph.activity Available  =>  presence Available after 10s
}
example "Away" {
    graph.availability Away, graph.activity Away  =>  presence Away
}
example "BeRightBack" {
    graph.availability BeRightBack, graph.activity BeRightBack  =>  presence Away
}
example "Busy" {
    graph.availability Busy, graph.activity Busy  =>  presence Busy
}
example "DoNotDisturb" {
    graph.availability DoNotDisturb, graph.activity DoNotDisturb  =>  presence Busy
}
example "InACall" {
    graph.availability Busy, graph.activity InACall  =>  presence Busy message "in a Teams call"
}
example "InAMeeting" {
    graph.availability Busy, graph.activity InAMeeting  =>  presence Busy
}
example "Presenting" {
    graph.availability DoNotDisturb, graph.activity Presenting  =>  presence Busy
}
example "Focusing" {
    graph.availability Focusing, graph.activity DoNotDisturb  =>  presence Busy
}
example "Offline" {
    graph.availability Offline, graph.activity Offline  =>  presence Offline after 1m
}
example "OffWork" {
    graph.availability Away, graph.activity OffWork  =>  presence Offline after 1m
}

# The five that it drops.

example "InAConferenceCall" {
    graph.availability Busy, graph.activity InAConferenceCall
    => presence Busy message "in a Teams call"
}
example "UrgentInterruptionsOnly" {
    graph.availability DoNotDisturb, graph.activity UrgentInterruptionsOnly  =>  presence Busy
}
example "Inactive" {
    graph.availability AvailableIdle, graph.activity Inactive  =>  presence Away after 10s
}
example "OutOfOffice" {
    graph.availability Offline, graph.activity OutOfOffice
    => presence Away message "out of office"
}
example "PresenceUnknown" {
    graph.availability PresenceUnknown, graph.activity PresenceUnknown
    => presence Away message "presence unknown"
}

# The newer pages write names in lower case and have InACall as an availability.

example "inACall, by the newer lists" {
    graph.availability inACall, graph.activity busy  =>  presence Busy message "in a Teams call"
}
example "busy without input for some minutes" {
    graph.availability BusyIdle, graph.activity Inactive  =>  presence Busy
}
example "a value that no list has" {
    graph.availability "Daydreaming", graph.activity Available
    => presence Away message "presence unknown"
}
example "an activity alone does not make anybody available" {
    graph.activity Available  =>  presence Away message "presence unknown"
}
example "who is on queue is left alone" {
    graph.availability Away, agent.on_queue yes  =>  presence keep
}
example "nobody is sent offline during a call" {
    graph.availability Offline, agent.on_call yes  =>  presence keep
}
example "a lost subscription is no presence, whatever Graph said last" {
    subscription terminated, graph.availability Available
    => presence Away message "presence unknown" after 1m
}
example "nothing is known" {
    graph.availability absent  =>  presence Away message "presence unknown"
}
