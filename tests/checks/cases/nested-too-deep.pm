language 1
use microsoft
use genesys
table voice first {
    row deep when not not not not not not not not not not not not not not not not not not not not
        not not not not not not not not not not not not not not not not not not not not not not
        not not not not not not not not not not not not not not not not not not not not not not not not not not not any -> keep  #! PM106 nested-too-deep
    otherwise -> NotReady
}
