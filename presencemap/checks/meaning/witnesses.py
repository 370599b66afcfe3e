"""Evidence as a diagnostic shows it: as JSON, and as an example that can be pasted."""

from __future__ import annotations

from typing import TypedDict

from presencemap.tables.diagram.examples import example_text, is_writable, json_facts
from presencemap.tables.diagram.proof import Evidence, Proof
from presencemap.tables.interpret import decide

__all__ = ["Shown", "shown"]


class Shown(TypedDict):
    """What `Finding.at` takes of evidence."""

    witness: dict[str, object] | None
    example: str | None


def shown(proof: Proof, evidence: Evidence, name: str) -> Shown:
    """Return the evidence as a witness; `name` is what the example is called.

    The example promises what the table decides now, so that it holds when it is pasted: who
    mends the rules corrects the promise, too.
    """
    presence = evidence.presence
    if presence is None:
        return Shown(witness=None, example=None)
    example = None
    if is_writable(presence, proof.fields):
        decisions = [decide(proof.table, presence)]
        example = example_text(name, presence, proof.fields, decisions)
    names = {variable.field.name for variable in proof.variables}
    return Shown(
        witness=json_facts(presence, proof.fields, names),
        example=example,
    )
