"""Rows found by what they need, held against rows asked one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presencemap.checks.meaning.answers import Answers
from presencemap.tables import interpret
from presencemap.tables.load import compile_text

HEAD = "language 1\nuse microsoft\nuse genesys\n"
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
)
PRESENCES = st.fixed_dictionaries(
    {},
    optional={
        "availability": st.sampled_from([None, 3500, 6000, 6500, 9500]),
        "activity": st.sampled_from([None, "on-the-phone", "in-a-meeting", "x"]),
        "note": st.just("lunch"),
    },
)


@given(
    st.sampled_from(["first", "unique", "any"]),
    st.lists(
        st.tuples(st.sampled_from(CONDITIONS), st.sampled_from(["keep", "NotReady"])), max_size=6
    ),
    st.lists(PRESENCES, min_size=1, max_size=5),
)
def test_finds_what_the_plain_interpreter_finds(policy, rows, presences):
    """The decision is the interpreter's, conflicts included."""
    lines = "".join(f"row r{n} when {c} -> {o}\n" for n, (c, o) in enumerate(rows))
    text = f"{HEAD}table t {policy} {{\n{lines}otherwise -> LoggedOut\n}}\n"
    rules = compile_text(text).rules
    answers = Answers(rules)
    for presence in presences:
        decision = interpret.decide(rules.tables[0], presence)
        assert answers.decision("t", presence) == decision
        reached = list(answers.reached("t", presence))
        assert decision.row in reached
        if policy != "any":
            assert reached == [decision.row]


def test_asks_few_rows(monkeypatch):
    """A thousand rows for a number each are not asked one by one."""
    rows = "".join(f"row r{n} when availability is {3000 + n} -> keep\n" for n in range(1000))
    text = f"{HEAD}table t first {{\n{rows}otherwise -> NotReady\n}}\n"
    answers = Answers(compile_text(text).rules)
    asked = 0

    def counted(condition, presence):
        nonlocal asked
        asked += 1
        return interpret.holds(condition, presence)

    monkeypatch.setattr("presencemap.checks.meaning.answers.holds", counted)
    for n in range(1000):
        assert list(answers.reached("t", {"availability": 3000 + n})) == [f"r{n}"]
    assert asked == 1000
