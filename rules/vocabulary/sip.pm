# What is known of the subscription itself (RFC 6665). Absent until the first notification.
language 1
vocabulary sip "rfc6665"

# terminated: nothing is known of the presence any more, whatever the last document said.
# pending: the server has not decided yet, and its documents are no evidence. A connection that
# breaks ends a subscription without a word on the wire: the host says so by an `Update` that
# is `lost`, and the subscription is terminated.
field subscription "state of the subscription" : token {
    active, pending, terminated,
} from sip, connector

# Why the server ended it (RFC 6665 section 4.1.3). rejected and noresource will not get better
# by subscribing again; after the others a watcher may. Servers invent reasons, too.
field subscription.reason "why the server ended the subscription" : token open {
    deactivated, probation, rejected, timeout, giveup, noresource, invariant,
} from sip
