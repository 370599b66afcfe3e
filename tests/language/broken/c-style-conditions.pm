language 1
use microsoft
use genesys

table voice first {
    row one   when availability is busy && agent.on_call     -> keep   #! PM102 bad-character `&&`
    row two   when availability == busy                      -> keep   #! PM102 bad-character `==`
    row three when availability != busy                      -> keep   #! PM102 bad-character `!=`
    row four  when !agent.on_call                            -> keep   #! PM102 bad-character `!`
    row five  when availability is busy || agent.on_call     -> keep   #! PM101 syntax-error `|`
    otherwise -> NotReady
}
