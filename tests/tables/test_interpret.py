"""The plain interpreter: what conditions are true of, and what hit policies answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.interpret import decide, failures, holds, successes
from presencemap.tables.load import compile_text

FIELDS = """\
language 1
use genesys
field number : int { low = 0..9  high = 10..19  top = 100.. }
field word : token open { red, green }
field choice : token { yes_, no_ }
field words : set of token open { a, b }
field flag : yes/no
field note : text
field age : duration
"""


def compiled(rest):
    """Compile tables under the test's fields; nothing may be wrong."""
    result = compile_text(FIELDS + rest)
    assert result.diagnostics == ()
    return result.rules


def condition(text):
    """Return one typed condition."""
    return (
        compiled(f"table t first {{ row r when {text} -> keep otherwise -> keep }}")
        .tables[0]
        .rows[0]
        .condition
    )


TRUE_OF = [
    ("any", {}, True),
    ("number is low", {"number": 9}, True),
    ("number is low", {"number": 10}, False),
    ("number is low", {}, False),
    ("number is top", {"number": 2**32 - 1}, True),
    ("number is not low", {}, True),
    ("not number is low", {}, True),
    ("number in low..high", {"number": 19}, True),
    ("number in low..high", {"number": 20}, False),
    ("number in {low, 15, 17..18}", {"number": 15}, True),
    ("number in {low, 15, 17..18}", {"number": 16}, False),
    ("number not in {low, 15}", {"number": 15}, False),
    ("number < high", {"number": 9}, True),
    ("number < high", {"number": 10}, False),
    ("number <= high", {"number": 19}, True),
    ("number > high", {"number": 20}, True),
    ("number > high", {"number": 19}, False),
    ("number >= high", {"number": 10}, True),
    ("number < 0", {"number": 0}, False),
    ("number < high", {}, False),
    ("word is red", {"word": "red"}, True),
    ("word is red", {"word": "Red"}, False),
    ('word is "blue"', {"word": "blue"}, True),
    ("word in {red, green}", {"word": "other"}, False),
    ("word is absent", {}, True),
    ("word is absent", {"word": None}, True),
    ("word is not absent", {"word": "x"}, True),
    ("choice is yes_", {"choice": "yes_"}, True),
    ("words in {a, b}", {"words": frozenset({"b", "z"})}, True),
    ("words in {a, b}", {"words": frozenset({"z"})}, False),
    ("words is a", {"words": frozenset({"a", "b"})}, True),
    ("words is absent", {"words": frozenset()}, True),
    ("words not in {a}", {"words": frozenset()}, True),
    ("flag", {"flag": True}, True),
    ("flag", {"flag": False}, False),
    ("flag", {}, False),
    ("not flag", {}, True),
    ("flag is no", {"flag": False}, True),
    ("flag is no", {}, False),
    ('note is "Lunch"', {"note": "lunch"}, False),
    ('note like "*LUNCH*"', {"note": "at lunch"}, True),
    ('note like "*"', {}, False),
    ("age > 5m", {"age": 300.0}, False),
    ("age > 5m", {"age": 300.1}, True),
    ("age < 1s", {"age": 0.999}, True),
    ("age is 2s..3s", {"age": 2.5}, True),
    ("age >= 2s and age <= 3s", {"age": 3.0}, True),
    ('flag and word is red or note is "x"', {"note": "x"}, True),
    ('flag and (word is red or note is "x")', {"note": "x"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "presence", "expected"), TRUE_OF)
def test_conditions_are_true_of(text, presence, expected):
    """Each operator is true of just what the language says; absent makes all but one false."""
    assert holds(condition(text), presence) is expected


PRESENCES = st.fixed_dictionaries(
    {},
    optional={
        "number": st.integers(0, 2**32 - 1),
        "word": st.sampled_from(["red", "green", "blue", ""]),
        "words": st.frozensets(st.sampled_from(["a", "b", "z"])),
        "flag": st.booleans(),
        "note": st.text(max_size=5),
        "age": st.floats(0, 1e6),
    },
)


@given(PRESENCES, st.sampled_from([text for text, _, _ in TRUE_OF]))
def test_not_is_true_exactly_where_its_part_is_false(presence, text):
    """Logic has two values, whatever is absent."""
    assert holds(condition(f"not ({text})"), presence) is not holds(condition(text), presence)


@given(PRESENCES, st.sampled_from([text for text, _, _ in TRUE_OF]))
def test_failures_explain_every_false_condition(presence, text):
    """A false condition has tests to blame, a true one has none to show."""
    blamed = list(failures(condition(text), presence))
    assert bool(blamed) is not holds(condition(text), presence)
    assert all(holds(test, presence) is gave for test, gave in blamed)


@given(PRESENCES, st.sampled_from([text for text, _, _ in TRUE_OF]))
def test_successes_explain_every_true_condition(presence, text):
    """A true condition that asks for something shows what makes it so, a false one nothing."""
    shown = list(successes(condition(text), presence))
    assert bool(shown) is (holds(condition(text), presence) and text != "any")
    assert all(holds(test, presence) is gave for test, gave in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("flag or word is red", ["flag", "word is red"]),
        ("flag and (word is red or word is green)", ["flag", "word is red"]),
        (
            "not (flag and word is green and number is absent)",
            ["word is green", "number is absent"],
        ),
        ("any", []),
    ],
)
def test_successes_are_all_parts_that_help(text, shown):
    """Of an `or` every part that is true is shown, and of a `not` all that makes its part false."""
    presence = {"flag": True, "word": "red", "number": 1}
    assert [test.text for test, _ in successes(condition(text), presence)] == shown


ROWS = """
    row low  when number is low  -> Ready
    row red  when word is red    -> Ready
    row flag when flag           -> NotReady reason "flag"
    otherwise                    -> LoggedOut
"""


@pytest.mark.parametrize(
    ("policy", "presence", "row", "conflict"),
    [
        ("first", {"number": 1, "flag": True}, "low", ()),
        ("first", {"flag": True, "word": "red"}, "red", ()),
        ("first", {}, "otherwise", ()),
        ("unique", {"number": 1}, "low", ()),
        ("unique", {"number": 1, "word": "red"}, "otherwise", ("low", "red")),
        ("unique", {}, "otherwise", ()),
        ("any", {"number": 1, "word": "red"}, "low", ()),
        ("any", {"word": "red", "flag": True}, "otherwise", ("red", "flag")),
        ("any", {}, "otherwise", ()),
    ],
)
def test_hit_policies(policy, presence, row, conflict):
    """`first` takes the first row, `unique` lets one match, `any` several that agree."""
    table = compiled(f"table t {policy} {{ {ROWS} }}").tables[0]
    decision = decide(table, presence)
    assert (decision.row, decision.conflict) == (row, conflict)
    if conflict:
        assert decision.outcome.state == "LoggedOut"


def test_decisions_name_their_line_and_hold():
    """A decision tells the row's line in the file and its hold in seconds."""
    rules = compiled(
        "table t first {\n row a when flag -> Ready after 250ms\n otherwise -> keep\n}"
    )
    decision = rules.decide({"flag": True})["t"]
    line = FIELDS.count("\n") + 2
    assert (decision.row, decision.line, decision.after) == ("a", line, 0.25)
    assert rules.decide({})["t"].after is None
