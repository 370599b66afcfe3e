language 1
use "parts/lamps.pm"
timezone "Europe/Berlin"

field desk : token { sitting, standing }
renamed table-of-old -> desk
renamed upright -> standing

define lit = lantern is not absent                     #! PM510 deprecated-name `lantern`

table lamps first {                                    #! PM601 missing-example `lamps`
    row one when lantern is red -> Lit                 #! PM510 deprecated-name `lantern`
    row two when lamp is orange -> Unlit               #! PM510 deprecated-name `orange` #! PM510 deprecated-name `Unlit`
    row three when brightness in gleaming..blinding -> Lit mode even    #! PM510 deprecated-name `gleaming` #! PM510 deprecated-name `even`
    row four when brightness < gleaming and on mon..fri -> Lit   #! PM510 deprecated-name `gleaming`
    row five when lit and lamp in {red, "orange"} -> Dark        #! PM510 deprecated-name `"orange"`  #! PM312 shadowed-row
    row six when table-of-old is upright -> Dark       #! PM510 deprecated-name `table-of-old` #! PM510 deprecated-name `upright`  #! PM314 redundant-row
    row seven when desk is sitting -> Dark mode dimmed
    otherwise -> Unlit                                 #! PM510 deprecated-name `Unlit`
}

table signs first {                                    #! PM601 missing-example `signs`
    lantern | desk    -> outcome                       #! PM510 deprecated-name `lantern`
    orange  | any     -> Lit mode even                 #! PM510 deprecated-name `orange` #! PM510 deprecated-name `even`
    not red | upright -> Dark                          #! PM510 deprecated-name `upright`  #! PM314 redundant-row
    otherwise         -> Dark
}

example "an old lantern" {    #! PM603 example-without-time
    lantern orange, brightness gleaming => lamps Unlit  #! PM510 deprecated-name `lantern` #! PM510 deprecated-name `orange` #! PM510 deprecated-name `gleaming` #! PM510 deprecated-name `Unlit`
}
