# What a watcher of Lync / Skype for Business enhanced presence sees (Event: presence,
# application/msrtc-event-categories+xml).
language 1
vocabulary microsoft "2013"

# The number of the aggregate state. Classes are inclusive at their lower end. 0 to 2999 is
# disputed: "presence unknown" in the Lync 2013 SDK's parsing page, "available" on its state
# page, offline to SIPE. It is a range of its own here, so that no rule takes it by accident.
# A presence without any number is absent.
field availability : int {
    unknown        = 0..2999
    available      = 3000..4499
    available-idle = 4500..5999
    busy           = 6000..7499
    busy-idle      = 7500..8999
    do-not-disturb = 9000..11999
    be-right-back  = 12000..14999
    away           = 15000..17999
    offline        = 18000..
}

# The token that goes with the number, while the number lies in the range the token was
# published for. Do-not-disturb set by a user reaches the watchers of the workgroup container
# as 6900 with urgent-interruptions-only: a busy number. off-work and in-presentation came
# with Lync 2013.
field activity : token open {
    on-the-phone, in-a-conference, in-a-meeting,
    urgent-interruptions-only, out-of-office, off-work, in-presentation,
}

field custom-activity : text  # a site's own words, instead of a token or beside it

field device : token open { computer, deskphone, mobile, web }
field location : text  # endpointLocation: office, home, or free text

field note : text
field note-type : token open { personal, oof }

# The calendar's slot at the time of the decision.
field calendar : token { free, tentative, busy, out-of-office }
