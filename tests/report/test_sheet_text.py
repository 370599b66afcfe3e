"""Sheets as text."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from shown_tables import sheets

from presencemap.report.sheet_text import sheet_lines

DOOR = """\
door (first: the first row that matches answers)
site.pm:7

row       | lamp  | queue         | note                | outcome             | after | line
----------+-------+---------------+---------------------+---------------------+-------+-----
go        | green | {none, short} | -                   | Open line 2         | 2s    | 8
alarm     | red   | -             | -                   | Shut why "a|b <i>`" | -     | 9
  or      | -     | -             | like "*a|b <i>`x`*" |                     |       |
stay      | -     | long          | -                   | keep                | -     | 10
otherwise | -     | -             | -                   | Shut                | -     | 11

lamp: as the lamp shows it; token
queue: int; none 0, short 1..3, long 4..
note: text
"""

NARROW = """\
door (first: the first row that matches answers)
site.pm:7

row       | when         | outcome       | after | line
----------+--------------+---------------+-------+-----
go        | lamp is      | Open line 2   | 2s    | 8
          | green and    |               |       |
          | queue in     |               |       |
          | {none,       |               |       |
          | short}       |               |       |
----------+--------------+---------------+-------+-----
alarm     | lamp is red  | Shut why "a|b | -     | 9
          | or note like | <i>`"         |       |
          | "*a|b        |               |       |
          | <i>`x`*"     |               |       |
----------+--------------+---------------+-------+-----
stay      | queue is     | keep          | -     | 10
          | long         |               |       |
----------+--------------+---------------+-------+-----
otherwise | -            | Shut          | -     | 11

lamp: as the lamp shows it; token
queue: int; none 0, short 1..3, long 4..
note: text
"""


@pytest.mark.parametrize(("width", "text"), [(100, DOOR), (55, NARROW)])
def test_a_grid(width, text):
    """Cells stand in columns; where these don't fit, rows become sentences."""
    assert "".join(f"{line}\n" for line in sheet_lines(sheets()[0], width)) == text


def test_a_column_for_conditions():
    """A condition that is no cells is wrapped in a column of its own."""
    lines = list(sheet_lines(sheets()[1], 90))
    assert lines[3].split(" | ")[1].strip() == "condition"
    assert "(lamp is red or queue is 1)" in " ".join(lines)


@pytest.mark.parametrize("width", range(48, 120, 5))
def test_no_line_is_wider(width):
    """No line is wider than asked for, if the words of the table let it."""
    for sheet in sheets():
        assert all(cell_len(line) <= width for line in sheet_lines(sheet, width))


def test_narrower_than_can_be():
    """In no space at all the table is still shown, whole."""
    lines = list(sheet_lines(sheets()[0], 1))
    assert any("otherwise" in line for line in lines)


def test_nothing_moves_the_cursor():
    """What a rules file holds does not reach the terminal as control characters."""
    text = "language 1\nfield n : text\nstate S { a : text }\ntable t first {\n"
    text += ' row r when n is "\\n\\t" -> S a "\\n"\n otherwise -> S\n}\n'
    lines = list(sheet_lines(sheets(text, "a\nb\x1b.pm")[0]))
    assert all(line.isprintable() for line in lines)
