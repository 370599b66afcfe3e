language 1
use microsoft
use genesys

# presencemap: is read here, and this comment is about nothing that it knows
# presencemap: allow unused-defines -- a slip                      #! PM802 unknown-allow `unused-defines`
define one = availability is busy             #! PM501 unused-define
# presencemap: allow PM50                                         -- a beginning is no code  #! PM802 unknown-allow `PM50`
define two = availability is busy             # presencemap: ignore unused-define -- #! PM501 unused-define #! PM802 unknown-allow `ignore`
define three = availability is busy           # presencemap: allow unused-define: everybody knows why  #! PM802 unknown-allow
define four = availability is busy            # presencemap: allow unused-define fail-open -- no comma #! PM802 unknown-allow

table voice first {  #! PM412 unreachable-state
    row busy when availability is busy -> keep   # presencemap: allow unknown-token -- #! PM802 unknown-allow `unknown-token`  #! PM317 mergeable-rows
    row away when availability is away -> keep   # presencemap: allow PM801, unknown-allow -- #! PM802 unknown-allow `PM801` #! PM802 unknown-allow `unknown-allow`
    otherwise -> NotReady    # presencemap: allow fail-open too-many-findings  -- #! PM801 unused-allow `fail-open` #! PM802 unknown-allow
}
