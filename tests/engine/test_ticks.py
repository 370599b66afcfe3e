"""When the clock makes answers worth another look."""

from __future__ import annotations

import pytest

from presencemap.engine.ticks import Ticks
from presencemap.tables.clock import Clock

DAY = 86_400.0


def test_every_boundary_is_passed_once():
    """The instants come in order, each once, however the time between is cut."""
    whole, cut = (Ticks(Clock("UTC", (0, 480, 1080))) for _ in range(2))
    assert list(whole.passed(0.0, 1)) == list(cut.passed(0.0, 1)) == []
    found = [at for now in range(0, int(3 * DAY), 5_000) for at in cut.passed(float(now), 1)]
    assert found == list(whole.passed(3 * DAY - 5_000, 1))
    assert found[:3] == [8 * 3600, 18 * 3600, DAY]


@pytest.mark.parametrize(("agents", "most"), [(1, 1_001), (80_000, 13), (10**9, 3)])
def test_a_long_gap_is_bounded_by_the_work_that_it_makes(agents, most):
    """Behind a jump the last instant is the present, and the number of them has a bound."""
    ticks = Ticks(Clock("UTC", tuple(range(0, 1440, 10))))
    assert list(ticks.passed(0.0, agents)) == []
    found = list(ticks.passed(10_000 * DAY + 5, agents))
    assert (len(found), found[-1]) == (most, 10_000 * DAY + 5)
    assert ticks.due == 10_000 * DAY + 600
