language 1
#! never mind logout-on-call, mergeable-rows, overlap, ready-without-hold, redundant-row, unreachable-state
use microsoft
use pidf
use genesys
timezone "Europe/Paris"

context {
    agent.on_call : yes/no
}

define talking = activity in {on-the-phone, in-a-conference, in-a-meeting}  #! PM313 partly-shadowed-value `in-a-meeting`
define away = availability in {away, be-right-back}
define busy = availability in {busy, busy-idle, 6500..8000}  #! PM313 partly-shadowed-value `6500..8000`

table values first {
    row meeting  when activity is in-a-meeting -> NotReady
    row free     when availability is available -> Ready
    row gone     when availability is offline -> LoggedOut
    # Values of a set, one or several, and what is left of a range.
    row set      when availability in {offline, away} -> NotReady  #! PM313 partly-shadowed-value `offline`
    row several  when availability in {available, offline, be-right-back, away} -> NotReady  #! PM313 partly-shadowed-value `available, offline`
    row low_end  when availability in 3000..5999 and device is web -> NotReady  #! PM313 partly-shadowed-value `3000..5999`
    row high_end when availability in {busy..offline, 3500} and device is web -> NotReady  #! PM313 partly-shadowed-value `3500`
    row days     when on {mon, sat..sun} and agent.on_call -> NotReady
    row weekend  when agent.on_call and on {sat, tue} -> NotReady  #! PM313 partly-shadowed-value `sat`
    # Parts of an `or`, and a definition.
    row call     when talking or agent.on_call -> NotReady
    row parts    when note is "x" or activity is on-the-phone or device is deskphone -> NotReady  #! PM313 partly-shadowed-value `activity is on-the-phone`
    row named    when note is "y" or talking -> NotReady  #! PM313 partly-shadowed-value `talking`
    row sets     when activities in {busy} -> NotReady
    row more     when activities in {meeting, busy} -> NotReady  #! PM313 partly-shadowed-value `busy`
    otherwise -> NotReady
}

# Within one condition.
table within unique {
    row covered  when availability in 6000..9000 or availability is busy -> NotReady  #! PM313 partly-shadowed-value `availability is busy`
    row excluded when note is "a" and availability > 6500 and (availability is available or device is web) -> NotReady  #! PM313 partly-shadowed-value `availability is available`
    row value    when note is "b" and availability < 15000 and (availability in {available, away} or device is web) -> NotReady  #! PM313 partly-shadowed-value `away`
    row idle     when note is "c" and availability is not absent and availability > 0 -> NotReady  #! PM313 partly-shadowed-value `availability is not absent`
    row without  when note is "d" and availability is busy and availability not in {away, offline} -> NotReady  #! PM313 partly-shadowed-value `availability not in {away, offline}`
    row some     when note is "e" and availability in 3000..7000 and availability not in {busy, offline} -> NotReady  #! PM313 partly-shadowed-value `offline`
    row ranges   when availability in {31000..31030, 31040..31060, 31020..31050} -> NotReady
    row full     when availability in {32000..32030, 32031..32060, 32020..32050} -> NotReady  #! PM313 partly-shadowed-value `32020..32050`
    # Values of definitions may change: to ask for more beside them is care.
    row care     when note is "f" and busy and not away -> NotReady
    row cared    when note is "g" and busy and availability is not absent -> NotReady
    otherwise -> NotReady
}

# None of these is a slip.
table usual first {
    row free     when availability is available -> Ready
    row middle   when availability is away -> NotReady
    row known    when availability >= 3000 and device is web -> NotReady
    row around   when availability in be-right-back..offline -> NotReady
    row not_free when availability not in {available, offline} and device is mobile -> NotReady
    row careful  when device is web and availability is not available -> NotReady
    row overlap  when availability in {busy..busy-idle, 8000..9500} and device is deskphone -> NotReady
    row all      when availability in 0..4294967295 and agent.on_call -> NotReady
    otherwise -> NotReady
}

table grid first {
    availability             | device         | away -> outcome
    available                | any            | any  -> Ready
    {available, busy}        | web            | any  -> NotReady  #! PM313 partly-shadowed-value `available`
    any                      | any            | yes  -> NotReady
    {away, offline}          | {web, mobile}  | no   -> NotReady  #! PM313 partly-shadowed-value `away`
    otherwise -> NotReady
}
