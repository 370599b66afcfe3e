language 1
use microsoft
use genesys

table voice first {
    row call when activity in {on-the-phone in-a-meeting} -> keep      #! PM101 syntax-error `in-a-meeting`
    otherwise -> NotReady
}
field light : token { green red }                           #! PM101 syntax-error `red`
