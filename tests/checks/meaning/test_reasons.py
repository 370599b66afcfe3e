"""Why something makes no difference, where finding that out takes too long."""

from __future__ import annotations

import pytest
from said import compiled

from presencemap.checks.meaning.idles import Found, Idles
from presencemap.checks.meaning.reasons import Cover, cover_of, rows_that_take
from presencemap.limits import DEFAULT_LIMITS
from presencemap.tables.diagram.budget import TooLarge


def found_in(condition: str) -> Found:
    """Return the one thing that is idle in a condition, with nothing left to look for reasons."""
    text = (
        "table t first {\n row gone when availability is offline -> LoggedOut\n"
        f" row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"
    )
    (found,) = Idles(compiled(text), "partly-shadowed-value").found()
    budget = found.contexts[0].pruned.proof.diagrams.budget
    with pytest.raises(TooLarge):
        budget.step(DEFAULT_LIMITS.diagram_steps + 1)
    return found


def test_what_covers_is_not_told():
    """A part that is covered is told to be so by the rest, whichever part of it does it."""
    found = found_in(
        "activity is absent or device is web and (activity is absent or activity is in-a-meeting)"
    )
    assert found.idle.covered
    assert cover_of(found) == Cover(None, excludes=False)


def test_who_takes_is_not_told():
    """What rows before take is told to be taken, without their names."""
    found = found_in("device is web or availability is offline and note is absent")
    assert not found.idle.covered
    assert rows_that_take([found]) is None
