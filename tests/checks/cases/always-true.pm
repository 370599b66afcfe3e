language 1
#! never mind mergeable-rows, otherwise-never-reached, overlap, redundant-row, shadowed-row, unreachable-state
use microsoft
use pidf
use genesys
timezone "Europe/Paris"

context {
    agent.on_call : yes/no
}

# A definition is looked at where it stands.
define no_call = not agent.on_call
define whoever = no_call or agent.on_call  #! PM305 always-true `agent.on_call`
define call = activity is on-the-phone or agent.on_call

table choices unique {
    row not_both when activity is not in-a-meeting or activity is not on-the-phone -> NotReady  #! PM305 always-true `activity is not on-the-phone`
    row yes_no   when agent.on_call or not agent.on_call -> NotReady  #! PM305 always-true `not agent.on_call`
    row numbers  when availability >= 0 or availability is absent -> NotReady  #! PM305 always-true `availability is absent`
    row three    when availability is absent or availability < 6000 or availability >= 6000 -> NotReady  #! PM305 always-true `availability is absent or availability < 6000 or availability >= 6000`
    row star     when note is absent or note like "*" -> NotReady  #! PM305 always-true `note like "*"`
    row not_a    when not (call and not call) -> NotReady  #! PM303 never-true `not call`
    # No test of one field shows these: all presences do.
    row texts    when not note like "a*" or not note like "b*" -> NotReady  #! PM305 always-true `not note like "b*"`
    row quiet    when no_call or device is web or agent.on_call -> NotReady  #! PM305 always-true `agent.on_call`
    row pieces   when not (availability is busy or agent.on_call) or availability is not away or agent.on_call -> NotReady  #! PM305 always-true `agent.on_call`
    row whoever  when whoever and device is web or whoever -> NotReady
    # Something is left over: no value, another value, or a token that nobody knows.
    row halves   when availability < 6000 or availability >= 6000 -> NotReady
    row gap      when availability is absent or availability < 6000 or availability > 6000 -> NotReady
    row answers  when agent.on_call is yes or agent.on_call is no -> NotReady
    row closed   when basic is open or basic is closed or basic is absent -> NotReady
    row week     when on mon..fri or on sat..sun -> NotReady
    otherwise -> NotReady
}

table idle unique {
    row number   when availability is not absent and availability >= 0 -> NotReady  #! PM305 always-true `availability >= 0`
    row text     when note like "*" and note is not absent -> NotReady  #! PM305 always-true `note like "*"`
    row unless   when availability is absent or not availability >= 0 -> NotReady  #! PM303 never-true `not availability >= 0`
    row some     when availability is not absent and availability > 0 -> NotReady  #! PM313 partly-shadowed-value `availability is not absent`
    row present  when availability is not absent and note like "*" -> NotReady
    otherwise -> NotReady
}

