"""What is said of values and parts of conditions that never matter."""

from __future__ import annotations

import pytest
from said import compiled, fixed, said

from presencemap.checks import not_proved, partly_shadowed_value
from presencemap.limits import Limits
from presencemap.tables.diagram.proofs import Proofs

CALL = "define call = activity in {on-the-phone, in-a-meeting}\n"


def table(condition: str, policy: str = "first") -> str:
    """Return a table with a row of that condition behind others."""
    return (
        f"{CALL}table t {policy} {{\n row free when availability is available -> keep\n"
        " row gone when availability in {offline, be-right-back} -> keep\n"
        f" row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"
    )


@pytest.mark.parametrize(
    ("condition", "message", "others", "after"),
    [
        (
            "availability in {offline, away}",
            "`offline` never matters here: row `gone` answers first",
            ["gone"],
            "availability in {away}",
        ),
        (
            "availability in {available, offline, away, be-right-back}",
            "`available`, `offline` and `be-right-back` never matter here: "
            "rows `free` and `gone` answer first",
            ["free", "gone"],
            "availability in {away}",
        ),
        (
            "device is web and availability in 3000..5999",
            "only `available-idle` of `3000..5999` gets here: row `free` answers first",
            ["free"],
            "device is web and availability in {available-idle}",
        ),
        (
            "device is web and availability in {4000..12999, 8}",
            "only `available-idle..do-not-disturb` of `4000..12999` gets here: "
            "rows `free` and `gone` answer first",
            ["free", "gone"],
            "device is web and availability in {available-idle..do-not-disturb, 8}",
        ),
        (
            "note is absent or availability is available",
            "`availability is available` never matters here: row `free` answers first",
            ["free"],
            "note is absent",
        ),
        (
            "availability in 6000..9000 or availability is busy",
            "`availability is busy` says nothing beside `availability in 6000..9000`",
            ["availability in 6000..9000"],
            "availability in 6000..9000",
        ),
        (
            "availability > 6500 and (device is web or availability is 6000)",
            "`availability is 6000` is never true beside `availability > 6500`",
            ["availability > 6500"],
            "availability > 6500 and (device is web)",
        ),
        (
            "device is not absent and device in {web, mobile}",
            "`device is not absent` says nothing beside `device in {web, mobile}`",
            ["device in {web, mobile}"],
            None,
        ),
        (
            "availability in {6000..6200, 6201..6400, 6100..6300}",
            "`6100..6300` says nothing beside the other values",
            [],
            "availability in {6000..6200, 6201..6400}",
        ),
        (
            "note is absent or (device is web or activity is absent) and device is absent",
            "`device is web` is never true beside `device is absent`",
            ["device is absent"],
            None,
        ),
    ],
)
def test_says_what_and_takes_it_out(condition, message, others, after):
    """The message names what never matters and why; the fix takes it out, if you look at it."""
    [found] = said(partly_shadowed_value, table(condition))
    assert found.message == message
    shown = [each.source.at(each.span) for each in found.related]
    assert [each.split()[1] if each.startswith("row") else each for each in shown] == others
    assert (found.fix and fixed(found)) == (after and table(after))
    assert found.fix is None or not found.fix.safe


@pytest.mark.parametrize(
    "condition",
    [
        "availability in {6500, # one\n offline}",
        "availability in {offline # one\n , busy}",
        "note is absent or # one\n availability is offline",
    ],
)
def test_no_fix_beside_a_comment(condition):
    """What a comment speaks of, only its author can tell."""
    [found] = said(partly_shadowed_value, table(condition))
    assert found.fix is None


@pytest.mark.parametrize(
    "condition",
    [
        "availability >= 3000 and device is web",
        "availability in 2000..5999",
        "availability in 0..4294967295",
        "device is web and availability is not available",
        "availability not in {available, busy}",
        "call and device is web and availability is not offline",
        "availability in {6000..7000, 6500..7600}",
        "availability in {available, available}",
        "device is web or device is web",
        "availability < 0 or availability is busy",
        "availability in {available, offline}",
        "any",
    ],
)
def test_what_is_usual_or_said_by_others_is_not_said(condition):
    """Care, bounds, what rows before take from the middle, doubles, constants, hidden rows."""
    assert said(partly_shadowed_value, table(condition)) == []


def test_a_definition_is_looked_at_in_all_of_its_uses():
    """What one use needs stays; what none needs is said once, at the definition."""
    uses = "call or note is absent -> keep\n row b when device is web and call"
    assert said(partly_shadowed_value, table("call")) == []
    text = table(uses).replace("row free", "row x when activity is in-a-meeting -> keep\n row free")
    [found] = said(partly_shadowed_value, text)
    assert found.message == (
        "`in-a-meeting` never matters where `call` is used: row `x` answers first"
    )
    assert fixed(found) == text.replace(", in-a-meeting}", "}")
    other = "table u first { row y when call -> keep otherwise -> NotReady }\n"
    assert said(partly_shadowed_value, text + other) == []
    ranges = "define call = availability in 3000..5999\n"
    [found] = said(partly_shadowed_value, ranges + table("call").removeprefix(CALL))
    assert found.message.startswith("only `available-idle` of `3000..5999` matters where `call`")


def test_many_rows_are_not_named():
    """Where it takes many rows, it is said that there are such."""
    rows = "".join(f" row r{n} when availability is {3000 + n} -> keep\n" for n in range(6))
    text = f"table t first {{\n{rows} row a when availability in {{3000..3005, 9}} -> keep\n"
    [found] = said(partly_shadowed_value, text + " otherwise -> NotReady\n}\n")
    assert found.message == "`3000..3005` never matters here: rows before answer first"
    assert found.related == ()


@pytest.mark.parametrize("policy", ["unique", "any"])
def test_other_policies_know_no_rows_before(policy):
    """There only what lies in the condition itself is said."""
    assert said(partly_shadowed_value, table("availability in {offline, away}", policy)) == []
    [found] = said(partly_shadowed_value, table("device is web or device in {web, mobile}", policy))
    assert found.message == "`device is web` says nothing beside `device in {web, mobile}`"


def test_what_goes_beyond_a_bound_is_not_proved():
    """Where a proof is given up, nothing is said but that."""
    result = compiled(table("availability in {offline, away}"))
    limits = Limits(diagram_variables=0)
    result.__dict__["proofs"] = Proofs(result.rules.tables, result.rules.fields, limits)
    assert list(partly_shadowed_value.check(result, result.rules)) == []
    [given_up] = not_proved.check(result, result.rules)
    assert given_up.help.endswith("not looked for: partly-shadowed-value")
