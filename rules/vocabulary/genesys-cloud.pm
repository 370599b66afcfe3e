# Presences of Genesys Cloud users. A state here is a system presence; the routing status
# follows from it and can't be set: OFF_QUEUE for all but On Queue, and there IDLE, INTERACTING,
# COMMUNICATING or NOT_RESPONDING, as the user's interactions are.
#
# Left out: Idle, which the system sets where a screen is locked and shows as Away; and out of
# office, which is a setting of its own beside the presence.
#
# Agents go on and off queue as they like. A rule set that does not mean to take that from them
# leaves whoever is on queue alone, as Genesys' own blueprint for Teams does
# (gc-presence-update-from-ms-teams). What the user's presence is, only the connector knows:
# declare a yes/no fact for it in a `context` block. It has to look for both spellings that are
# about, "On Queue" (the API's answers, Architect) and "OnQueue" (the SDK's enumeration).
language 1
vocabulary genesys-cloud "v2"

# `secondary` is the label of one of the organisation's own statuses under the presence, of which
# it may have 30: the request carries the id of that status, which the connector looks up (GET
# /api/v2/presence/definitions), or else the id of the presence itself. `message` is the free
# text beside it. No page that we found gives either a greatest length.
state OnQueue "On Queue: routing status IDLE, calls are routed" routable {
    secondary : text
    message   : text
}
state Available "Available: routing status OFF_QUEUE" {
    secondary : text
    message   : text
}
state Busy "Busy: routing status OFF_QUEUE; direct calls go to voicemail" {
    secondary : text
    message   : text
}
state Away "Away: routing status OFF_QUEUE" {
    secondary : text
    message   : text
}
state Break "Break: routing status OFF_QUEUE" {
    secondary : text
    message   : text
}
state Meal "Meal: routing status OFF_QUEUE" {
    secondary : text
    message   : text
}
state Meeting "Meeting: routing status OFF_QUEUE" {
    secondary : text
    message   : text
}
state Training "Training: routing status OFF_QUEUE" {
    secondary : text
    message   : text
}
state Offline "Offline: routing status OFF_QUEUE, as of one who is not logged in" logged-out {
    secondary : text
    message   : text
}

# PATCH /api/v2/users/{userId}/presences/purecloud, by the name that the SDKs give it; it also
# brings users on queue. (For another source of presence: patchUserPresence.) Its body names
# the definition's id, the message, and whether this source is the user's primary one.
transition any -> any : patchUserPresencesPurecloud
