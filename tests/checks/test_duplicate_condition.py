"""What is said of conditions, parts and values that are given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import HEAD, compiled, fixed, said

from presencemap.checks import duplicate_condition, examine_text
from presencemap.checks.mending.mend import mend
from presencemap.tables.interpret import decide

CALL = "define call = activity is on-the-phone\ndefine talk = activity is on-the-phone\n"


def table(condition: str, policy: str = "first") -> str:
    """Return a table with a row of that condition."""
    return (
        f"{CALL}table t {policy} {{\n row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"
    )


@pytest.mark.parametrize(
    ("condition", "message", "other", "after"),
    [
        ("call and call", "`call` stands in this `and` already", "call", "call"),
        (
            "call or note is absent or talk",
            "`talk` stands in this `or` already, as `call`",
            "call",
            "call or note is absent",
        ),
        (
            "(call and (note is absent)) and ((not (talk))) and (not (call))",
            "`not (call)` stands in this `and` already, as `not (talk)`",
            "not (talk)",
            "(call and (note is absent)) and ((not (talk)))",
        ),
        (
            "availability in {busy, 6500}",
            "`6500` lies within `busy`, which is in this set",
            "busy",
            "availability in {busy}",
        ),
        (
            "availability in {6500, away, busy}",
            "`6500` lies within `busy`, which is in this set",
            "busy",
            "availability in {away, busy}",
        ),
        (
            'activity in {in-a-meeting, "in-a-meeting"}',
            '`"in-a-meeting"` is in this set already, as `in-a-meeting`',
            "in-a-meeting",
            "activity in {in-a-meeting}",
        ),
        (
            "# the browser\n device in {# is it\n web, web, mobile} # or not\n",
            "`web` is in this set already",
            "web",
            "# the browser\n device in {# is it\n web, mobile} # or not\n",
        ),
    ],
)
def test_says_what_and_takes_it_out(condition, message, other, after):
    """The message names both, the first is shown, and the safe fix leaves the rest as it was."""
    found, *more = said(duplicate_condition, table(condition))
    assert (found.message, more) == (message, [])
    assert [each.source.at(each.span) for each in found.related] == [other]
    assert found.fix.safe
    assert fixed(found) == table(after)


@pytest.mark.parametrize(
    "condition",
    [
        "device in {web, # 1\n web, # 2\n mobile}",
        "device in {mobile, web, # 1\n web}",
        "device in {web, web # 2\n }",
        "device in {web\n # 1\n, web}",
        "availability in {6500, # 1\n busy}",
        "availability in {6500 # 1\n , busy}",
        "call and # 1\n call",
        "call # 1\n and (call)",
        "(call) and (call) # 2\n and device is web",
    ],
)
def test_no_fix_beside_a_comment(condition):
    """What a comment speaks of, only its author can tell."""
    [found] = said(duplicate_condition, table(condition))
    assert found.fix is None


@pytest.mark.parametrize("policy", ["first", "unique", "any"])
def test_rows_that_ask_for_the_same_are_told_by_others(policy):
    """Of two such rows nothing is said here: whether that matters, proofs tell."""
    rows = " row a when call -> keep\n row b when talk -> Ready\n"
    text = f"{CALL}table t {policy} {{\n{rows} otherwise -> NotReady\n}}\n"
    assert said(duplicate_condition, text) == []


def test_two_definitions_may_be_the_same():
    """A condition may have two names."""
    assert said(duplicate_condition, table("call")) == []


def test_of_three_alike_two_are_reported():
    """Each repetition is reported once, against the first."""
    found = said(duplicate_condition, table("call and talk and call and device is web"))
    assert [each.source.at(each.span) for each in found] == ["talk", "call"]


def test_definitions_are_numbered_once(monkeypatch):
    """Thousands of rows that use one large definition do not go through it again."""
    asked = 0
    plain = duplicate_condition.Alike._of

    def counted(self, meaning):
        nonlocal asked
        asked += 1
        return plain(self, meaning)

    monkeypatch.setattr(duplicate_condition.Alike, "_of", counted)
    large = " or\n ".join(f'note is "n{n}"' for n in range(1_000))
    rows = "".join(f' row r{n} when large and location is "x{n}" -> keep\n' for n in range(2_000))
    text = f"define large = {large}\ntable t first {{\n{rows} otherwise -> NotReady\n}}\n"
    assert said(duplicate_condition, text, HEAD) == []
    assert asked <= 3 * 1_000 + 3 * 2_000


PARTS = st.recursive(
    st.sampled_from(
        ["call", "talk", "device is web", "availability in {busy, 6500, away}", "note is absent"]
    ),
    lambda inner: st.one_of(
        inner.map(lambda part: f"not ({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' and '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: "(" + " # why\n or ".join(parts) + ")"
        ),
    ),
    max_leaves=8,
)
PRESENCES = [
    {"activity": activity, "device": device, "availability": number, "note": note}
    for activity in (None, "on-the-phone")
    for device in (None, "web")
    for number in (None, 6500, 15500)
    for note in (None, "x")
]


@given(PARTS)
def test_the_fixes_change_no_answer(condition):
    """With all doubles taken out, nothing more is said, and the row is true of the same."""
    text = HEAD + table(condition)
    before = compiled(table(condition)).rules

    def examine(text):
        return examine_text(text, "site.pm")

    def choose(found):
        return [each for each in found if each.name == "duplicate-condition" and each.fix]

    mended = mend(text, examine, choose)
    assert mended.refused == ()
    after = compiled(mended.text, "").rules
    for presence in PRESENCES:
        assert decide(after.tables[0], presence).row == decide(before.tables[0], presence).row
    left = examine(mended.text).diagnostics
    assert choose(left) == []
    assert "#" in condition or "duplicate-condition" not in {each.name for each in left}
