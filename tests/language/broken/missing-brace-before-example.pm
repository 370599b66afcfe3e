language 1
use microsoft
use genesys

table voice first {
    row call when activity is on-the-phone -> keep
    otherwise -> NotReady

example "call" { activity on-the-phone => voice keep }      #! PM101 syntax-error `example`
