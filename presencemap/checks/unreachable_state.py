"""PM412 unreachable-state: no presence leads to some of the target's states.

That may be what is wanted: many sites never log anybody out. But a state that was meant to be
answered and never is, be it that its row stands behind others that take everything, shows
here: an agent who can't become ready, a break that is never told.

Looked at are the vocabularies in which some row answers, and all tables together. It is said
once, of the first table. Where the states are left out on purpose, allow it there and say why.

Bad:

    table voice first {
        row busy when availability is busy or availability is not busy -> NotReady reason "Busy"
        row free when availability is available -> Ready after 3s
        row gone when availability is offline   -> LoggedOut
        otherwise                               -> NotReady reason "Unknown"
    }

Good:

    context {
        agent.on_call : yes/no
    }

    table voice first {
        row busy when availability is busy or agent.on_call -> NotReady reason "Busy"
        row free when availability is available -> Ready after 3s
        row gone when availability is offline   -> LoggedOut
        otherwise                               -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.answering import Answering
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.diagram import Proof
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM412", "unreachable-state", Severity.INFO)

_MOST: Final = 8
"""How many states are named before the others are counted."""


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find the states of the vocabularies answered in that no table leads to."""
    answered: dict[str, None] = {}
    for table in rules.tables:
        names = (row.decision.outcome.state for row in table.all_rows)
        answered |= dict.fromkeys(rules.states[name].vocabulary for name in names if name)
    wanted = [each.name for each in rules.states.values() if each.vocabulary in answered]
    reached: set[str] = set()
    for _ in compiled.proofs.each(FINDING.name, lambda proof: _reach(proof, reached)):
        pass
    if any(FINDING.name in each.unproved for each in compiled.proofs.given_up):
        return
    missing = [name for name in wanted if name not in reached]
    if missing:
        message = f"no presence leads to {_listed(missing)}"
        help_ = "if that is meant, allow it here and say why"
        first = rules.tables[0]
        yield FINDING.at(first.source, first.span, message, help=help_)


def _reach(proof: Proof, reached: set[str]) -> Iterator[None]:
    """Add the states that a table leads to, one look at each."""
    answering = Answering(proof)
    for number, row in answering.rows:
        state = row.decision.outcome.state
        if state is not None and state not in reached and answering.find(number) is not None:
            reached.add(state)
    yield from ()


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:_MOST]]
    if len(names) > _MOST:
        return f"{', '.join(shown)} or {len(names) - _MOST} other states"
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
