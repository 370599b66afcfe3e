language 1
use microsoft
use genesys

table voice first {
    row free  when availability is available      -> Ready after 3s
    row idle  when availability is available-idle -> keep after 5s          #! PM403 odd-hold `5s`
    row busy  when availability is busy           -> NotReady after 0s      #! PM403 odd-hold `0s`  #! PM317 mergeable-rows
    row none  when availability is busy-idle      -> NotReady after 0ms     #! PM403 odd-hold `0ms`
    row away  when availability is away           -> LoggedOut after 3601s  #! PM403 odd-hold `3601s` #! PM408 logout-on-call
    row gone  when availability is offline        -> LoggedOut after 1d     #! PM403 odd-hold `1d`
    row back  when availability is be-right-back  -> NotReady after 1h
    row soon  when availability is do-not-disturb -> restore after 2s
    row quick when activity is on-the-phone       -> NotReady after 1ms
    row zero  when activity is in-a-meeting       -> keep after 0s          #! PM403 odd-hold `0s`
    otherwise -> NotReady
}

table chat unique {
    availability   | activity -> outcome
    available      | any      -> Ready after 90m                            #! PM403 odd-hold `90m`
    available-idle | any      -> keep after 1s                              #! PM403 odd-hold `1s`
    busy           | any      -> NotReady after 59m
    otherwise                 -> NotReady after 0s                          #! PM403 odd-hold `0s`
}

table mail first {
    row free when availability is available -> restore after 61m            #! PM403 odd-hold `61m`
    otherwise                               -> NotReady after 60m
}
