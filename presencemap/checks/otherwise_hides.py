"""PM316 otherwise-hides: `otherwise` answers whole classes of presence that no row speaks of.

The rows answer most of the named ranges or listed tokens of a field, and leave a few out:
whatever the other fields are, `otherwise` answers there. That may be meant; but `otherwise` is
there for what nobody has thought of, and these have names. Often they came with a newer version
of the vocabulary, or were forgotten. A row of their own says that they were not.

A class that some test of the table speaks of, be it to leave it out, has been thought of; and
where a table answers few classes, `otherwise` is meant for the rest.

Bad:

    table voice first {
        row free when availability is available                       -> Ready after 2s
        row busy when availability in {busy, do-not-disturb}          -> NotReady reason "Busy"
        row away when availability in {be-right-back, away}           -> NotReady reason "Away"
        row gone when availability is offline                         -> LoggedOut after 60s
        otherwise                                                     -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available                       -> Ready after 2s
        row idle when availability is available-idle                  -> keep
        row busy when availability in {busy, busy-idle, do-not-disturb} -> NotReady reason "Busy"
        row away when availability in {be-right-back, away}           -> NotReady reason "Away"
        row gone when availability is offline                         -> LoggedOut after 60s
        otherwise                                                     -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.checks.meaning.described import listed
from presencemap.checks.meaning.witnesses import shown
from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.tables.diagram import Proof
from presencemap.tables.diagram.hidden import hidden
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM316", "otherwise-hides", Severity.INFO)

_ANSWERED_FOR_EACH: Final = 2
"""So many classes are answered by rows for each that is left out: else that is the plan."""


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find named ranges and tokens that no row answers, beside others that rows do."""
    del rules
    yield from compiled.proofs.each(FINDING.name, _hides)


def _hides(proof: Proof) -> Iterator[Diagnostic]:
    last = proof.table.otherwise
    few = [each for each in hidden(proof) if each.answered >= _ANSWERED_FOR_EACH * len(each.names)]
    if last is None or not few:
        return
    few.sort(key=lambda each: proof.variables[each.level].field.name)
    what = [f"{proof.variables[each.level].field.name} {listed(each.names)}" for each in few]
    evidence = proof.unmatched(proof.diagrams.box({few[0].level: few[0].mask}))
    if evidence is None:
        return
    yield FINDING.at(
        proof.table.source,
        last.span,
        f"`otherwise` answers all of {', and all of '.join(what)}",
        help="if they are forgotten, give them a row of their own that answers something else",
        **shown(proof, evidence, f"{few[0].names[0]} in {proof.table.name}"),
    )
