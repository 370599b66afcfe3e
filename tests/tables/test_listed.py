"""Listed tokens: what is left of a value where a field is closed."""

from __future__ import annotations

import pytest

from presencemap.model import Field, FieldType, FreeBusy
from presencemap.tables.listed import Listed

EXACT = Listed.of(Field("f", FieldType.TOKEN, tokens=("Red", "green")))
FOLDED = Listed.of(Field("f", FieldType.TOKEN, tokens=("Red", "gr\u00fcn"), caseless=True))


@pytest.mark.parametrize(
    ("listed", "value", "seen", "strangers"),
    [
        (EXACT, "Red", "Red", []),
        (EXACT, "red", None, ["red"]),
        (EXACT, None, None, []),
        (EXACT, frozenset({"Red", "green"}), frozenset({"Red", "green"}), []),
        (EXACT, frozenset({"Red", "z", "a"}), frozenset({"Red"}), ["a", "z"]),
        (EXACT, frozenset({"z"}), None, ["z"]),
        (EXACT, frozenset(), None, []),
        (FOLDED, "rED", "rED", []),
        (FOLDED, "GR\u00dcN", "GR\u00dcN", []),
        (FOLDED, frozenset({"RED", "blue"}), frozenset({"RED"}), ["blue"]),
    ],
)
def test_what_is_not_listed_is_not_seen(listed, value, seen, strangers):
    """Unlisted tokens are named and left out; a value of nothing else is absent."""
    assert (listed.seen(value), listed.strangers(value)) == (seen, strangers)
    assert listed.strangers(listed.seen(value)) == []


def test_calendars_lose_the_slots_that_are_not_listed():
    """A slot of free/busy data whose token is not listed says nothing; the others stay."""
    listed = Listed.of(Field("calendar", FieldType.TOKEN, tokens=("free", "busy")))
    calendar = FreeBusy(0, 60, bytes([0, 1, 2, 3]))
    assert listed.strangers(calendar) == ["out-of-office", "tentative"]
    assert listed.strangers(FreeBusy(0, 60, bytes([2, 0]))) == []
    seen = listed.seen(calendar)
    assert [seen.token_at(at) for at in (0, 60, 120, 180, 240)] == [
        "free", None, "busy", None, None,
    ]  # fmt: skip
    assert [seen.next_change(at) for at in (0, 60, 120, 180)] == [60, 120, 180, 240]
    assert listed.seen(seen) == seen
