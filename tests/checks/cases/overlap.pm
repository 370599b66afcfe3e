language 1
use microsoft
use genesys

table voice unique {
    row free when availability is available            -> Ready after 2s
    row call when activity is on-the-phone             -> NotReady reason "OnCall"  #! PM311 overlap
    row web  when availability is busy and device is web -> NotReady reason "Busy"  #! PM311 overlap
    otherwise                                          -> NotReady reason "Unknown"
}

table chat any {
    row free when availability is available            -> Ready after 2s
    row nice when availability < 5000 and device is web and availability >= 3000 -> Ready after 2s
    row calm when availability in 4000..4600           -> keep  #! PM311 overlap #! PM311 overlap
    otherwise                                          -> NotReady reason "Unknown"
}

table mail unique {
    availability | device -> outcome
    available    | web    -> Ready after 2s
    3500         | any    -> keep                               #! PM311 overlap
    available    | mobile -> keep                               #! PM311 overlap
    busy         | mobile -> NotReady reason "Busy"
    otherwise             -> NotReady reason "Unknown"
}
#! never mind unreachable-state
