language 1
use microsoft
use genesys

context {
    agent.on_call : yes/no
    agent.group   : text        # the skill group      #! PM502 unused-context `agent.group`
    agent.level   : int
    agent.hidden  : yes/no                             #! PM502 unused-context `agent.hidden`
    agent.defined : yes/no                             #! PM502 unused-context `agent.defined`
    agent.told    : text                               #! PM502 unused-context `agent.told`
    agent.column  : yes/no                             #! PM502 unused-context `agent.column`
    agent.cell    : yes/no
    agent.both    : yes/no
}

context { agent.alone : duration }                     #! PM502 unused-context `agent.alone`

define call = agent.on_call or agent.level > 3
define spare = agent.defined                           #! PM501 unused-define

table voice first {                                   #! PM601 missing-example #! PM412 unreachable-state
    row call   when call -> NotReady  #! PM314 redundant-row
    row all    when any -> NotReady
    row hidden when agent.hidden or agent.both -> NotReady #! PM312 shadowed-row
}

# Under `any` a row that takes everything hides nothing.
table chat any {                                      #! PM601 missing-example
    row all  when any -> NotReady
    row both when agent.both -> NotReady  #! PM314 redundant-row
    otherwise -> NotReady  #! PM315 otherwise-never-reached
}

table mail unique {                                   #! PM601 missing-example
    agent.column | agent.cell | availability -> outcome
    any          | yes        | busy         -> NotReady
    any          | no         | busy         -> NotReady
    otherwise                                -> NotReady
}

example "everybody" { agent.told "x" => voice NotReady, mail NotReady, chat NotReady }
