# Examples that are wrong in every way in which one can be wrong.
language 1
timezone "Europe/Paris"
use microsoft
use genesys

context {
    agent.on_call : yes/no
    wrap          : duration
}

define on_a_call = activity in {on-the-phone, in-a-conference} or agent.on_call

table voice first {
    row on_call when on_a_call                             -> NotReady reason "OnCall"
    row night   when not between 08:00 and 18:00           -> LoggedOut
    row free    when availability is available             -> Ready after 2s
    row idle    when availability is available-idle        -> keep
    row late    when on_a_call and availability is busy    -> NotReady reason "Late"  # presencemap: allow shadowed-row
    row away    when availability in {away, be-right-back} -> NotReady reason "Away" after 30s
    otherwise                                              -> NotReady reason "Unknown"
}

table chat unique {
    row free when availability is available                -> Ready
    row call when activity is on-the-phone or wrap < 1m    -> NotReady reason "OnCall"  # presencemap: allow overlap
    otherwise                                              -> NotReady reason "Unknown"
}

example "a call wins over Available" {
    availability available, activity on-the-phone, time 10:00
    => voice NotReady reason "OnCall", chat NotReady reason "OnCall"
}

example "a meeting is a call, too" {
    availability 3500, activity in-a-meeting, time 10:00
    => voice NotReady reason "OnCall", chat keep
}

example "away for a while" {
    availability away, time 09:00 => voice NotReady reason "Away" after 5s
}

example "the hold is not asked for" {
    availability away, time 09:00 => voice NotReady reason "Away"
}

example "busy on a call" {
    availability busy, agent.on_call yes => voice NotReady reason "Late"
}

example "after hours \\ \"late\" ✓" {
    availability available, time 19:30, wrap 30s => voice restore
}
