# What a watcher of Lync / Skype for Business enhanced presence sees (Event: presence,
# application/msrtc-event-categories+xml).
language 1

# "2010" is Lync Server 2010, "2013" Lync Server 2013, "2015" Skype for Business Server 2015 and
# 2019. The wire format is one; what differs, as far as Microsoft's pages tell, is the list of
# activity tokens. Write `use microsoft "2010"` where the site's clients are that old.
vocabulary microsoft "2010", "2013", "2015"

# Classes are inclusive at their lower end; clients publish 3500, 5000, 6500, 7500, 9500, 12500,
# 15500 and 18000, a blocked watcher is shown 18500. Below 3000 no class is declared, because
# four sources give four answers: "presence unknown" (Lync 2013 SDK, parsing page), Available
# (the same SDK, state page), no state (UCMA), Offline (SIPE). A rule that means those numbers
# says so: `availability < 3000`. Numbers below 1000 are most likely of the older scale of
# [MS-SIP] 2.2.1, on which 300 is "online". A presence without any number is absent: Lync shows
# it as Offline, SIPE keeps the number before.
field availability "aggregate state: how reachable, as a number" : int {
    available      = 3000..4499
    available-idle = 4500..5999  # "Inactive" to Lync's users; only machines publish it
    busy           = 6000..7499
    busy-idle      = 7500..8999  # shown just as busy is
    do-not-disturb = 9000..11999
    be-right-back  = 12000..14999
    away           = 15000..17999
    offline        = 18000..
} from microsoft

# The token that goes with the number, while the number lies in the range that the token was
# published for. Do-not-disturb set by a user reaches the watchers of the workgroup container
# as 6900 with urgent-interruptions-only: a busy number. out-of-office only shows from 12000 on.
# The two newer tokens are other ways of being away and of not being disturbed; their clients
# send a custom text as well. Servers print tokens in both cases; they are read in lower case.
field activity "what is being done" : token open {
    on-the-phone, in-a-conference, in-a-meeting, urgent-interruptions-only, out-of-office,
    off-work since "2013",
    in-presentation since "2013",
} from microsoft

# Up to four custom states a site, of 64 characters for each language. On the wire one is an
# ordinary number with a text in place of a token; English is taken where there is a choice.
field custom-activity "a site's own words, in place of a token or beside it" : text from microsoft

field device "kind of the most active device" : token open {
    computer, deskphone, mobile, web,
} from microsoft
field location "endpointLocation: office, home, or free text; sent below 12000 only" : text
    from microsoft

field note "what the presentity says of himself" : text from microsoft, pidf, xpidf
field note-type "personal, or set together with automatic replies" : token open {
    personal, oof,
} from microsoft

field calendar "the calendar's slot at the time of the decision" : token {
    free, tentative, busy, out-of-office,
} from microsoft
