# Agents of Genesys Engage, as Stat Server reports them, to Genesys Cloud presence.
#
# The table that Genesys documents for its EX Engage Connector (Agent State Sync Service), for
# agents who work in Engage and are seen in Genesys Cloud. Of that table we have seen the lines
# for an agent without a call: `gone`, the four reasons, and `not_ready`, which also takes
# a reason that is not mapped. They stand as they are there. All of them are Off Queue.
#
# Not seen: its lines for agents with a call, by type of call, after-call work, and Ready. The
# page's text says that an agent who starts work in a queue is On Queue, and that calls then show
# in the routing status, which no presence request can set. So `ready` goes on queue, after a
# hold; a call is Busy, because Genesys Cloud may route to who is on queue. Where it only plans
# the work of Engage's agents and routes nothing, write `keep` in the rows `call` and `work`.
#
# A connector may lose Stat Server: that is row `lost`, not Offline.
language 1
use stat-server
use sip
use genesys-cloud

define lost = subscription is terminated
define in_call = stat.status in {
    OffHook, CallDialing, CallRinging, CallOnHold, CallUnknown, CallConsult, CallInternal,
    CallOutbound, CallInbound, ASM_Engaged, ASM_Outbound,
}

# presencemap: allow unreachable-state -- the documented table has no line for Available or Away
table presence first {
               lost | in_call | stat.status         | stat.reason -> outcome
    lost:      yes  | any     | any                 | any         -> Busy message "unknown" after 5s
    call:      any  | yes     | any                 | any         -> Busy message "in a call"
    gone:      any  | any     | LoggedOut           | any         -> Offline after 5s
    break:     any  | any     | NotReadyForNextCall | Break       -> Break
    meal:      any  | any     | NotReadyForNextCall | Meal        -> Meal
    meeting:   any  | any     | NotReadyForNextCall | Meeting     -> Meeting
    training:  any  | any     | NotReadyForNextCall | Training    -> Training
    not_ready: any  | any     | NotReadyForNextCall | any         -> Busy
    work:      any  | any     | AfterCallWork       | any         -> Busy message "wrapping up"
    ready:     any  | any     | WaitForNextCall     | any         -> OnQueue after 3s
    otherwise                                                     -> Busy message "unknown"
}

example "logged out" {
    stat.status LoggedOut  =>  presence Offline after 5s
}
example "not ready, without a reason" {
    stat.status NotReadyForNextCall  =>  presence Busy
}
example "not ready, with a reason that is not mapped" {
    stat.status NotReadyForNextCall, stat.reason "Paperwork"  =>  presence Busy
}
example "not ready: break" {
    stat.status NotReadyForNextCall, stat.reason Break  =>  presence Break
}
example "not ready: meal" {
    stat.status NotReadyForNextCall, stat.reason Meal  =>  presence Meal
}
example "not ready: meeting" {
    stat.status NotReadyForNextCall, stat.reason Meeting  =>  presence Meeting
}
example "not ready: training" {
    stat.status NotReadyForNextCall, stat.reason Training  =>  presence Training
}
example "ready is on queue" {
    stat.status WaitForNextCall  =>  presence OnQueue after 3s
}
example "a reason left over from before does not matter when ready" {
    stat.status WaitForNextCall, stat.reason Break  =>  presence OnQueue after 3s
}
example "the phone rings" {
    stat.status CallRinging  =>  presence Busy message "in a call"
}
example "in a call of a customer" {
    stat.status CallInbound  =>  presence Busy message "in a call"
}
example "wrapping up" {
    stat.status AfterCallWork  =>  presence Busy message "wrapping up"
}
example "T-Server and switch disagree" {
    stat.status LoggedIn  =>  presence Busy message "unknown"
}
example "Stat Server does not watch the agent" {
    stat.status NotMonitored  =>  presence Busy message "unknown"
}
example "a status that no list has" {
    stat.status "Daydreaming"  =>  presence Busy message "unknown"
}
example "Stat Server is lost, whatever it said last" {
    subscription terminated, stat.status WaitForNextCall
    => presence Busy message "unknown" after 5s
}
example "Stat Server is lost, and nothing is known" {
    subscription terminated  =>  presence Busy message "unknown" after 5s
}
example "nothing is known" {
    stat.status absent  =>  presence Busy message "unknown"
}
