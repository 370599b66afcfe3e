"""Groups of rows that one row could stand for."""

from __future__ import annotations

import pytest
from said import said
from small_tables import Small, tables

from presencemap.checks import mergeable_rows
from presencemap.tables.conditions import AllOf, InRanges, IsOneOf


def groups(small: Small) -> list[list[int]]:
    """Return the groups that are named, by the numbers of their rows."""
    found = []
    for each in small.said(mergeable_rows):
        rows = [small.row_at(each)]
        rows += [row for note in each.related for row in small.named(note.message)]
        found.append(rows)
    return found


def decided(small: Small, order: list[list[int]], rows: list[int]) -> object:
    """Return what is decided where some rows match, those of a group standing as one row."""
    matching = [group for group in order if any(row in group for row in rows)]
    answers = [small.decisions[group[0]] for group in matching]
    if small.policy == "first" or len(matching) < 2:
        return answers[0] if answers else small.last
    if small.policy == "unique" or len(set(answers)) > 1:
        return "conflict"
    return answers[0]


@tables("first", "unique", "any")
def test_groups_may_all_be_merged(small: Small) -> None:
    """With each group as one row where its first row stands, every decision is the same."""
    merged = groups(small)
    used = [row for group in merged for row in group]
    assert len(used) == len(set(used))
    alone = [[row] for row in range(len(small.regions))]
    order = sorted(merged + [each for each in alone if each[0] not in used])
    for rows in small.matching:
        before = decided(small, alone, rows)
        if before != "conflict":  # of contradicting rows some may be one row now
            assert decided(small, order, rows) == before
    for group in merged:
        assert len({small.decisions[row] for row in group}) == 1


def literals(small: Small, row: int) -> frozenset | None:
    """Return the tests of a row that asks for plain sets of values only."""
    condition = small.table.rows[row].condition
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    plain = all(isinstance(part, InRanges | IsOneOf) for part in parts)
    fields = {part.field for part in parts} if plain else ()
    return frozenset(parts) if len(fields) == len(parts) else None


@tables("first", "any")
def test_neighbours_that_differ_in_one_test_are_not_missed(small: Small) -> None:
    """Two plain rows side by side that decide the same are named, if both are needed."""
    found = groups(small)
    for row in range(len(small.regions) - 1):
        one, other = literals(small, row), literals(small, row + 1)
        if one is None or other is None or small.decisions[row] != small.decisions[row + 1]:
            continue
        different = one ^ other
        if len(different) != 2 or len({each.field for each in different}) != 1:
            continue
        regions = small.regions
        overlap = regions[row] & regions[row + 1]
        if not overlap and all(regions[row : row + 2]) and len(regions) == 2:
            last = small.last if small.policy == "first" else None
            assert any({row, row + 1} <= set(group) for group in found) or (
                small.decisions[row] == last
            )


@pytest.mark.parametrize(
    ("rows", "message", "help_"),
    [
        (
            "row a when availability is busy and device is web -> keep\n"
            "row b when availability is away and device is web -> keep",
            "rows `a` and `b` decide the same, and differ in `availability` only",
            "one row does, with `availability in {busy, away}`",
        ),
        (
            "row a when availability is busy -> keep\nrow x when device is web -> Ready\n"
            "row b when availability is away -> keep",
            None,
            None,
        ),
        (
            "row a when availability is busy -> keep\nrow x when availability is offline -> Ready\n"
            "row b when availability is away -> keep",
            "rows `a` and `b` decide the same, and differ in `availability` only",
            "one row does, with `availability in {busy, away}`",
        ),
        (
            "row a when device is web and note is absent -> keep\n"
            "row b when device is not web and note is absent -> keep",
            "rows `a` and `b` decide the same, and differ in `device` only",
            "together they take all of it: one row with no test of `device` does",
        ),
        (
            "row a when activities in {meal} -> keep\nrow b when activities in {sleeping} -> keep",
            "rows `a` and `b` decide the same, and differ in `activities` only",
            "one row does, with `activities in {meal, sleeping}`",
        ),
    ],
)
def test_what_it_says(rows, message, help_):
    """The rows and the field are named, and the test that one row needs."""
    head = "language 1\nuse microsoft\nuse pidf\nuse genesys\n"
    found = said(mergeable_rows, f"table t first {{ {rows}\notherwise -> NotReady }}", head)
    assert [each.message for each in found] == [message] * (message is not None)
    assert [each.help for each in found] == [help_] * (message is not None)


def test_lines_of_a_grid_are_a_list():
    """They are only said where a cell could say `any`."""
    text = (
        "table t unique {{\navailability | device -> outcome\nbusy | web -> keep\n"
        "{} | web -> keep\naway | mobile -> Ready\notherwise -> NotReady\n}}"
    )
    assert said(mergeable_rows, text.format("away")) == []
    [found] = said(mergeable_rows, text.format("not busy"))
    assert found.help == "together they take all of it: one row with `any` does"
