language 1
use microsoft
use genesys

table voice first {
    row call when activity is {on-the-phone, in-a-meeting} -> keep     #! PM101 syntax-error `{`
    row away when availability is in {away, be-right-back} -> keep     #! PM101 syntax-error `in`
    row some when note is any                              -> keep     #! PM101 syntax-error `any`
    otherwise -> NotReady
}
