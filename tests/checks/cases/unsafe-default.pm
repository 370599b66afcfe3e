language 1
use microsoft
use genesys

table voice first {  #! PM412 unreachable-state
    row free when availability is available -> Ready after 2s
    otherwise                               -> keep                   #! PM402 unsafe-default
}

table chat first {
    row gone when note is absent            -> restore                #! PM402 unsafe-default
    otherwise                               -> Ready  #! PM401 fail-open
}

# Nobody is made ready here, so nobody stays so.
table mail first {
    row busy when availability is busy      -> NotReady
    otherwise                               -> keep
}
