language 1
use microsoft
use genesys

# presencemap: allow unused-define -- on a line of its own, for the next line of rules
define left_over = availability is busy
define two_left_over = availability is busy   # presencemap: allow PM501

# presencemap: allow unused-define -- stands too high               #! PM801 unused-allow `unused-define`
define on_a_call = activity is on-the-phone
define third_one = availability is away       # presencemap: allow gap, unused-define, fail-open -- #! PM801 unused-allow `gap` #! PM801 unused-allow `fail-open`

table voice first {  #! PM412 unreachable-state
    row busy when on_a_call -> NotReady reason "Busy" # presencemap: allow fail-open -- #! PM801 unused-allow `fail-open`
    # other comments and empty lines may stand between

    # presencemap: allow FAIL-OPEN -- letters of any size will do

    # and another one
    otherwise  #! PM409 ready-without-hold
        -> Ready # presencemap: allow fail-open -- the finding starts above #! PM801 unused-allow `fail-open`
}

table chat first {
    # presencemap: allow -- #! PM801 unused-allow
    row calm when availability is busy -> keep
    otherwise -> NotReady
}

table mail first {
    availability | activity     -> outcome
    # presencemap: allow shadowed-row -- #! PM801 unused-allow `shadowed-row`
    any          | any          -> NotReady
    busy         | on-the-phone -> NotReady    # presencemap: allow shadowed-row
    # presencemap: allow otherwise-never-reached -- the second is one too many
    otherwise                   -> keep        # presencemap: allow otherwise-never-reached -- #! PM801 unused-allow `otherwise-never-reached`
}
# presencemap: allow fail-open -- nothing stands below           #! PM801 unused-allow `fail-open`
