language 1
use microsoft
use genesys
context { agent.group : text }
renamed old-group -> agent.grup                         #! PM201 unknown-name `agent.grup`
renamed "Pause" -> "Break Time"                         #! PM201 unknown-name `"Break Time"`

define busy_now = availibility is busy                  #! PM201 unknown-name `availibility`

table voice first {
    row one when on_call -> NotReady                    #! PM201 unknown-name `on_call`
    row two when device is mobile and activty is on-the-phone -> keep  #! PM201 unknown-name `activty`
    row three when basic is open or busy_now -> keep    #! PM201 unknown-name `basic`
    row four when basic is closed -> keep
    row five when agent.gruop like "s*" and not sales.team in {"x"} -> keep  #! PM201 unknown-name `agent.gruop` #! PM201 unknown-name `sales.team`
    row six when subscription is active -> keep         #! PM201 unknown-name `subscription`
    otherwise -> NotReady
}

# A column is looked up once, and its cells not at all.
table chat first {
    availability | divice | activity -> outcome         #! PM201 unknown-name `divice`
    busy         | 1      | any      -> NotReady
    any          | < no   | any      -> NotReady
    any          | web    | any      -> Ready
    otherwise                        -> NotReady
}

example "a slip" { availabilty busy, group "x" => voice NotReady }   #! PM201 unknown-name `availabilty` #! PM201 unknown-name `group`
