language 1
#! never mind mergeable-rows, otherwise-never-reached, overlap, redundant-row, shadowed-row, unreachable-state
use microsoft
use pidf
use genesys
timezone "Europe/Paris"

context {
    agent.on_call : yes/no
    agent.level   : int
    agent.age     : duration
    agent.shift   : token { early, late }
    agent.skills  : caseless set of token { Sales, Support }
}

# A definition is looked at where it stands; one that is `any` is a switch.
define everybody = any
define nobody = not any  #! PM303 never-true `not any`
define twice = availability is busy and availability is away  #! PM303 never-true `availability is away`
define call = activity is on-the-phone or agent.on_call
define busy_number = availability is busy
define quiet = not busy_number and not agent.on_call

table values first {
    row below    when availability < 0 -> NotReady  #! PM303 never-true `availability < 0`
    row above    when availability > 4294967295 -> NotReady  #! PM303 never-true `availability > 4294967295`
    row neither  when not availability < 0 -> NotReady  #! PM303 never-true `availability < 0`
    row long_ago when agent.age < 0s -> NotReady  #! PM303 never-true `agent.age < 0s`
    # Each of these is false of a presence without the field.
    row number   when availability >= 0 -> NotReady
    row least    when agent.level <= 0 -> NotReady
    row age      when agent.age >= 0s -> NotReady
    row no_less  when not availability > 0 -> NotReady
    otherwise -> NotReady
}

table parts first {
    row all      when any and availability is busy -> NotReady  #! PM305 always-true `any`
    row some     when availability is busy or any -> NotReady  #! PM305 always-true `any`
    row none     when availability is busy and not any -> NotReady  #! PM303 never-true `not any`
    row switched when everybody and nobody and twice -> NotReady
    row rest     when any -> NotReady
}

table pairs unique {
    row classes  when availability is busy and availability is away -> NotReady  #! PM303 never-true `availability is away`
    row defined  when busy_number and availability is offline -> NotReady  #! PM303 never-true `availability is offline`
    row tokens   when activity is in-a-meeting and activity is on-the-phone -> NotReady  #! PM303 never-true `activity is on-the-phone`
    row yes_no   when agent.on_call and not agent.on_call -> NotReady  #! PM303 never-true `not agent.on_call`
    row nothing  when availability is absent and availability < 6000 -> NotReady  #! PM303 never-true `availability < 6000`
    row text     when note is absent and note like "*x*" -> NotReady  #! PM303 never-true `note like "*x*"`
    row glob     when note is "lunch" and note like "*meeting*" -> NotReady  #! PM303 never-true `note like "*meeting*"`
    row sets     when activities in {busy} and activities not in {busy, meeting} -> NotReady  #! PM303 never-true `activities not in {busy, meeting}`
    row days     when on sat and on mon..fri -> NotReady  #! PM303 never-true `on mon..fri`
    row times    when between 08:00 and 12:00 and between 13:00 and 18:00 -> NotReady  #! PM303 never-true `between 13:00 and 18:00`
    row opposite when call and activity is absent and not call -> NotReady  #! PM303 never-true `not call`
    row brackets when not (call or busy_number) and (call or busy_number) -> NotReady  #! PM303 never-true `call or busy_number`
    row deep     when availability is busy and (call or (availability is busy and not (availability is busy))) -> NotReady  #! PM303 never-true `not (availability is busy)`
    row apart    when availability is busy and (note is "x" and availability is away) -> NotReady  #! PM303 never-true `availability is away`
    row three    when availability in 3000..4000 and availability in 3900..5000 and availability in {3000, 5000} -> NotReady  #! PM303 never-true `availability in 3000..4000 and availability in 3900..5000 and availability in {3000, 5000}`
    row no_glob  when note like "a*" and not note like "A*" -> NotReady  #! PM303 never-true `not note like "A*"`
    # No test of one field shows these: all presences do.
    row texts    when note like "a*" and note like "b*" -> NotReady  #! PM303 never-true `note like "b*"`
    row pieces   when (availability is busy or agent.on_call) and availability is away and not agent.on_call -> NotReady  #! PM303 never-true `not agent.on_call`
    row four     when (availability is busy or agent.on_call) and (availability is away or not agent.on_call) and device is web and availability in 3000..4000 and note is absent -> NotReady  #! PM303 never-true `availability in 3000..4000`
    row through  when quiet and (agent.on_call or availability is busy) -> NotReady  #! PM303 never-true `agent.on_call or availability is busy`
    row within   when (availability < 0 or availability is busy) and availability is away -> NotReady  #! PM303 never-true `availability < 0` #! PM303 never-true `availability is away`
    # Both can be true together.
    row set_has  when activities is busy and activities is meeting -> NotReady
    row overlap  when availability <= 6000 and availability is busy -> NotReady
    row globs    when note like "a*" and note like "*b" -> NotReady
    row fields   when availability is busy and activity is absent and note is absent -> NotReady
    row nots     when availability is not busy and availability is not away -> NotReady
    row day      when on fri..mon and on mon -> NotReady  #! PM313 partly-shadowed-value `on fri..mon`
    row list     when activities not in {busy} and activities in {busy, meeting} -> NotReady  #! PM313 partly-shadowed-value `busy`
    otherwise -> NotReady
}

# A closed field has its listed tokens, or is absent; an open one may have any other.
table lists unique {
    row neither  when agent.shift is not early and agent.shift is not late and agent.shift is not absent -> NotReady  #! PM303 never-true `agent.shift is not early and agent.shift is not late and agent.shift is not absent`
    row every    when agent.shift is absent or agent.shift is early or agent.shift is late -> NotReady  #! PM305 always-true `agent.shift is absent or agent.shift is early or agent.shift is late`
    row whole    when agent.shift is not absent and agent.shift in {early, late} -> NotReady  #! PM305 always-true `agent.shift in {early, late}`
    row unskilled when agent.skills is not absent and agent.skills not in {sales, SUPPORT} -> NotReady  #! PM303 never-true `agent.skills not in {sales, SUPPORT}`
    row slot     when calendar is not absent and calendar not in {free, tentative, busy, out-of-office} -> NotReady  #! PM303 never-true `calendar not in {free, tentative, busy, out-of-office}`
    row without  when agent.shift is not early and agent.shift is not late -> NotReady
    row either   when agent.shift is early or agent.shift is late -> NotReady
    row skilled  when agent.skills in {sales} and agent.skills not in {support} -> NotReady
    row unlisted when basic is not absent and basic not in {open, closed, unknown} -> NotReady
    row others   when activities is not absent and activities not in {busy} -> NotReady
    otherwise -> NotReady
}

table grid unique {
    busy_number | availability         | agent.on_call -> outcome
    yes         | away                 | any           -> NotReady  #! PM303 never-true `away`
    any         | < 0                  | any           -> NotReady  #! PM303 never-true `< 0`
    any         | any                  | not any       -> NotReady  #! PM303 never-true `not any`
    no          | away                 | yes           -> NotReady
    any         | not absent           | no            -> NotReady
    any         | any                  | any           -> NotReady
    otherwise -> NotReady
}
