"""What is said of holds, and the fix."""

from __future__ import annotations

import pytest
from said import fixed, said

from presencemap.checks import odd_hold

TABLE = "table t {policy} {{\n row a when note is absent -> {outcome}\n otherwise -> NotReady\n}}\n"


@pytest.mark.parametrize(
    ("outcome", "after"),
    [
        ("keep after 5s", "keep"),
        ('NotReady reason "x" after 0s', 'NotReady reason "x"'),
        ('NotReady reason "x"  # why\n   after 0s', 'NotReady reason "x"  # why\n   '),
        ("restore after 0ms", "restore"),
        ("Ready after 61m", None),
    ],
)
def test_what_says_nothing_is_taken_out(outcome, after):
    """A hold without a meaning goes with its word; one that is too long is the author's."""
    [found] = said(odd_hold, TABLE.format(policy="first", outcome=outcome))
    if after is None:
        assert (found.fix, found.help) == (None, "meanwhile the agent is left in the state before")
        return
    assert found.fix.safe
    assert fixed(found) == TABLE.format(policy="first", outcome=after)


@pytest.mark.parametrize(("policy", "safe"), [("first", True), ("unique", True), ("any", False)])
def test_under_any_rows_must_agree_in_their_holds(policy, safe):
    """There the fix may make rows agree that did not, so it is not safe."""
    [found] = said(odd_hold, TABLE.format(policy=policy, outcome="keep after 2s"))
    assert found.fix.safe is safe


@pytest.mark.parametrize("hold", ["1ms", "250ms", "1h", "60m", "3600s"])
def test_other_holds_are_nobodys_business(hold):
    """Short holds and an hour itself are not reported."""
    assert said(odd_hold, TABLE.format(policy="first", outcome=f"Ready after {hold}")) == []
