"""Rows that contradict each other: every pair, where they meet, and who shows it."""

from __future__ import annotations

from said import said
from small_tables import Small, conditions_in, tables

from presencemap.checks import overlap
from presencemap.tables import interpret


@tables("unique", "any", otherwise=None)
def test_pairs_that_contradict_are_found_and_no_others(small: Small) -> None:
    """Just the pairs that match a presence together (under `any`, and disagree) are said."""
    found = small.said(overlap)
    pairs = {tuple(sorted(small.named(each.message)[:2])) for each in found}
    assert pairs == {
        (one, other)
        for rows in small.matching
        for one in rows
        for other in rows
        if one < other
        and (small.policy == "unique" or small.decisions[one] != small.decisions[other])
    }
    for each in found:
        one, other = sorted(small.named(each.message)[:2])
        assert (small.row_at(each), small.named(each.related[0].message)) == (other, [one])
        assert {one, other} <= set(small.rows_of(small.presence(each)))
        assert interpret.decide(small.table, small.presence(each)).conflict


@tables("unique", otherwise=None)
def test_where_rows_meet_is_described(small: Small) -> None:
    """The conditions in a message are true of just the presences that both rows match."""
    for each in small.said(overlap)[-1:]:
        one, other = small.named(each.message)[:2]
        conditions = conditions_in(each.message)
        where = small.where(conditions) if conditions else None
        if where is not None:
            assert where == small.regions[one] & small.regions[other]


def test_rows_that_always_match_together():
    """Where rows match every presence, there is nothing to describe."""
    [found] = said(overlap, "table t unique { row a when any -> Ready\nrow b when any -> Ready }")
    assert found.message == "rows `a` and `b` both match every presence"


def test_what_may_be_is_said_to_be_possible():
    """Whether a text is like many patterns is not always found out; then there is no witness."""
    stars = "*".join("abcdefghijklmnopqrst")
    rows = "\n".join(
        f'row r{n} when note like "*{stars[n:]}*{stars[:n]}*" and device is mobile -> Ready'
        for n in (0, 13, 26)
    )
    found = said(overlap, f"table t unique {{ {rows}\n otherwise -> NotReady }}")
    assert [each.witness is None for each in found] == [" may " in each.message for each in found]
    assert len(found) == 3


def test_a_flood_is_cut():
    """Of thousands of pairs some are shown, and it is said that there are more."""
    rows = "\n".join(f"row r{n} when availability >= {n} -> Ready" for n in range(300))
    found = said(overlap, f"table t unique {{ {rows}\n otherwise -> NotReady }}")
    assert len(found) == 21
    assert found[0].message == "more rows of `t` match together than these 20 pairs"


def test_agreeing_rows_may_match_together_under_any():
    """Rows agree if the whole decision is the same, hold included."""
    text = "table t any {{ row a when any -> Ready\nrow b when any -> Ready{}\n }}"
    assert said(overlap, text.format("")) == []
    [found] = said(overlap, text.format(" after 2s"))
    assert found.message == "rows `a` and `b` both match every presence, and answer differently"
