"""Presences as examples and as JSON."""

from __future__ import annotations

import json
from itertools import islice

import pytest
from random_tables import FIELDS, VALUES, cases, rules_of

from presencemap.tables import interpret
from presencemap.tables.diagram.examples import example_text, fact_text, json_facts
from presencemap.tables.trial import run_examples


def test_an_example_can_be_pasted_and_holds():
    """Every witness compiles behind its table, and the table decides what it promises."""
    pasted = 0
    for case in islice(cases(), 40):
        found = [case.proof.reached(row) for row in range(len(case.table.rows))]
        presences = [each.presence for each in found if each]
        texts = [
            example_text(f"n{n}", each, case.rules.fields, [interpret.decide(case.table, each)])
            for n, each in enumerate(presences)
        ]
        trial = run_examples(rules_of("\n\n".join([case.text, *texts])))
        assert len(trial.results) == len(texts)
        assert not trial.failed, (case, texts)
        pasted += len(texts)
    assert pasted


def test_an_example_of_every_value_holds():
    """But for lengths of time below a millisecond, and listed tokens in a wrong case."""
    text = FIELDS + "table t first { otherwise -> Here after 90s }"
    rules = rules_of(text)
    texts = [
        example_text(
            f'"{name}" {n}',
            {name: value},
            rules.fields,
            [interpret.decide(rules.tables[0], {name: value})],
        )
        for name, values in VALUES.items()
        for n, value in enumerate(values)
        if value is not None and value not in (1.0000000000000002, float("inf"), "X")
    ]
    trial = run_examples(rules_of("\n\n".join([text, *texts])))
    assert len(trial.results) == len(texts)
    assert not trial.failed


def test_an_example_without_facts_is_one():
    """A presence of which nothing is known can be promised something."""
    rules = rules_of(FIELDS + "table t first { otherwise -> keep }")
    found = example_text("x", {}, rules.fields, [interpret.decide(rules.tables[0], {})])
    assert found == 'example "x" {\n    =>  t keep\n}'


FACTS = [
    ("number", 7, "number 7"),
    ("choice", "a", "choice a"),
    ("word", "z", 'word "z"'),
    ("flag", False, "flag no"),
    ("held", frozenset({"q", "p", "zz"}), 'held {p, q, "zz"}'),
    ("age", 0.25, "age 250ms"),
    ("age", 7200, "age 2h"),
    ("note", 'a "b"', r'note "a \"b\""'),
    ("clock", 510, "clock 08:30"),
    ("day", "sun", "day sun"),
    ("day", None, "day absent"),
]


@pytest.mark.parametrize(("name", "value", "expected"), FACTS)
def test_a_fact_is_written_as_the_language_has_it(name, value, expected):
    """Each type of field has its own spelling."""
    fields = rules_of(FIELDS + "table t first { otherwise -> keep }").fields
    assert fact_text(fields[name], value) == expected


def test_json_has_every_field_that_is_asked_for():
    """What is absent is null, a set is a sorted list, a time is as people write it."""
    fields = rules_of(FIELDS + "table t first { otherwise -> keep }").fields
    presence = {"held": frozenset({"q", "p"}), "clock": 510, "flag": True, "number": 5}
    found = json_facts(presence, fields, ["number", "held", "clock", "age", "flag"])
    assert json.dumps(found) == (
        '{"age": null, "clock": "08:30", "flag": true, "held": ["p", "q"], "number": 5}'
    )
