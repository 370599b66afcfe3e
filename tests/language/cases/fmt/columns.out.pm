transition LoggedOut -> Ready     : AgentLogin, AgentReady
transition NotReady  -> Ready     : AgentReady
# to wherever
transition any       -> LoggedOut : AgentLogout

transition Ready -> any : A

transition Ready -> NotReady : AgentNotReadyForTheFirstTime, AgentNotReadyForTheSecondTime,
    AgentNotReady

with dnd yes              : SetDNDOn
with reason-in extensions : Other, Another
renamed old        -> new
renamed "very old" -> new
define a   = x is 1
define bcd = y is 2  # why
define efgh = x is 1
           or y is 2
           or some-other-field in {three, other, values}
           or yet-another-field is absent
define ij = z is 3
use a        # first
use bcd "2"  # second
define one = a is 1
define several = a in {
    first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh,
}
define three = a is 3

state A {
    b : text
}
state C {
    d : text
}

state E {
    f : text
}

use g
