"""Other orders of the variables: what a diagram answers stays the same."""

from __future__ import annotations

import pytest
from random_tables import FIELDS, atoms_of, cases, leaf_at, rules_of

from presencemap.limits import Limits
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.sifting import sifted

PAIRS = 7


def pairs():
    """Return the proof of a table whose fields belong together two by two, far from each other."""
    fields = "".join(f"field {side}{n} : yes/no\n" for side in "xy" for n in range(PAIRS))
    rows = [f"row all when {' and '.join(f'x{n}' for n in range(PAIRS))} -> Here"]
    rows += [f"row r{n} when x{n} and y{n} -> Gone" for n in range(PAIRS)]
    table = "table t first {\n" + "\n".join(rows) + "\n otherwise -> keep }"
    rules = rules_of(FIELDS + fields + table)
    return Proof(rules.tables[0], rules.fields)


def size(diagrams, root):
    """Count nodes."""
    return len(diagrams.under(root))


def test_a_sifted_diagram_answers_the_same():
    """Every presence comes to the leaf to which it came before."""
    for case in cases():
        made, root = sifted(case.proof.diagrams, case.proof.diagram, Budget(Limits()))
        assert set(made.variables) == set(case.proof.variables), case
        for presence in case.presences:
            was = leaf_at(case.proof.diagram, atoms_of(case.proof, presence))
            assert leaf_at(root, atoms_of(made, presence)) == was, (case, presence)


def test_a_sifted_diagram_is_never_larger():
    """At worst everything stays where it was."""
    for case in cases():
        made, root = sifted(case.proof.diagrams, case.proof.diagram, Budget(Limits()))
        assert size(made, root) <= size(case.proof.diagrams, case.proof.diagram), case


def test_sifting_brings_together_what_belongs_together():
    """Of a diagram that grows exponentially in a bad order, little is left."""
    proof = pairs()
    made, root = sifted(proof.diagrams, proof.diagram, Budget(Limits()))
    assert size(proof.diagrams, proof.diagram) > 2**PAIRS
    assert size(made, root) < 8 * PAIRS


def test_a_sifted_diagram_is_reduced():
    """Sifting it again, from an order that is as good as it gets, finds nothing more."""
    proof = pairs()
    made, root = sifted(proof.diagrams, proof.diagram, Budget(Limits()))
    again, same = sifted(made, root, Budget(Limits()))
    assert size(again, same) == size(made, root)


def test_a_leaf_has_nothing_to_sift():
    """A table that always answers the same comes back as it is."""
    proof = pairs()
    made, root = sifted(proof.diagrams, proof.diagrams.leaf(5), Budget(Limits()))
    assert (root.leaf, root.edges) == (5, ())
    assert made.variables == proof.variables


def test_sifting_is_bounded():
    """It raises when its budget is used up."""
    proof = pairs()
    with pytest.raises(TooLarge, match="steps"):
        sifted(proof.diagrams, proof.diagram, Budget(Limits(diagram_steps=500)))
