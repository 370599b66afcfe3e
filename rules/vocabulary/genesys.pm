# Agent states of Genesys T-Server, with the requests that carry out a change.
#
# Requests are named as the Platform SDK does, without its "Request": AgentLogin is
# RequestAgentLogin there, TAgentLogin in the T-Library. The states' documentation gives the
# statuses under which Stat Server reports them. Exchange those by name, never by number: the
# code that uses the numbers does not agree on them.
language 1
vocabulary genesys "8"

# A work mode means something only together with its state (AutoIn and LegalGuard are the same
# number), so modes are declared by state, as the T-Library's page on TAgentWorkMode has them.
# Which of them a switch can do differs.
#
# A reason goes to AttributeReasons (the software reason) or, with reason-in extensions, to
# AttributeExtensions (the hardware reason, key ReasonCode). No page that we found gives it a
# greatest length. AgentReady could carry one, too; it is left out here, as a reason beside
# Ready is more likely a slip.
#
# Do-not-disturb is a feature of the device, beside the state. An outcome that does not name
# dnd leaves it as it is: rules that switch it on must also say where it goes off.
state Ready "Stat Server: WaitForNextCall" routable {
    mode : token { ManualIn, AutoIn, ReturnBack }
    dnd  : yes/no
}

# During a call, T-Server takes NotReady as pending: the agent is Busy-NotReady until it ends.
state NotReady "Stat Server: NotReadyForNextCall; AfterCallWork in that mode" {
    mode      : token { AfterCallWork, AuxWork, LegalGuard, NoCallDisconnect, WalkAway }
    reason    : text
    reason-in : token { reasons, extensions }
    dnd       : yes/no
}

state LoggedOut "Stat Server: LoggedOut" logged-out {
    reason    : text
    reason-in : token { reasons, extensions }
    dnd       : yes/no
}

# Logging in says nothing of readiness, so the state wanted is always asked for as well;
# many switches log an agent out only from NotReady.
transition LoggedOut -> Ready     : AgentLogin, AgentReady
transition LoggedOut -> NotReady  : AgentLogin, AgentNotReady
transition LoggedOut -> LoggedOut : AgentLogout
transition NotReady  -> Ready     : AgentReady
transition NotReady  -> NotReady  : AgentNotReady
transition NotReady  -> LoggedOut : AgentLogout
transition Ready     -> Ready     : AgentReady
transition Ready     -> NotReady  : AgentNotReady
transition Ready     -> LoggedOut : AgentNotReady, AgentLogout

with dnd yes : SetDNDOn
with dnd no  : SetDNDOff
