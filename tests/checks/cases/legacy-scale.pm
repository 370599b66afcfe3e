language 1
#! never mind mergeable-rows, otherwise-never-reached, overlap, redundant-row, shadowed-row
use "parts/scales.pm"

define online = reach is 300                              #! PM404 legacy-scale `300`

table voice first {            #! PM601 missing-example
    row one     when reach is 400 -> Absent               #! PM404 legacy-scale `400`
    row two     when reach is not 600 -> Absent           #! PM404 legacy-scale `600`
    row three   when reach in {here, 0, 999} -> Absent    #! PM404 legacy-scale `0` #! PM404 legacy-scale `999`
    row four    when reach in 100..199 -> Absent          #! PM404 legacy-scale `100..199`
    row five    when reach in 300..idle -> Absent  #! PM404 legacy-scale `300` #! PM313 partly-shadowed-value `300..idle`
    row six     when reach >= 300 -> Absent               #! PM404 legacy-scale `300`
    row seven   when reach < 400 -> Absent                #! PM404 legacy-scale `400`
    row eight   when reach > 299 and not online -> Absent #! PM404 legacy-scale `299`
    row nine    when reach <= 99 -> Absent                #! PM404 legacy-scale `99`
    # Whoever writes these knows where the classes start.
    row ten     when reach < 3000 -> Absent
    row eleven  when reach in 0..4000 -> Absent
    row twelve  when reach in 1..2999 -> Absent
    row every   when reach >= 0 -> Absent
    row some    when reach > 0 -> Absent
    row scale   when reach in 0..999 -> Absent
    row below   when reach < 1000 and rank is absent -> Absent
    row edge    when reach >= 1000 -> Absent
    row beyond  when reach > 999 and rank is absent -> Absent
    # Other fields have other scales.
    row rank    when rank < 400 or small is 3 or bare is 300 -> Absent
    otherwise -> Absent
}

table chat unique {            #! PM601 missing-example
    reach           | bare  -> outcome
    200             | any   -> Absent                     #! PM404 legacy-scale `200`
    {650, at-work}  | any   -> Absent                     #! PM404 legacy-scale `650`
    not 700..799    | any   -> Absent                     #! PM404 legacy-scale `700..799`
    >= 500          | any   -> Absent                     #! PM404 legacy-scale `500`
    < 3000          | 400   -> Absent
    otherwise               -> Absent
}

table mail first {
    row free when reach is here -> Present
    otherwise -> Absent reason "Unknown"
}

example "old and ready" { reach 400 => mail Present }     #! PM404 legacy-scale `400`
example "old and elsewhere" { reach 401 => mail Absent }  #! PM404 legacy-scale `401`
example "old is unknown" { reach 450 => mail Absent reason "Unknown" }
example "new" { reach 3500 => mail Present }
example "two tables" { reach 3501, bare 3 => mail Present, chat Absent, voice Absent }
