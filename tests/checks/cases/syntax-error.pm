language 1
use microsoft
use genesys

tabel chat first {                             #! PM101 syntax-error `tabel`
    row one when any -> keep
}

define on_a_call activity is on-the-phone      #! PM101 syntax-error `activity`

table voice frist {                            #! PM101 syntax-error `frist`
    row one when availability in {busy, away} -> NotReady
    otherwise -> keep
}

table mail first {
    row one wehn any -> keep                   #! PM101 syntax-error `wehn`
    row two when availability is {busy} -> keep #! PM101 syntax-error `{`
    row three when availability = busy -> keep #! PM101 syntax-error `=`
    row five when any keep                     #! PM101 syntax-error `keep`
    row four when any -> Ready reason          #! PM101 syntax-error ``
    row fine4 when any -> Ready
    row six when availability in busy, away} -> keep   #! PM101 syntax-error `,`
    row seven when availability in {busy -> keep       #! PM101 syntax-error `->`
    row eight when availability is busy -> Ready after 2   #! PM101 syntax-error `2`
    row nine when (any -> keep                 #! PM101 syntax-error `->`
    row fine when any -> NotReady reason "row" after 2s
    otherwise NotReady                         #! PM101 syntax-error `NotReady`
}

context { agent.on_call yes/no }               #! PM101 syntax-error `yes`
language one                                   #! PM101 syntax-error `one`
field                                          #! PM101 syntax-error@next
use "other.pm"

table last first {
    row one when any -> keep                   #! PM101 syntax-error ``
    # nobody closes the brace
