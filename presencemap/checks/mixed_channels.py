"""PM406 mixed-channels: one table answers states of more than one target.

A table is one channel: it says in which state an agent is to be with one target, such as
Genesys T-Server. If another row of the same table answers a state of another target, an agent
would have to go from the one to the other, and there is no request that does that: the engine
finds no legal transition, and the agent stays where he is.

States that a site's own file declares, outside of a vocabulary, belong to any target; so do
two vocabularies between whose states a `transition` is declared by name.

Bad:

    use genesys-cloud

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        row away when availability is away -> Away
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row busy when availability is busy -> NotReady reason "Busy"
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.language import tree
from presencemap.model import TargetState
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Row, Table

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM406", "mixed-channels", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find tables that answer states of several vocabularies, once each."""
    bridges = _bridges(compiled, rules.states)
    for table in rules.tables:
        pair = _first_pair(table, rules.states, bridges)
        if pair is None:
            continue
        first, other = pair
        names = [_vocabulary(row, rules.states) for row in pair]
        message = f"`{other.name}` answers a state of `{names[1]}`, `{first.name}` one of "
        message += f"`{names[0]}`: nothing leads from one to the other"
        related = (Related(f"`{first.name}` is here", table.source, first.span),)
        help_ = "write a table for each"
        yield FINDING.at(table.source, other.span, message, help=help_, related=related)


def _first_pair(
    table: Table, states: Mapping[str, TargetState], bridges: set[frozenset[str]]
) -> tuple[Row, Row] | None:
    first: Row | None = None
    for row in table.all_rows:
        name = _vocabulary(row, states)
        if not name:
            continue
        if first is None:
            first = row
        pair = frozenset({name, _vocabulary(first, states)})
        if len(pair) > 1 and pair not in bridges:
            return first, row
    return None


def _vocabulary(row: Row, states: Mapping[str, TargetState]) -> str:
    """Return the vocabulary of the state that a row answers, "" for none."""
    state = states.get(row.decision.outcome.state or "")
    return state.vocabulary if state else ""


def _bridges(compiled: Compiled, states: Mapping[str, TargetState]) -> set[frozenset[str]]:
    """Return the pairs of vocabularies between which a transition is declared by name."""
    return {
        frozenset({states[item.from_state.text].vocabulary, states[item.to_state.text].vocabulary})
        for file in compiled.files
        for item in file.parsed.items
        if isinstance(item, tree.TransitionDeclaration) and item.from_state and item.to_state
    }
