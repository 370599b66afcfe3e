"""Examples: presences and answers as the file writes them."""

from __future__ import annotations

import pytest

from presencemap.tables.load import compile_text

HEAD = """\
language 1
use genesys
timezone "UTC"
field level : int { low = 3..9  high = 10..19 }
field kind : token open { a, b }
field kinds : set of token open { a, b }
field note : text
field flag : yes/no
field wait : duration
table t first { row x when level is low -> Ready after 2s otherwise -> NotReady reason "no" }
"""


def compiled(example):
    """Compile the head with one example."""
    return compile_text(HEAD + example + "\n")


@pytest.mark.parametrize(
    ("fact", "field", "value"),
    [
        ("level 7", "level", 7),
        ("level high", "level", 10),
        ("level absent", "level", None),
        ("kind a", "kind", "a"),
        ('kind "c"', "kind", "c"),
        ("kinds {a, b}", "kinds", frozenset({"a", "b"})),
        ("kinds a", "kinds", frozenset({"a"})),
        ('note "x"', "note", "x"),
        ("flag no", "flag", False),
        ("wait 250ms", "wait", 0.25),
        ("time 08:30", "time", 510),
        ("weekday sun", "weekday", "sun"),
    ],
)
def test_facts_have_values(fact, field, value):
    """Each type of field has its way to be given; a range stands for its lowest number."""
    result = compiled(f'example "e" {{ {fact} => t Ready }}')
    assert result.diagnostics == ()
    assert result.examples[0].presence == {field: value}


def test_answers_have_outcomes():
    """An answer has its table, its outcome, and the hold if it is written."""
    text = 'example "e" { => t NotReady reason "no" after 3s }\nexample "f" { level 1 => t keep }'
    first, second = compiled(text).examples
    assert (first.name, first.presence) == ("e", {})
    [answer] = first.expected
    assert (answer.table, answer.outcome.state, answer.after) == ("t", "NotReady", 3.0)
    assert second.expected[0].after is None


@pytest.mark.parametrize(
    ("example", "found"),
    [
        ("levl 3 => t Ready", [("unknown-name", "levl")]),
        ("level 3 => u Ready", [("unknown-table", "u")]),
        ("level 3 => t Redy", [("unknown-state", "Redy")]),
        ("level lwo => t Ready", [("unknown-token", "lwo")]),
        ('level "x" => t Ready', [("wrong-type", '"x"')]),
        ("level {3, 4} => t Ready", [("wrong-type", "3, 4")]),
        ("flag 1 => t Ready", [("wrong-type", "1")]),
        ("note x => t Ready", [("wrong-type", "x")]),
        ("kind A => t Ready", [("wrong-case", "A")]),
        ("time 24:00 => t Ready", [("number-too-large", "24:00")]),
        ("weekday foo => t Ready", [("unknown-token", "foo")]),
        ("level 3, level 4 => t Ready", [("duplicate-name", "level")]),
        ("level 3 => t Ready, t keep", [("duplicate-name", "t")]),
        ("level 3..4 => t Ready", [("syntax-error", "..")]),
        ("level 3 =>", [("syntax-error", "}")]),
    ],
)
def test_wrong_examples_are_told_where(example, found):
    """What an example can't say is one finding, at its place."""
    diagnostics = compiled(f'example "e" {{ {example} }}').diagnostics
    assert [(d.name, d.source.at(d.span)) for d in diagnostics] == found


def test_names_of_examples_are_told_apart():
    """Two examples of one file can't have the same name; the first is shown."""
    [found] = compiled('example "e" { => t keep }\nexample "e" { => t keep }').diagnostics
    assert (found.name, found.message) == ("duplicate-name", 'there is an example "e" already')
