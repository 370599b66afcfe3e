"""Interpreter, diagram and code give the same answers: the interpreter is the specification."""

from __future__ import annotations

import random
from itertools import product

import pytest
from decided_tables import HEAD, VALUES, answer_of, random_presence, table_text
from hypothesis import settings

from presencemap.limits import DEFAULT_LIMITS
from presencemap.model import FieldType
from presencemap.tables import interpret
from presencemap.tables.code import Bounds, generate
from presencemap.tables.diagram import CONFLICT, NO_ROW, Proof
from presencemap.tables.load import compile_text

TABLES = 2 * settings().max_examples
PRESENCES = 260
KINDS = {
    "branches": Bounds(),
    "branches as they come": Bounds(orders=0),
    "one list": Bounds(leaves=0),
    "many lists": Bounds(leaves=0, wished_entries=0),
}


def rules_of(text):
    """Compile a text without errors."""
    rules = compile_text(text).rules
    assert rules, text
    return rules


@pytest.fixture
def no_second_way(monkeypatch):
    """Let the interpreter answer generated code only where rows contradict each other."""
    decide = interpret.decide

    def asked(table, presence):
        found = decide(table, presence)
        assert found.conflict
        return found

    monkeypatch.setattr(interpret, "decide", asked)
    return decide


def leaf_of(table, decision):
    """Return the leaf of a diagram at which a decision stands."""
    if decision.conflict:
        return CONFLICT
    rows = [row.name for row in table.rows]
    return rows.index(decision.row) if decision.row in rows else NO_ROW


@pytest.mark.parametrize("share", range(4))
def test_random_tables(share, no_second_way):
    """Of random tables and presences, all three say the same, whatever is made of a diagram."""
    for seed in range(share, TABLES, 4):
        dice = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
        text = HEAD + table_text(dice)
        rules = rules_of(text)
        table = rules.tables[0]
        proof = Proof(table, rules.fields, DEFAULT_LIMITS)
        ways = [generate(rules.tables, rules.fields, each).decide for each in KINDS.values()]
        names = sorted(rules.used_fields)
        for _ in range(PRESENCES):
            presence = random_presence(dice, names)
            expected = no_second_way(table, presence)
            leaf = answer_of(proof.variables, proof.diagram, presence)
            assert leaf == leaf_of(table, expected), (text, presence)
            for kind, decide in zip(KINDS, ways, strict=True):
                assert decide(presence) == {table.name: expected}, (kind, text, presence)


@pytest.mark.parametrize("seed", range(8))
def test_random_tables_of_many_ranges(seed, no_second_way):
    """Where a field has many cells, each node looks for its own runs; the answers are the same."""
    dice = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
    order = dice.sample(["o", "t", "number"], 3)
    lines = [f"row first when {' and '.join(f'{name} is absent' for name in order)} -> keep"]
    for number in range(60):
        low = dice.randrange(1000)
        word, token = dice.choice("xyz"), dice.choice("abc")
        lines.append(
            f"row r{number} when number in {{{low}..{low + dice.randrange(60)}}} "
            f"and o is {word} and t is {token} -> keep"
        )
    policy, nl = dice.choice(["first", "any"]), "\n"
    text = f"{HEAD}field number : int\ntable t {policy} {{ {nl.join(lines)} }}"
    rules = rules_of(text)
    bounds = Bounds(leaves=0, wished_entries=0)
    codes = [generate(rules.tables, rules.fields, each) for each in (bounds, Bounds(leaves=0))]
    assert "run[half if value is None" in codes[0].source
    values = {**VALUES, "number": range(1100)}
    for _ in range(1000):
        presence = random_presence(dice, order, values)
        expected = {"t": no_second_way(rules.tables[0], presence)}
        assert [code.decide(presence) for code in codes] == [expected, expected]


@pytest.mark.parametrize("seed", range(10))
def test_random_rule_sets(seed):
    """Several tables are decided each for itself, those that are too large for code as well."""
    dice = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
    text = HEAD + "".join(table_text(dice, f"t{n}", rows=3) for n in range(3))
    rules = rules_of(text)
    for bounds in (Bounds(), Bounds(nodes=25), Bounds(leaves=0), Bounds(nodes=0)):
        code = generate(rules.tables, rules.fields, bounds)
        for _ in range(100):
            presence = random_presence(dice, sorted(rules.used_fields))
            expected = {table.name: interpret.decide(table, presence) for table in rules.tables}
            assert code.decide(presence) == expected, (text, presence)


def values_of(field):
    """Return values of a field in the neighbourhood of all that its vocabulary names."""
    if field.name in VALUES:
        return VALUES[field.name]
    match field.type:
        case FieldType.YES_NO:
            return [True, False]
        case FieldType.TOKEN | FieldType.TEXT:
            others = [] if field.closed else ["something else", ""]
            folded = [word.upper() for word in field.tokens] if field.caseless else []
            return [*field.tokens, *others, *folded]
        case FieldType.TOKEN_SET:
            words = [*field.tokens[:8], *([] if field.closed else ["something else"])]
            return [frozenset(pair) for pair in product(words, repeat=2)]
        case FieldType.DURATION:
            return [0.0, 1.0, 60.0, 3600.0]
        case _:
            edges = {edge for each in field.ranges for edge in (each.low, each.high + 1)}
            return sorted({0, 1, 17, 600, 1000, *(min(edge, 2**32 - 1) for edge in edges)})


def shipped(root):
    """Return the rule sets that ship with presencemap."""
    found = sorted((root / "rules").glob("*.pm"))
    assert len(found) > 5
    return found


def test_shipped_rules(root, no_second_way):
    """Of all rules that ship, code and interpreter say the same of many presences."""
    dice = random.Random(4)  # noqa: S311 - nothing is kept secret with it
    for path in shipped(root):
        rules = rules_of(path.read_text(encoding="utf-8"))
        values = {name: values_of(rules.fields[name]) for name in rules.used_fields}
        assert not rules.code.interpreted
        for _ in range(1_000):
            presence = random_presence(dice, sorted(values), values)
            expected = {table.name: no_second_way(table, presence) for table in rules.tables}
            assert rules.decide_checked(presence) == expected
            assert rules.decide(presence) == expected
