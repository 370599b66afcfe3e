language 1
#! never mind mergeable-rows, overlap
use microsoft
use pidf
use genesys
timezone "Europe/Paris"

context {
    agent.on_call : yes/no
    agent.since   : time of day
}

# Two names for one condition are no finding; a row each is.
define call = activity is on-the-phone
define talking = activity is on-the-phone
define either = call or agent.on_call

table sets unique {                    #! PM601 missing-example #! PM412 unreachable-state
    row numbers when availability in {busy, 6500, away, 6000..6600} -> NotReady  #! PM304 duplicate-condition `6500` #! PM304 duplicate-condition `6000..6600`
    row later   when availability in {7000..7100, offline, busy} -> NotReady     #! PM304 duplicate-condition `7000..7100`
    row range   when availability in {busy, busy} -> NotReady                    #! PM304 duplicate-condition `busy`
    row same    when availability not in {away, 15000..17999} -> NotReady        #! PM304 duplicate-condition `15000..17999`
    row tokens  when activity in {on-the-phone, "on-the-phone",} -> NotReady     #! PM304 duplicate-condition `"on-the-phone"`
    row set     when activities in {busy, meeting, busy} -> NotReady             #! PM304 duplicate-condition `busy`
    row days    when on {mon..fri, wed, sat} -> NotReady                         #! PM304 duplicate-condition `wed`
    row mondays when on {mon, tue, mon} -> NotReady                              #! PM304 duplicate-condition `mon`
    row times   when agent.since in {08:00..09:00, 08:30} -> NotReady            #! PM304 duplicate-condition `08:30`
    # Overlapping is no doubling, nor is standing beside each other.
    row overlap when availability in {6000..7000, 6500..7600} -> NotReady
    row beside  when availability in {6000..6499, 6500, 6501..7000} -> NotReady
    row case    when custom-activity in {"Lunch", "lunch"} -> NotReady
    row week    when on {fri..mon, mon..wed} -> NotReady
    otherwise -> NotReady
}

table parts unique {                   #! PM601 missing-example
    row plain    when call and agent.on_call and call -> NotReady                #! PM304 duplicate-condition `call`
    row alias    when call and note is "t" and talking -> NotReady             #! PM304 duplicate-condition `talking`
    row spelling when availability is busy or note is "x" or availability in 6000..7499 -> NotReady  #! PM304 duplicate-condition `availability in 6000..7499`
    row bracket  when (call or agent.on_call) and note is "y" and (agent.on_call or call) -> NotReady  #! PM304 duplicate-condition `agent.on_call or call`
    row named    when either and note is "z" and (call or agent.on_call) -> NotReady  #! PM304 duplicate-condition `call or agent.on_call`
    row negated  when not (call or agent.on_call) and note is "u" and not (call or agent.on_call) -> NotReady  #! PM304 duplicate-condition `not (call or agent.on_call)`
    row inner    when note is "v" or (call and (talking)) -> NotReady            #! PM304 duplicate-condition `talking`
    row thrice   when note is "w" and note is "w" and note is "w" -> NotReady    #! PM304 duplicate-condition #! PM304 duplicate-condition
    row order    when availability in {3500, 5000} or note is "q" or availability in {5000, 3500} -> NotReady  #! PM304 duplicate-condition `availability in {5000, 3500}`
    row levels   when note is "a" and (note is "b" or (note is "a" and call)) -> NotReady  #! PM313 partly-shadowed-value `note is "b"` #! PM313 partly-shadowed-value `note is "a"`
    row other    when availability is busy and availability is not away -> NotReady  #! PM313 partly-shadowed-value `availability is not away`
    otherwise -> NotReady
}

# Rows with the same condition are other findings' business.
table rows any {                       #! PM601 missing-example
    row one    when call and note is "a" -> NotReady
    row two    when agent.on_call or availability is busy -> NotReady
    row four   when (availability in 6000..7499) or agent.on_call is yes -> NotReady  #! PM314 redundant-row
    otherwise -> NotReady
}

table grid unique {                    #! PM601 missing-example
    call | availability   | on_leave -> outcome
    yes  | {busy, busy}   | yes      -> NotReady                                 #! PM304 duplicate-condition `busy`
    no   | busy           | any      -> NotReady
    otherwise -> NotReady
}
define on_leave = activities in {vacation}

example "sets" { activities {busy, busy}, availability 3500, weekday mon => sets NotReady }   #! PM304 duplicate-condition `busy`
