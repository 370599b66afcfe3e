# What is known of the subscription itself (RFC 6665). Absent until the first notification.
language 1
vocabulary sip "rfc6665"

# terminated: nothing is known of the presence any more, whatever the last document said.
# pending: the server has not decided yet, and its documents are no evidence.
field subscription : token { active, pending, terminated }

field subscription.reason : token open {
    deactivated, probation, rejected, timeout, giveup, noresource, invariant,
}
