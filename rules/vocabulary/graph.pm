# Presence of Microsoft Teams users as Microsoft Graph gives it: the `presence` resource, by
# GET /users/{id}/presence or by change notifications.
#
# No SIP document brings these fields: presencemap reads no Graph JSON. The connector asks Graph
# and hands the values over as an `Update` of its own, `Update(uri, {"graph.availability": …,
# "graph.activity": …}, "graph")`, to `Engine.update`; README.md beside this folder shows it. A
# subscription that could not be renewed is an `Update` that is `lost`. Notifications may come
# late and out of order: drop one whose sequenceNumber sorts before the last one's.
language 1

# Two generations are documented, both for version 1.0 of the API, so its number can't tell them
# apart. "2019": the lists of the public preview of December 2019, which the pages of
# microsoft-graph-docs kept for years. "2025": the page that learn.microsoft.com shows since
# out-of-office settings and work location are part of the resource. It has four more
# availabilities (what was an activity) and begins names in lower case. It also drops names:
# AvailableIdle and BusyIdle; InACall, InAConferenceCall, Inactive, InAMeeting, OffWork,
# Presenting and UrgentInterruptionsOnly as activities. But nothing says that the service stopped
# sending them, so here no name ends: a rule must be able to speak of what may come.
vocabulary graph "2019", "2025"

# Both fields are open: Graph adds values without a new version (it answers unknownFutureValue
# to those who did not opt in). Upper and lower case are the same, because the pages differ.
field graph.availability "the base presence" : caseless token open {
    Available, AvailableIdle, Away, BeRightBack, Busy, BusyIdle, DoNotDisturb, Offline,
    PresenceUnknown,
    Focusing since "2025",
    InACall since "2025",
    InAMeeting since "2025",
    Presenting since "2025",
} from graph

field graph.activity "what supplements the availability" : caseless token open {
    Available, Away, BeRightBack, Busy, DoNotDisturb, InACall, InAConferenceCall, Inactive,
    InAMeeting, Offline, OffWork, OutOfOffice, PresenceUnknown, Presenting, UrgentInterruptionsOnly,
} from graph

# Also true of somebody who works while his automatic replies are on.
field graph.out-of-office "outOfOfficeSettings.isOutOfOffice" : yes/no from graph
field graph.status-message "statusMessage.message.content, plain text" : text from graph
field graph.work-location "workLocation.workLocationType" : caseless token open {
    unspecified, office, remote, timeOff,
} from graph
