# Presence as RFC 3863 (PIDF), RFC 4479 (data model) and RFC 4480 (RPID) write it.
language 1
vocabulary pidf "rfc4480"

# open if any tuple is open. Some senders write other words (baresip: unknown); a document
# without a basic status leaves it absent, which RFC 3863 gives no meaning to.
field basic : token open { open, closed, unknown }

# Every activity of every person element. The 27 names are those of the prose of RFC 4480
# section 3.2: its schema forgets lunch. No RFC has "do not disturb" or "ringing"; vendors
# invent their own, so the set is open.
field activities : set of token open {
    appointment, away, breakfast, busy, dinner, holiday, in-transit, looking-for-work, lunch,
    meal, meeting, on-the-phone, other, performance, permanent-absence, playing, presentation,
    shopping, sleeping, spectator, steering, travel, tv, unknown, vacation, working, worship,
}

field user-input : token open { active, idle }
field mood : set of token open
field sphere : token open { home, work, unknown }
field place-type : set of token open
field note : text
