"""Classes that a table leaves to `otherwise`."""

from __future__ import annotations

import re

from said import said
from small_tables import VALUES, Small, tables

from presencemap.checks import otherwise_hides
from presencemap.tables import conditions, interpret

CLASSES = {
    "n": {"low": (0, 1), "middle": (2, 3), "high": (4, 5), "top": (6, 7, 2**32 - 1)},
    "t": {each: (each,) for each in "abc"},
    "o": {each: (each,) for each in "xy"},
}


def left_out(small: Small, name: str) -> set[str]:
    """Return the classes of a field that no row answers, nor any test speaks of."""
    tests = [
        t for row in small.table.rows for t in conditions.tests_of(row.condition) if t.field == name
    ]
    values = [t for t in tests if isinstance(t, conditions.InRanges | conditions.IsOneOf)]
    classes = CLASSES[name]
    answered = {
        each
        for each, members in classes.items()
        for presence, rows in zip(small.presences, small.matching, strict=True)
        if rows and presence.get(name) in members
    }
    spoken = {
        each
        for each, members in classes.items()
        if any(interpret.holds(test, {name: value}) for test in values for value in members)
    }
    left = set(classes) - answered - spoken
    return left if tests and len(answered) >= 2 * len(left) else set()


@tables("first", "unique", "any")
def test_classes_are_said_just_where_no_row_answers_them(small: Small) -> None:
    """No row whatever the other fields are, no test, and twice as many others are answered."""
    expected = {name: left_out(small, name) for name in CLASSES if name in small.presences[-1]}
    expected = {name: left for name, left in expected.items() if left}
    found = small.said(otherwise_hides)
    assert len(found) == bool(expected)
    for each in found:
        parts = re.findall(r"all of (\w) ((?:`[^`]*`(?:, | and (?=`))?)+)", each.message)
        assert {name: set(re.findall("`([^`]*)`", words)) for name, words in parts} == expected
        presence = small.presence(each)
        assert small.rows_of(presence) == []
        [name, words] = parts[0]
        assert presence[name] in {
            value for word in re.findall("`([^`]*)`", words) for value in CLASSES[name][word]
        }


def test_the_test_above_sees_findings():
    """Among random tables there are some that leave classes out."""
    assert VALUES.keys() >= CLASSES.keys()
    small = (Small(number, ("first",), otherwise=True) for number in range(400))
    found = [each for table in small for each in table.said(otherwise_hides)]
    assert len(found) >= 3


def test_fields_are_merged():
    """One finding names the classes of all fields."""
    rows = (
        "row a when availability in {available, busy, do-not-disturb, away, be-right-back, offline}"
        " and device in {computer, web, mobile} -> Ready"
    )
    [found] = said(otherwise_hides, f"table t first {{ {rows}\notherwise -> NotReady }}")
    assert found.message == (
        "`otherwise` answers all of availability `available-idle` and `busy-idle`, "
        "and all of device `deskphone`"
    )
    assert found.witness["availability"] == 4500


def test_good_files_are_left_alone():
    """Few rows with `otherwise` for the rest, and classes that are spoken of, are no finding."""
    for rows in (
        "row a when availability is available -> Ready",
        "row a when availability is not offline and availability is not absent -> Ready",
        "row a when availability is available -> Ready\nrow b when note is absent -> keep",
    ):
        assert said(otherwise_hides, f"table t first {{ {rows}\notherwise -> NotReady }}") == []
