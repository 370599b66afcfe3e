"""Holds, against a plain account of what they promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.engine import Engine
from presencemap.engine.holds import Schedule
from presencemap.model import Update
from presencemap.tables.load import compile_text

RULES = compile_text("""\
language 1
use genesys
field want : token { ready, soon, late, away, slow_away, same }
table t first {
    row ready when want is ready     -> Ready
    row soon  when want is soon      -> Ready after 2s
    row late  when want is late      -> Ready after 5s
    row away  when want is away      -> NotReady
    row slow  when want is slow_away -> NotReady after 3s
    otherwise                        -> keep
}
""").rules
WANTS = {
    "ready": ("Ready", 0), "soon": ("Ready", 2), "late": ("Ready", 5),
    "away": ("NotReady", 0), "slow_away": ("NotReady", 3), "same": (None, 0),
}  # fmt: skip


def promised(steps):
    """Say what must come out, by looking at each stretch of decisions for one outcome."""
    out, current, since = [], None, None
    for index, (at, want) in enumerate(steps):
        outcome, after = WANTS[want]
        before = WANTS[steps[index - 1][1]][0] if index else None
        if outcome != before or since is None:
            since = at
        until = steps[index + 1][0] if index + 1 < len(steps) else 1000
        due = max(at, since + after)
        if outcome is not None and outcome != current and due <= until:
            out.append((due, outcome))
            current = outcome
        if outcome is None or outcome == current:
            since = None
    return out


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(sorted(WANTS))), max_size=20))
def test_a_change_comes_when_it_has_held(steps):
    """Whatever is decided when, what comes out is what the holds promise, in order of time."""
    timed, now = [], 0
    for wait, want in steps:
        now += wait
        timed.append((now, want))
    engine = Engine(RULES)
    out = []
    for at, want in timed:
        out += engine.update(Update("sip:ada@contoso.example", {"want": want}, "test"), at=at)
    out += engine.advance(1000)
    assert [(t.at, t.to_state) for t in out] == promised(timed)
    assert engine.deadline is None


@pytest.mark.parametrize("order", [[1, 2, 3], [3, 2, 1], [2, 3, 1]])
def test_the_schedule_is_in_order_of_time(order):
    """The earliest entry comes first, and of two at the same time the older one."""
    schedule = Schedule()
    for due in order:
        schedule.add(due, f"first {due}")
        schedule.add(due, f"second {due}")
    seen = []
    while schedule.next:
        seen.append(schedule.next)
        schedule.drop_next()
    assert seen == [(due, f"{which} {due}") for due in (1, 2, 3) for which in ("first", "second")]
