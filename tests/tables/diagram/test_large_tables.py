"""Large tables, and such as diagrams dislike: each ends, with the right answer or with none.

Work is counted in steps and nodes. The bounds of the tests are lower than those of `Limits`, so
that what goes beyond them goes beyond them soon.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import islice, product

import attrs
import pytest
from random_tables import atoms_of, leaf_at, rules_of

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.tables.conditions import AllOf, AnyOf, InRanges, IsYesNo, Negation
from presencemap.tables.diagram import NO_ROW, Proof, TooLarge
from presencemap.tables.diagram.budget import Budget
from presencemap.tables.diagram.cover import boxes_of, share
from presencemap.tables.diagram.sifting import sifted

FEW = Limits(diagram_steps=100_000, diagram_nodes=20_000)


def text_of(fields, rows):
    """Return rules with fields of their own and a table `first`."""
    declared = "".join(f"field {name} : {kind}\n" for name, kind in fields)
    lines = "".join(f" row r{n} when {each} -> Here\n" for n, each in enumerate(rows))
    return f"language 1\nstate Here\n{declared}table t first {{\n{lines} otherwise -> keep }}"


def proof_of(fields, rows, limits=DEFAULT_LIMITS):
    """Return the proof of a table `first`."""
    rules = rules_of(text_of(fields, rows))
    return Proof(rules.tables[0], rules.fields, limits)


def proof_of_conditions(names, conditions, limits=DEFAULT_LIMITS):
    """Return the proof of a table over yes/no fields and `number`, its rows made without a text."""
    rules = rules_of(text_of([("number", "int"), *((n, "yes/no") for n in names)], ["any"]))
    (table,) = rules.tables
    rows = tuple(attrs.evolve(table.rows[0], condition=each) for each in conditions)
    return Proof(attrs.evolve(table, rows=rows), rules.fields, limits)


def flags(count, letters="f"):
    """Return as many yes/no fields with each of some letters."""
    return [(f"{letter}{n}", "yes/no") for letter in letters for n in range(count)]


def diagonal(count):
    """Return rows that each ask for one value of one field, and for a range of all others."""
    return [(f"n{n}", "int") for n in range(count)], [
        " and ".join(f"n{m} {'is' if n == m else '>='} {m}" for m in range(count))
        for n in range(count)
    ]


def far_pairs(count):
    """Return an or-of-ands of pairs that the order of the variables keeps far apart."""
    return flags(count, "xy"), [
        " and ".join(f"x{n}" for n in range(count)),
        " or ".join(f"(x{n} and y{n})" for n in range(count)),
    ]


def far_differences(count):
    """Return rows that each tell two fields apart, which lie far apart."""
    return flags(count, "xy"), [
        " and ".join(f"x{n}" for n in range(count)),
        *(f"x{n} and not y{n} or not x{n} and y{n}" for n in range(count)),
    ]


SHAPES = [diagonal, far_pairs, far_differences]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_small_one_of_a_bad_shape_is_proved(shape: Callable):
    """Every row is reached, and by the interpreter's first row too."""
    proof = proof_of(*shape(6), FEW)
    for row in range(len(proof.rows)):
        evidence = proof.reached(row)
        assert evidence is not None
        assert leaf_at(proof.diagram, atoms_of(proof, evidence.presence)) == row
    evidence = proof.unmatched()
    assert leaf_at(proof.diagram, atoms_of(proof, evidence.presence)) == NO_ROW


@pytest.mark.parametrize("shape", SHAPES)
def test_a_large_one_of_a_bad_shape_is_given_up(shape: Callable):
    """In little more than the steps and nodes that it may take."""
    with pytest.raises(TooLarge, match="more than"):
        _ = proof_of(*shape(40), FEW).diagram


def test_no_work_is_hidden_from_the_budget():
    """Nodes with thousands of edges and rows by the thousand count for what they are."""
    pairs = " or ".join(f"\n(n is {7 * n} and m is {5 * n % 3001})" for n in range(3000))
    with pytest.raises(TooLarge, match="more than 100,000 steps"):
        proof_of([("n", "int"), ("m", "int")], [pairs], Limits(diagram_steps=100_000))


def odd(names):
    """Return the condition that an odd number of fields is yes; its parts are shared."""
    condition = IsYesNo(names[0], value=True)
    for name in names[1:]:
        yes = IsYesNo(name, value=True)
        parts = AllOf((condition, Negation(yes))), AllOf((Negation(condition), yes))
        condition = AnyOf(parts)
    return condition


def test_parity_has_two_nodes_a_field():
    """A function without any box that is larger than a point, as long as the order fits."""
    names = [f"f{n}" for n in range(40)]
    proof = proof_of_conditions(names, [odd(names)], FEW)
    assert len(proof.diagrams.under(proof.diagram)) <= 2 * len(names)
    for values in islice(product([None, False, True], repeat=40), 0, 300, 7):
        presence = dict(zip(names, values, strict=True))
        is_odd = sum(value is True for value in values) % 2 == 1
        assert (leaf_at(proof.diagram, atoms_of(proof, presence)) == 0) is is_odd


