"""Pages: lines that are folded where the terminal ends."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.text import Text

from presencemap.report.folding import Page

LONG = "a row of words that is longer than forty columns are wide, by some"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (None, ["  " + LONG]),
        (80, ["  " + LONG]),
        (
            40,
            [
                "  a row of words that is longer than",
                "      forty columns are wide, by some",
            ],
        ),
        (1, ["  a row of words that is longer than", "      forty columns are wide, by some"]),
    ],
)
def test_a_long_line_is_folded_at_spaces(width, lines):
    """What goes on stands further in; without a width, and on a wide page, nothing is folded."""
    page = Page(width)
    page.add(2, LONG)
    assert page.text.plain.split("\n") == lines


def test_a_long_word_stays_whole():
    """A word that fits nowhere stands alone on its line, uncut."""
    page = Page(40)
    page.add(0, f"see {'x' * 60} there {'y' * 50}")
    assert page.text.plain.split("\n") == ["see", "    " + "x" * 60, "    there", "    " + "y" * 50]


def test_wide_letters_count_twice():
    """What counts are the columns of a terminal, not letters."""
    page = Page(40)
    page.add(0, " ".join(["\u4f1a\u8b70"] * 20))
    assert max(map(cell_len, page.text.plain.split("\n"))) <= 40


def test_folding_keeps_styles():
    """A styled part is styled on both lines."""
    page = Page(40)
    page.add(0, Text.assemble("some words go first, then ", (LONG, "bold")))
    bold = [page.text.plain[span.start : span.end] for span in page.text.spans]
    assert "".join(bold).replace(" ", "") == LONG.replace(" ", "")
