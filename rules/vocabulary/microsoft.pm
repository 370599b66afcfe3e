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
} from microsoft, msrtc

# The token that goes with the number, while the number lies in the range that the token was
# published for. Do-not-disturb set by a user reaches the watchers of the workgroup container
# as 6900 with urgent-interruptions-only: a busy number. out-of-office only shows from 12000 on.
# The two newer tokens are other ways of being away and of not being disturbed; their clients
# send a custom text as well. Servers print tokens in both cases; they are read in lower case.
field activity "what is being done" : token open {
    on-the-phone, in-a-conference, in-a-meeting, urgent-interruptions-only, out-of-office,
    off-work since "2013",
    in-presentation since "2013",
} from microsoft, msrtc

# Up to four custom states a site, of 64 characters for each language. On the wire one is an
# ordinary number with a text in place of a token. Where it comes in several languages, the one
# that the reader was told to prefer is taken, else English.
field custom-activity "a site's own words, in place of a token or beside it" : text
    from microsoft, msrtc

field device "kind of the most active device" : token open {
    computer, deskphone, mobile, web,
} from microsoft
field location "endpointLocation: office, home, or free text; sent below 12000 only" : text
    from microsoft

# Servers say when somebody who is away or offline was last active, some pages of Microsoft's say
# of the idle too; a server application may take it out. UTC, as in 2012-07-12T13:58:54Z.
field last-active "when the presentity was last active, of those who are not" : text from microsoft

# An out-of-office note holds from its start to its end; outside of them it is not there.
field note "what the presentity says of himself" : text from microsoft, msrtc, pidf, xpidf
field note-type "personal, or set together with automatic replies" : token open {
    personal, oof,
} from microsoft, msrtc

# The newest of the noteHistory, where notes that were replaced within 30 seconds are not kept.
field previous-note "the note before the present one" : text from microsoft

field calendar "the calendar's slot at the time of the decision" : token {
    free, tentative, busy, out-of-office,
} from microsoft, msrtc

# The contactCard: what the directory or the presentity itself tells. An automaton is a program: its
# presence never changes.
field display-name "what the presentity is called" : text from microsoft, pidf
field card.email "address for mail" : text from microsoft
field card.title "what the presentity is, in the company's words" : text from microsoft
field card.department "part of the company" : text from microsoft
field card.company "whom the presentity works for" : text from microsoft
field card.office "where the presentity has a desk" : text from microsoft
field card.automaton "a program and not a person" : yes/no from microsoft

# The services category: for each thing that devices can do the availability of the device that is
# best for it, on the scale of availability. Absent where no device can.
field services.text "availability of the device for instant messages" : int {
    available      = 3000..4499
    available-idle = 4500..5999
    busy           = 6000..7499
    busy-idle      = 7500..8999
    do-not-disturb = 9000..11999
    be-right-back  = 12000..14999
    away           = 15000..17999
    offline        = 18000..
} from microsoft
field services.voice "availability of the device for calls" : int {
    available      = 3000..4499
    available-idle = 4500..5999
    busy           = 6000..7499
    busy-idle      = 7500..8999
    do-not-disturb = 9000..11999
    be-right-back  = 12000..14999
    away           = 15000..17999
    offline        = 18000..
} from microsoft
field services.video "availability of the device for video" : int {
    available      = 3000..4499
    available-idle = 4500..5999
    busy           = 6000..7499
    busy-idle      = 7500..8999
    do-not-disturb = 9000..11999
    be-right-back  = 12000..14999
    away           = 15000..17999
    offline        = 18000..
} from microsoft

# What watchers with clients of the older dialects are shown, in the newer scale and tokens: what the
# aggregate state of the same container has. A notification may bring it without a state.
field interop.availability "availability, as older clients are shown it" : int {
    available      = 3000..4499
    available-idle = 4500..5999
    busy           = 6000..7499
    busy-idle      = 7500..8999
    do-not-disturb = 9000..11999
    be-right-back  = 12000..14999
    away           = 15000..17999
    offline        = 18000..
} from microsoft
field interop.activity "activity, as older clients are shown it" : token open {
    on-the-phone, in-a-conference, in-a-meeting, urgent-interruptions-only, out-of-office,
    off-work since "2013",
    in-presentation since "2013",
} from microsoft

# The older dialect (text/xml+msrtc.pidf of Live Communications Server 2003 and 2005; later
# servers write it for watchers that ask for nothing newer) has two numbers from 0 to 999
# ([MS-SIP] 2.2.1). They are read into availability and activity as far as they allow it, and
# stand here as they were sent. Only cannot-receive is offline. maybe-online is a phone that may
# be switched off: availability is absent then, unless what the user does makes him unavailable.
# Busy and do-not-disturb are one class of this scale.
field lcs.availability "older scale: whether a call can be taken" : int {
    cannot-receive = 0..99
    maybe-online   = 100..199
    connected      = 200..299  # a device that can take calls
    near           = 300..399  # and the user is near it
} from msrtc
field lcs.activity "older scale: whether the user wants to be disturbed; not ordered" : int {
    no-information = 0..99
    away           = 100..149
    out-to-lunch   = 150..199
    idle           = 200..299
    be-right-back  = 300..399
    active         = 400..499
    in-session     = 500..599  # a call or not; availability and activity take it for one
    busy           = 600..699
    away-again     = 700..799
    active-again   = 800..999
} from msrtc
field lcs.device "name of the device that supplied the two numbers, such as a host's" : text
    from msrtc
