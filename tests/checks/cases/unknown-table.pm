language 1
use microsoft
use genesys
timezone "Europe/London"

table voice first {
    row free when availability is available -> Ready after 2s
    otherwise -> NotReady
}

table chat first {
    availability -> outcome
    available    -> Ready
    otherwise    -> NotReady
}

example "available makes ready" {
    availability available => voic Ready, chat Ready        #! PM224 unknown-table `voic`
}
example "nobody knows" { => email NotReady, voice NotReady, chats NotReady }   #! PM224 unknown-table `email` #! PM224 unknown-table `chats`
example "an answer that is wrong besides" {
    time 08:00, weekday sat, device absent => voicee Ready after 5s    #! PM224 unknown-table `voicee`
}
