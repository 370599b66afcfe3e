# Presence as RFC 3863 (PIDF), RFC 4479 (data model) and RFC 4480 (RPID) write it, and as the
# older XPIDF comes to the same fields.
language 1
vocabulary pidf "rfc4480"

# Some senders write other words (baresip: unknown); a document without a basic status leaves
# it absent, which RFC 3863 gives no meaning to. Asterisk and Cisco say open while a phone
# rings or is in use.
field basic "open if any of the presentity's services is" : token open {
    open, closed, unknown,
} from pidf, xpidf

# The 27 names are those of the prose of RFC 4480 section 3.2: its schema forgets lunch. No RFC
# has "do not disturb" or "ringing", so vendors invent their own, and the set is open: FreeSWITCH
# makes an element of whatever its channel variable holds. Names are read in lower case. A
# person with an activity that can't be read does unknown.
field activities "what the presentity's persons do, all together" : set of token open {
    appointment, away, breakfast, busy, dinner, holiday, in-transit, looking-for-work, lunch, meal,
    meeting, on-the-phone, other, performance, permanent-absence, playing, presentation, shopping,
    sleeping, spectator, steering, travel, tv, unknown, vacation, working, worship,

    # Cisco's own (urn:cisco:params:xml:ns:pidf:rpid): Unified CM and its phones, and Asterisk
    # when it is patched to drive such phones. alerting: it rings. available says nothing that
    # an open status doesn't.
    alerting, available, dnd,
} from pidf, xpidf

field user-input "whether somebody used the device of late" : token open {
    active, idle,
} from pidf, xpidf
field mood "how the presentity feels: RFC 4480 has 61 words for it" : set of token open from pidf
field sphere "the part of life that the presentity is in" : token open {
    home, work, unknown,
} from pidf
field place-type "what place the presentity is at, in the words of RFC 4589" : set of token open
    from pidf
field note "what the presentity says of himself" : text from microsoft, pidf, xpidf
