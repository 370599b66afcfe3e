language 1
use microsoft
use genesys

languge 1                                                   #! PM101 syntax-error `languge`
tabel voice first {                                         #! PM101 syntax-error `tabel`
    otherwise -> NotReady
}
table chat frist {                                          #! PM101 syntax-error `frist`
    row one when avialability betwen 08:00 and 18:00 -> keep   #! PM101 syntax-error `betwen`
    row two when note liek "*x*" -> keep                    #! PM101 syntax-error `liek`
    otherwise -> NotReady
}
contxt { agent.on_call : yes/no }                           #! PM101 syntax-error `contxt`
exmaple "free" { availability 3500 => voice Ready }         #! PM101 syntax-error `exmaple`
