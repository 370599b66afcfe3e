# What Stat Server of Genesys Engage says of an agent: CurrentState and CurrentStateReasons.
#
# The connector opens the statistics and hands their values over as an `Update` of its own. A
# connection that is lost is an `Update` that is `lost`.
language 1
vocabulary stat-server "8.5"

# Of all that an agent is doing, Stat Server shows the action of the highest priority; they are
# listed here from lowest to highest. LoggedIn means that T-Server and switch disagree, until
# the agent logs out and in again. Names, never numbers: clients number them differently.
field stat.status "status of the agent" : token open {
    NotMonitored, Monitored, LoggedIn, OnHook, WaitForNextCall, OffHook, CallDialing,
    CallRinging, NotReadyForNextCall, AfterCallWork, CallOnHold, CallUnknown, CallConsult,
    CallInternal, CallOutbound, CallInbound, LoggedOut,
    ASM_Engaged, ASM_Outbound,  # of outbound campaigns; their place in the order is not given
} from stat-server

# Reasons are a site's own; the four are those that Genesys' page on Engage and Genesys Cloud
# maps. Write others as strings.
field stat.reason "reason of the status" : token open {
    Break, Meal, Meeting, Training,
} from stat-server
