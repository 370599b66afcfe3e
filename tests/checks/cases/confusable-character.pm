language 1
use microsoft
use genesys

# Comments are people's own: Привет, Ω, “anything”. Every name below with a mark holds a letter
# that was pasted from elsewhere and is drawn as a Latin one is.

context {
    agent.grоup : text                                       #! PM107 confusable-character `о`
    agent.skill : text
}

define on_a_сall = activity is on-the-phone                  #! PM107 confusable-character `с`

table voice first {
    row busу when availability is busy -> NotReady           #! PM107 confusable-character `у`
    row call when activity is "оn-the-phone" -> NotReady     #! PM107 confusable-character `о`
    row conf when activity in {on-the-phone, "in-a-соnference"} -> NotReady  #! PM107 confusable-character `с`
    row away when аvailability is away -> NotReady           #! PM107 confusable-character `а`
    row авау when availability is away -> NotReady
    row асе when availability is offline -> NotReady         #! PM107 confusable-character `асе`
    row five when note is "x" -> NotReady reason "Lunсh"     #! PM107 confusable-character `с`
    row six when agent.skill is "ﬁve" -> NotReady            #! PM107 confusable-character `ﬁ`
    row ﬁve when any -> NotReady                             #! PM107 confusable-character `ﬁ`
    otherwise -> NotReady reason "Пауза"
}

table chat first {
    availability | νote -> outcome                           #! PM107 confusable-character `ν`
    away         | any  -> NotReady reason "Обед"
    otherwise           -> NotReady
}

example "a call, Привет" {
    availability busy, activity оn-the-phone => voice NotReady   #! PM107 confusable-character `о`
}
