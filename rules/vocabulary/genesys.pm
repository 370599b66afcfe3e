# Agent states of Genesys T-Server, with the requests that carry out a change.
#
# A work mode means something only together with its state (AutoIn and LegalGuard are the same
# number in the T-Library), so modes are declared by state. A reason goes to AttributeReasons
# (the software reason) or, with reason-in extensions, to AttributeExtensions (the hardware
# reason). Do-not-disturb is a feature of the device, beside the state.
language 1
vocabulary genesys "8"

state Ready routable {
    mode : token { manual-in, auto-in }
    dnd  : yes/no
}

state NotReady {
    mode      : token {
        after-call-work, aux-work, legal-guard, no-call-disconnect, walk-away, return-back,
    }
    reason    : text
    reason-in : token { reasons, extensions }
    dnd       : yes/no
}

state LoggedOut {
    reason    : text
    reason-in : token { reasons, extensions }
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
