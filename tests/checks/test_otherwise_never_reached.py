"""A last row that never answers."""

from __future__ import annotations

import pytest
from said import said
from small_tables import Small, tables

from presencemap.checks import otherwise_never_reached


@tables("first", "unique", "any")
def test_it_is_said_just_where_no_presence_reaches_otherwise(small: Small) -> None:
    """Neither one that no row matches, nor one of which rows contradict each other."""
    reached = not all(small.matching)
    if small.policy != "first":
        for rows in small.matching:
            answers = {small.decisions[row] for row in rows}
            reached |= len(rows if small.policy == "unique" else answers) > 1
    found = small.said(otherwise_never_reached)
    assert len(found) == (not reached)
    assert all(each.span == small.table.otherwise.span for each in found)


@pytest.mark.parametrize(
    ("policy", "rows", "message", "related"),
    [
        ("first", "row all when any -> Ready", "no presence gets past `all` to `otherwise`", 1),
        (
            "unique",
            "row all when any -> Ready",
            "no presence reaches `otherwise`; the rows take everything",
            0,
        ),
        (
            "first",
            "row a when device is web -> Ready\nrow b when device is not web -> keep",
            "no presence reaches `otherwise`; the rows take everything",
            0,
        ),
    ],
)
def test_what_it_says(policy, rows, message, related):
    """A row that takes everything by itself is named."""
    text = f"table t {policy} {{ {rows}\notherwise -> NotReady }}"
    [found] = said(otherwise_never_reached, text)
    assert (found.message, len(found.related)) == (message, related)
