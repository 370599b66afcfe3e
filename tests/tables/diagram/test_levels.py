"""Rows as bits: what values of one level leave of them."""

from __future__ import annotations

from random_tables import Case, cases, dice_of, random_table

from presencemap.limits import Limits
from presencemap.tables.diagram.budget import Budget
from presencemap.tables.diagram.levels import Levels
from presencemap.tables.diagram.masks import bits
from presencemap.tables.diagram.nodes import Diagrams
from presencemap.tables.diagram.regions import NOTHING


def test_looking_at_cells_and_at_rows_comes_to_the_same():
    """There are two ways to split a level; both leave the same rows with the same atoms."""
    compared = 0
    for case in cases():
        levels, dice = case.proof.levels, dice_of(case.seed)
        for level, variable in enumerate(case.proof.variables):
            relevant = levels.touched[level] & ~levels._moving[level]
            for _ in range(3):
                some = relevant & dice.getrandbits(relevant.bit_length() or 1)
                within = dice.randint(1, variable.full)
                swept = levels._sweep(level, some, within)
                assert swept == levels._refine(level, some, {0: within}, 0), case
                compared += len(swept)
    assert compared


def test_a_split_puts_each_atom_in_one_part():
    """Nothing is lost and nothing said twice, whichever atoms are asked for."""
    for case in cases():
        levels = case.proof.levels
        alive = levels.alive_of(range(len(levels.starts)))
        for level, variable in enumerate(case.proof.variables):
            for within in (variable.full, 1, variable.full & ~1):
                parts = list(levels.split(level, alive, within).values())
                assert sum(parts) == within, case
                assert sum(map(int.bit_count, parts)) == within.bit_count(), case


def test_the_first_rows_are_alive_together():
    """A range of rows comes to the same as the rows one by one, rows without a bit included."""
    for seed in range(20):
        levels = Case(seed, random_table(dice_of(seed), rows=8)).proof.levels
        for count in range(len(levels.starts) + 1):
            assert levels.alive_of(range(count)) == levels.alive_of(list(range(count)))


def test_a_row_that_never_matches_has_no_bit():
    """It does not shift the rows behind it."""
    diagrams = Diagrams((), Budget(Limits()))
    levels = Levels(diagrams, [NOTHING, {}, diagrams.false, diagrams.true])
    assert levels.starts == [0, 1, 0, 2]
    assert [levels.row(bit) for bit in (1, 2, 3)] == [1, 3, 1]
    assert [levels.alive_of(range(n)) for n in range(5)] == [0, 0, 1, 1, 3]
    assert levels.certain == [3]


def test_rows_are_certain_behind_the_last_level_that_they_ask_for():
    """A box's bit is certain there and on every level below; a diagram's last bit everywhere."""
    for case in cases():
        levels = case.proof.levels
        for level in range(levels.count):
            assert levels.certain[level] & ~levels.certain[level + 1] == 0, case
            assert not levels.certain[level] & levels.touched[level], case
        everything = {bit for mask in levels.touched for bit in bits(mask)}
        assert everything <= set(range(len(levels.owners))), case


def test_large_and_small_parts_of_a_level_are_split_alike():
    """Atom by atom or cell by cell: a level of many atoms splits as its atoms do one by one."""
    rows = "".join(f"  row r{n} when number in {{{n}..{n + 3}}} -> Here\n" for n in range(60))
    text = random_table(dice_of(1)).partition("table")[0]
    case = Case(0, f"{text}table voice first {{\n{rows}  otherwise -> Gone\n}}\n")
    levels, (variable,) = case.proof.levels, case.proof.variables
    alive = levels.alive_of(range(60))
    whole = {atom: left for left, m in levels.split(0, alive).items() for atom in bits(m)}
    for atom in range(len(variable.atoms)):
        assert levels.split(0, alive, 1 << atom) == {whole[atom]: 1 << atom}
