language 1
use microsoft
use genesys

context {
    agent.on_call : yes/no                             #! PM502 unused-context
}

table voice first {  #! PM412 unreachable-state
    row free when availability is available -> Ready  #! PM409 ready-without-hold
    row away when activity is absent -> NotReady  #! PM314 redundant-row
    otherwise -> NotReady
}
table chat first {
    row free when availability is available -> Ready  #! PM409 ready-without-hold
    otherwise -> NotReady
}

example "free" { availability 3500 => voice Ready }
example "again" { availability 3500 => voice Ready }              #! PM602 example-without-effect `"again"`
example "class" { availability 4000 => voice Ready, chat Ready }
example "by number" { availability 3500, activity absent => voice Ready }  #! PM602 example-without-effect `"by number"`
example "otherwise" { availability 3500 => voice NotReady }       #! PM602 example-without-effect `"otherwise"`
example "one more table" { availability 3500 => voice Ready, chat Ready }
example "no more" { availability 3500 => chat Ready }             #! PM602 example-without-effect `"no more"`
example "away" { availability 15500 => voice NotReady, chat NotReady }
example "a call" { availability 6500, activity on-the-phone => voice NotReady }
example "lunch" { availability 15501, note "lunch" => voice NotReady }  #! PM602 example-without-effect `note "lunch"`
example "no note" { availability 15502, note absent => voice NotReady } #! PM602 example-without-effect `note absent`
example "on call" { availability 15503, agent.on_call yes => voice NotReady }
