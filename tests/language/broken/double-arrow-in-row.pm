language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone => keep          #! PM101 syntax-error `=>`
    row free when availability is available -> Ready -> keep   #! PM101 syntax-error `->`
    otherwise => NotReady                                   #! PM101 syntax-error `=>`
}
