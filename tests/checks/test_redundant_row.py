"""Rows that may be taken out: all of them together, and no others."""

from __future__ import annotations

import pytest
from said import compiled, fixed, said
from small_tables import HEAD, Small, tables

from presencemap.checks import redundant_row, shadowed_row
from presencemap.checks.mending.mend import edited


def decided(small: Small, without: set[int], rows: list[int]) -> object:
    """Return what is decided of a presence that some rows match, some of them taken out."""
    left = [row for row in rows if row not in without]
    last = small.last
    if small.policy == "first":
        return small.decisions[left[0]] if left else last
    answers = {small.decisions[row] for row in left}
    if len(answers) > 1:
        return "conflict"
    return answers.pop() if answers else last


def changes(small: Small, without: set[int], before: set[int] = frozenset()) -> bool:
    """Tell whether taking rows out changes any decision of the table without some others."""
    return any(
        decided(small, without | before, rows) != decided(small, before, rows)
        for rows in small.matching
    )


def idle(small: Small) -> set[int]:
    """Return the rows that other checks name."""
    never = {row for row, region in enumerate(small.regions) if not region}
    return never | {small.row_at(each) for each in small.said(shadowed_row)}


@tables("first", "any", otherwise=None)
def test_all_that_is_named_may_go_together(small: Small) -> None:
    """Without them, and without the rows that never answer, everything is decided as before."""
    gone = {small.row_at(each) for each in small.said(redundant_row)}
    assert not gone & idle(small)
    assert not changes(small, gone)
    assert not changes(small, gone | idle(small))


@tables("first", "any", otherwise=None)
def test_no_other_row_may_go(small: Small) -> None:
    """Of the rows that are left, each is missed by some presence."""
    gone = {small.row_at(each) for each in small.said(redundant_row)} | idle(small)
    for row in range(len(small.regions)):
        if row not in gone:
            rest = {row}
            if small.policy == "any":  # its presences are then answered by other rows
                assert any(
                    rows.count(row)
                    and not any(
                        small.decisions[each] == small.decisions[row]
                        for each in rows
                        if each not in gone | rest
                    )
                    for rows in small.matching
                )
            else:
                left = gone - idle(small)
                assert changes(small, rest, gone) or changes(small, rest, left)


@tables("first", otherwise=None)
def test_the_rows_that_are_named_answer_instead(small: Small) -> None:
    """They are just those that are next to match, where all that is named is taken out."""
    found = small.said(redundant_row)
    gone = idle(small)
    for each in found:  # the last row first, as they are taken out
        row = small.row_at(each)
        heirs = set()
        for rows in small.matching:
            left = [other for other in rows if other not in gone]
            if left and left[0] == row:
                heirs.add(f"`r{left[1]}`" if len(left) > 1 else "`otherwise`")
        gone = gone | {row}
        shown = {note.message.removesuffix(" is here") for note in each.related}
        assert shown <= heirs
        assert len(shown) == min(3, len(heirs))


@tables("first", "any", otherwise=None)
def test_the_fixes_make_a_table_that_decides_the_same(small: Small) -> None:
    """All rows that are named can be taken out of the text at once."""
    found = small.said(redundant_row)
    edits = [edit for each in found for edit in each.fix.edits]
    if not edits:
        return
    text = edited(found[0].source.text, edits)
    left = compiled(text.removeprefix(HEAD), HEAD).rules.tables[0]
    gone = {small.row_at(each) for each in found}
    names = [row.name for n, row in enumerate(small.table.rows) if n not in gone]
    assert [row.name for row in left.rows] == names


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "row a when availability is busy -> NotReady",
            "`a` changes nothing: without it `otherwise` answers the same",
        ),
        (
            "row a when availability is 6100 -> Ready\nrow b when availability is busy -> Ready",
            "`a` changes nothing: without it `b` answers the same",
        ),
        (
            "row a when availability in {6100, 9100} -> NotReady\n"
            "row b when availability < 7000 -> NotReady\n"
            "row c when availability is offline -> Ready\n"
            "row d when availability is absent -> Ready",
            "`b` changes nothing: without it `otherwise` answers the same",
        ),
    ],
)
def test_who_answers_instead_is_said(rows, message):
    """The row behind it, the rows, or `otherwise`."""
    found = said(redundant_row, f"table t first {{ {rows}\notherwise -> NotReady }}")
    assert message in [each.message for each in found]


def test_under_any_the_rows_that_agree_are_said():
    """Under `any` it is the rows that match all of it and agree."""
    text = (
        "table t any {\nrow a when availability < 7000 -> Ready\n"
        "row b when availability is busy -> Ready\nrow c when availability < 9000 -> Ready\n"
        "otherwise -> NotReady\n}\n"
    )
    found = said(redundant_row, text)
    assert [each.message for each in found] == [
        "`a` changes nothing: without it `c` still answers the same",
        "`b` changes nothing: without it `c` still answers the same",
    ]


def test_under_unique_rows_are_there_to_be_read():
    """A row that answers as `otherwise` does has been written to say so."""
    rows = "row a when device is web -> NotReady\notherwise -> NotReady"
    assert said(redundant_row, f"table t unique {{ {rows} }}") == []


def test_the_hold_is_part_of_the_decision():
    """A row that answers the same after another time is needed."""
    rows = "row a when device is web -> NotReady after 2s\notherwise -> NotReady"
    assert said(redundant_row, f"table t first {{ {rows} }}") == []


def test_a_fix_loses_no_comment():
    """Where a comment stands beside a row, nothing is proposed; one above it stays."""
    rows = "# above\nrow a when device is web -> NotReady{}\notherwise -> NotReady\n"
    text = f"table t first {{{{\n{rows}}}}}\n"
    [found] = said(redundant_row, text.format(""))
    assert not found.fix.safe
    assert fixed(found) == "table t first {\n# above\notherwise -> NotReady\n}\n"
    [found] = said(redundant_row, text.format(" # why"))
    assert found.fix is None
