# Presence as RFC 3863 (PIDF), RFC 4479 (data model), RFC 4480 (RPID) and RFC 4482 (CIPID) write
# it, and as the older XPIDF comes to the same fields.
language 1
vocabulary pidf "rfc4480"

# Some senders write other words (baresip: unknown); a document without a basic status leaves
# it absent, which RFC 3863 gives no meaning to. Asterisk and Cisco say open while a phone
# rings or is in use. A service that RFC 4480's relationship names somebody else's, an assistant's
# for one, does not count, nor does one of a class that is not electronic.
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

    # Our own, for a call that waits, which is on-the-phone as well: Asterisk tells it by a note
    # alone, which is read for who names the profile "asterisk". There, alerting is a phone that
    # rings.
    on-hold,
} from pidf, xpidf

field user-input "whether somebody used the device of late" : token open {
    active, idle,
} from pidf, xpidf

# Since the last input or, where only "idle" is said, as long as it takes to be called so. It is
# the time when the document was read; a presence that stays idle sends no further one.
field idle "for how long, at least, nobody had used a device" : duration from pidf
field mood "how the presentity feels: RFC 4480 has 61 words for it" : set of token open {
    afraid, amazed, angry, annoyed, anxious, ashamed, bored, brave, calm, cold, confused, contented,
    cranky, curious, depressed, disappointed, disgusted, distracted, embarrassed, excited,
    flirtatious, frustrated, grumpy, guilty, happy, hot, humbled, humiliated, hungry, hurt,
    impressed, in_awe, in_love, indignant, interested, invincible, jealous, lonely, mean, moody,
    nervous, neutral, offended, playful, proud, relieved, remorseful, restless, sad, sarcastic,
    serious, shocked, shy, sick, sleepy, stressed, surprised, thirsty, worried, other, unknown,
} from pidf
field sphere "the part of life that the presentity is in" : token open {
    home, work, unknown,
} from pidf
field place-type "what place the presentity is at, in the words of RFC 4589" : set of token open
    from pidf

# RFC 4480 section 3.6: what the place is like for each medium, such as a call that would be
# overheard or would disturb.
field place-is "what the place allows" : set of token open {
    audio-noisy, audio-ok, audio-quiet, audio-unknown, video-toobright, video-ok, video-dark,
    video-unknown, text-uncomfortable, text-inappropriate, text-ok, text-unknown,
} from pidf
field privacy "what others near the presentity can't overhear or see" : set of token open {
    audio, text, video, unknown,
} from pidf
field note "what the presentity says of himself" : text from microsoft, msrtc, pidf, xpidf
field display-name "what the presentity is called" : text from microsoft, pidf  # RFC 4482
