"""PM410 illegal-outcome: the target has no way to carry out what a row answers.

A vocabulary says which changes of state its target can make, and by which requests. If no
line leads to a state, nothing that a connector could send brings an agent there: the change is
decided, counted and shown, and never happens. The same is true of an attribute that has
requests of its own (`with dnd yes : SetDNDOn`) for yes only, or for no only: the other value
can't be asked for.

Vocabularies that declare no transition at all leave the requests to the connector; of them
nothing is reported.

Bad:

    language 1
    vocabulary desk
    state In routable
    state Out
    state Paused
    transition In  -> Out : Leave
    transition Out -> In  : Enter

    field here : yes/no from connector

    table voice first {
        row here when here -> In
        row gone when here is no -> Out
        otherwise -> Paused
    }

Good:

    language 1
    vocabulary desk
    state In routable
    state Out
    state Paused
    transition In     -> Out    : Leave
    transition Out    -> In     : Enter
    transition any    -> Paused : Pause
    transition Paused -> In     : Enter
    transition Paused -> Out    : Leave

    field here : yes/no from connector

    table voice first {
        row here when here -> In
        row gone when here is no -> Out
        otherwise -> Paused
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.answering import Answering
from presencemap.checks.meaning.legality import Legality
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding
from presencemap.model import Outcome
from presencemap.model.wording import state_words
from presencemap.tables.diagram import Proof
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM410", "illegal-outcome")


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find rows with a state or an attribute that nothing leads to."""
    legality = Legality(rules)
    return compiled.proofs.each(FINDING.name, lambda proof: _of_table(proof, legality))


def _of_table(proof: Proof, legality: Legality) -> Iterator[Diagnostic]:
    answering = Answering(proof)
    said = set()
    for number, row in answering.rows:
        for what, message in _wrong(row.decision.outcome, legality):
            if what in said or (found := answering.find(number)) is None:
                continue
            said.add(what)
            yield FINDING.at(
                proof.table.source,
                row.span,
                f"`{row.name}` answers `{what}`, {message}",
                help="declare how it is done in the vocabulary, or answer something else",
                **shown(proof, found, f"{row.name}: can't be carried out"),
            )


def _wrong(outcome: Outcome, legality: Legality) -> Iterator[tuple[str, str]]:
    """Yield what of an outcome can't be carried out, and why."""
    if outcome.state is not None and not legality.leads_to(outcome.state):
        yield outcome.state, "to which no transition leads"
    for name, value in outcome.attributes.items():
        if isinstance(value, bool) and legality.only_contrary(name, value=value):
            text = state_words("", {name: value}).strip()
            contrary = state_words("", {name: not value}).strip()
            yield text, f"for which there is no request, though there is one for `{contrary}`"
