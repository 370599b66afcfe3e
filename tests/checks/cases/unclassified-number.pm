language 1
#! never mind otherwise-never-reached, overlap, redundant-row, shadowed-row
use "parts/scales.pm"

define odd = reach is 2500                                 #! PM405 unclassified-number `2500`

table voice first {            #! PM601 missing-example
    row one   when reach is 9000 or odd -> Absent          #! PM405 unclassified-number `9000`
    row two   when reach is not 11999 -> Absent            #! PM405 unclassified-number `11999`
    row three when reach in {here, 1000, 5000} -> Absent   #! PM405 unclassified-number `1000`
    row four  when rank is 4000 -> Absent                  #! PM405 unclassified-number `4000`
    row five  when small in {0, 1, 9, 10} -> Absent        #! PM405 unclassified-number `0` #! PM405 unclassified-number `10`
    # Ranges and comparisons may leave the classes.
    row six   when reach in 9000..11999 -> Absent  #! PM313 partly-shadowed-value `9000..11999`
    row seven when reach < 9500 or reach >= 10000 -> Absent
    row eight when reach is 18000 or reach is 4294967295 or reach is 8999 -> Absent
    row nine  when bare is 7 -> Absent
    # One cause, one finding.
    row ten   when reach is 650 -> Absent                  #! PM404 legacy-scale `650`
    otherwise -> Absent
}

table chat unique {            #! PM601 missing-example
    reach          | rank -> outcome
    2999           | any  -> Absent                        #! PM405 unclassified-number `2999`
    {9500, here}   | any  -> Absent                        #! PM405 unclassified-number `9500`
    not 10000      | 5000 -> Absent                        #! PM405 unclassified-number `10000`
    9000..10000    | any  -> Absent
    otherwise             -> Absent
}

table mail first {
    row free when reach is here or reach < 100 -> Present  #! PM404 legacy-scale `100` #! PM401 fail-open
    otherwise -> Absent reason "Unknown"
}

example "a number of no class" { reach 9500 => mail Absent reason "Unknown" }
example "another one" { reach 9501 => mail Present }       #! PM405 unclassified-number `9501`
example "with a class" { reach 3500, rank 3000 => mail Present, voice Absent, chat Absent }
example "reached otherwise" { reach 9600 => chat Absent }  #! PM405 unclassified-number `9600`
