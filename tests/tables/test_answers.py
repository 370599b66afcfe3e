"""Rows found by what they need, held against rows asked one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.checks import examine_text
from presencemap.source import Source, Span
from presencemap.tables import Example, interpret
from presencemap.tables.answers import Answers
from presencemap.tables.interpret import holds
from presencemap.tables.load import compile_text
from presencemap.tables.trial import run_examples

MANY = ", ".join(str(7000 + n) for n in range(100))
HEAD = f"""\
language 1
use microsoft
use genesys
define calling = activity is on-the-phone and availability < 9000
define engaged = availability is 6500 or calling or activity is in-a-meeting
define many = availability in {{3500, {MANY}}}
define either = many or activity is on-the-phone
"""
CONDITIONS = (
    "any",
    "availability is busy",
    "availability is 6500",
    "availability in {6500, 3500}",
    "activity is on-the-phone",
    "activity in {on-the-phone, in-a-meeting} and availability < 9000",
    "availability is 3500 or activity is absent",
    "activity is not on-the-phone",
    "availability > 6000 and note is absent",
    "not (availability is 6500 and activity is on-the-phone)",
    "calling",
    "engaged and note is absent",
    "not engaged or calling",
    "either and availability > 3000",
    "many",
    "(activity is on-the-phone or availability is 3500) and (engaged or many)",
)
PRESENCES = st.fixed_dictionaries(
    {},
    optional={
        "availability": st.sampled_from([None, 3500, 6000, 6500, 7050, 9500]),
        "activity": st.sampled_from([None, "on-the-phone", "in-a-meeting", "x"]),
        "note": st.just("lunch"),
    },
)


def example(presence):
    """Return an example with a presence."""
    return Example("", presence, (), Source("", ""), Span(0, 0))


@given(
    st.sampled_from(["first", "unique", "any"]),
    st.lists(
        st.tuples(st.sampled_from(CONDITIONS), st.sampled_from(["keep", "NotReady"])), max_size=6
    ),
    st.lists(PRESENCES, min_size=1, max_size=5),
)
def test_finds_what_the_plain_interpreter_finds(policy, rows, presences):
    """The decision is the interpreter's, conflicts included, and so are the rows that match."""
    lines = "".join(f"row r{n} when {c} -> {o}\n" for n, (c, o) in enumerate(rows))
    text = f"{HEAD}table t {policy} {{\n{lines}otherwise -> LoggedOut\n}}\n"
    [table] = compile_text(text).rules.tables
    answers = Answers([table])
    for each in map(example, presences):
        decision = interpret.decide(table, each.presence)
        matching = [row.name for row in table.rows if holds(row.condition, each.presence)]
        assert answers.decision("t", each) == decision
        agree = policy == "any" and matching and not decision.conflict
        assert list(answers.reached("t", each)) == (matching if agree else [decision.row])


@pytest.fixture
def asked(monkeypatch):
    """Give the list that all tests that are looked at come to stand in."""
    tests = []

    def counted(condition, presence):
        tests.append(condition)
        return holds(condition, presence)

    monkeypatch.setattr("presencemap.tables.answers.holds", counted)
    return tests


@pytest.mark.parametrize(
    "condition", ["availability is {}", "availability is {} or availability is {} and any", "d{}"]
)
def test_asks_few_rows(asked, condition):
    """A thousand rows for a number each, perhaps in a definition, are not asked one by one."""
    numbers = range(3000, 4000)
    defines = "".join(f"define d{n} = availability is {n}\n" for n in numbers)
    rows = "".join(f"row r{n} when {condition.format(n, n)} -> keep\n" for n in numbers)
    text = f"{HEAD}{defines}table t first {{\n{rows}otherwise -> NotReady\n}}\n"
    answers = Answers(compile_text(text).rules.tables)
    for n in numbers:
        assert list(answers.reached("t", example({"availability": n}))) == [f"r{n}"]
    assert len(asked) <= 3000


def examples(n):
    """Return examples of the numbers behind 3000, all right."""
    return "".join(f'example "{i}" {{ availability {3000 + i} => t keep }}\n' for i in range(n))


def test_examples_are_tried_by_the_same_way(asked):
    """To run a thousand examples on a thousand rows takes a look each."""
    rows = "".join(f"row r{n} when availability is {3000 + n} -> keep\n" for n in range(1000))
    text = f"{HEAD}table t first {{\n{rows}otherwise -> NotReady\n}}\n{examples(1000)}"
    trial = run_examples(compile_text(text).rules)
    assert trial.covered == 1000
    assert len(asked) == 1000


def test_a_definition_is_asked_once_an_example(asked):
    """What stands in many rows is looked at once, by all checks together."""
    large = " or\n ".join(f'note is "n{n}" and device is web' for n in range(500))
    rows = "".join(f"row r{n} when large and availability is not {n} -> keep\n" for n in range(40))
    text = f"{HEAD}define large = {large}\ntable t any {{\n{rows}otherwise -> keep\n}}\n"
    examination = examine_text(text + examples(10))
    assert examination.rules is not None
    assert len(asked) <= 10 * (500 + 40)
