"""Rows that never answer, and the rows that take what they match."""

from __future__ import annotations

from said import said
from small_tables import Small, tables

from presencemap.checks import shadowed_row


@tables("first", otherwise=None)
def test_rows_that_never_answer_are_found_and_no_others(small: Small) -> None:
    """A row is shadowed if it matches something, and some row before it all of that."""
    first = {rows[0] for rows in small.matching if rows}
    expected = {row for row, region in enumerate(small.regions) if region and row not in first}
    assert {small.row_at(each) for each in small.said(shadowed_row)} == expected


@tables("first", otherwise=None)
def test_the_rows_that_are_named_take_all_of_it(small: Small) -> None:
    """They do so together, stand before it, and none of them could be spared."""
    for each in small.said(shadowed_row):
        region = small.regions[small.row_at(each)]
        takers = [row for note in each.related for row in small.named(note.message)]
        if "past" in each.message:
            takers = small.named(each.message)[:1]
        if "more" in each.message:
            continue
        assert takers
        assert all(row < small.row_at(each) for row in takers)
        taken = [small.regions[row] for row in takers]
        assert region <= frozenset().union(*taken)
        for number in range(len(taken)):
            others = taken[:number] + taken[number + 1 :]
            assert not region <= frozenset().union(*others)


def test_many_takers_are_counted():
    """Of more rows than three, three are named and shown."""
    rows = "\n".join(f"row r{n} when availability is {n} -> Ready" for n in range(5))
    text = (
        f"table t first {{ {rows}\nrow last when availability < 5 -> keep\notherwise -> NotReady }}"
    )
    [found] = said(shadowed_row, text)
    assert found.message == (
        "no presence reaches `last`; rows `r0`, `r1`, `r2` and 2 more take all of it"
    )
    assert [each.message for each in found.related] == [f"`r{n}` is here" for n in range(3)]


def test_under_other_policies_nothing_is_shadowed():
    """Under `unique` and `any` every row that matches says something."""
    rows = "row a when any -> Ready\nrow b when device is web -> Ready\notherwise -> NotReady"
    for policy in ("unique", "any"):
        assert said(shadowed_row, f"table t {policy} {{ {rows} }}") == []