def test_boxes_of_parity_come_one_by_one():
    """Nobody has to wait for all of the 2^40."""
    names = [f"f{n}" for n in range(40)]
    proof = proof_of_conditions(names, [odd(names)])
    first = list(islice(boxes_of(proof.diagrams, proof.rows[0]), 3))
    assert [len(box) for box in first] == [40] * 3


def test_hundreds_of_tokens_in_a_set():
    """Each is a variable; the bound of variables is told, if that is the one."""
    tokens = ", ".join(f"t{n}" for n in range(250))
    fields = [("s", f"set of token {{ {tokens} }}")]
    proof = proof_of(fields, [f"s in {{t{n}}}" for n in range(250)], FEW)
    assert proof.reached(249).presence == {"s": frozenset({"t249"})}
    assert proof.unmatched().presence == {}
    assert len(proof.diagrams.under(proof.diagram)) == 250
    more = ", ".join(f"t{n}" for n in range(300))
    with pytest.raises(TooLarge, match="more than 256 variables"):
        proof_of([("s", f"set of token {{ {more} }}")], [f"s in {{t{n}}}" for n in range(300)])


def test_hundreds_of_fields_deep_below_others():
    """A chain of 250 fields fits into the recursion limit, whoever asks for it."""

    def work():
        proof = proof_of(flags(250), [f"f{n}" for n in range(250)])
        diagrams = proof.diagrams
        union = diagrams.any_of(proof.rows)
        assert diagrams.negated(diagrams.negated(union)) is union
        assert proof.reached(249).presence == {"f249": True}
        assert 0.9 < share(diagrams, union) < 1
        assert next(boxes_of(diagrams, union))
        limits = Limits(diagram_steps=20_000)
        with pytest.raises(TooLarge):
            sifted(diagrams, union, Budget(limits))
        return len(diagrams.under(proof.diagram))

    def deep(frames):
        return work() if frames == 0 else deep(frames - 1)

    assert deep(200) == 250


def test_thousands_of_simple_rows_take_few_steps():
    """Some for each row and each atom, not for each of both."""
    count = 5_000
    conditions = [InRanges("number", ((2 * n, 2 * n),)) for n in range(count)]
    proof = proof_of_conditions([], conditions)
    for row in range(0, count, 500):
        assert proof.reached(row).presence == {"number": 2 * row}
    assert proof.unmatched().presence == {}
    assert len(proof.diagrams.under(proof.diagram)) == 1
    assert proof.diagrams.budget._steps < 20 * count


def test_a_condition_of_ten_thousand_parts():
    """As many ranges as a condition may have make one node."""
    ranges = ", ".join(f"\n{3 * n}..{3 * n + 1}" for n in range(9_000))
    proof = proof_of([("n", "int")], [f"n in {{{ranges}}}", "n is 26998", "n is 26999"], FEW)
    assert proof.reached(1) is None
    assert proof.reached(2).presence == {"n": 26_999}


def test_a_condition_nested_as_deep_as_it_may_be():
    """Each level is looked at once, not once for each level above it."""
    condition = "f0"
    for n in range(1, 31):
        condition = f"(f{n} {('or', 'and')[n % 2]} not ({condition}))"
    proof = proof_of(flags(31), [condition], FEW)
    evidence = proof.reached(0)
    assert leaf_at(proof.diagram, atoms_of(proof, evidence.presence)) == 0


def test_many_patterns_end():
    """Texts that are like one pattern and unlike fifty others are found, or too many to find."""
    rows = [f'note like "*{chr(97 + n % 26)}{n}*"' for n in range(50)]
    proof = proof_of([("note", "text")], rows, FEW)
    assert proof.reached(49).presence == {"note": "x49"}
    hard = [
        " and ".join(f'note like "*a{"?" * n}b*"' for n in range(60, 70)) + f" and f{m}"
        for m in range(9)
    ]
    proof = proof_of([("note", "text"), *flags(9)], ['note like "*b*"', *hard], FEW)
    with pytest.raises(TooLarge, match="steps"):
        list(map(proof.reached, range(1, 10)))


SAID = """
from random_tables import case
from presencemap.tables.diagram.cover import boxes_of
from presencemap.tables.diagram.examples import json_facts
from presencemap.tables.diagram.phrases import box_words
from presencemap.tables.diagram.sifting import sifted

for seed in range(12):
    proof = case(seed).proof
    gap = proof.diagrams.negated(proof.diagrams.any_of(proof.rows))
    print([box_words(proof.variables, box) for box in boxes_of(proof.diagrams, gap)])
    for row in range(len(proof.rows)):
        evidence = proof.reached(row)
        if evidence:
            print(evidence.path, json_facts(evidence.presence, proof.fields, evidence.presence))
    print(list(proof.diagrams.leaves(proof.diagram)), proof.diagrams.budget._steps)
    print(sifted(proof.diagrams, proof.diagram, proof.diagrams.budget)[0].variables)
"""


def test_what_is_found_does_not_depend_on_the_order_of_hashes(root):
    """Two runs with different seeds of Python's hashes come to the same, word for word."""

    def run(seed):
        path = os.pathsep.join([str(root), str(root / "tests")])
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-c", SAID]
        return subprocess.run(command, capture_output=True, env=env, check=True).stdout.decode()

    assert run("1") == run("2")
