"""Sources and positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.source import Position, Source, Span


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("abc", 0, 1, 1),
        ("abc", 3, 1, 4),
        ("a\nb", 1, 1, 2),
        ("a\nb", 2, 2, 1),
        ("a\n", 2, 2, 1),
        ("é\n😀x", 3, 2, 2),
        ("a\r\nb", 3, 2, 1),
    ],
)
def test_positions_count_from_one(text, offset, line, column):
    """Lines end behind their line feed; columns count characters."""
    assert Source("s", text).position(offset) == Position(line, column)


@given(st.text("ab\n"), st.data())
def test_a_position_finds_its_character(text, data):
    """The line of a position, at its column, shows the character of the offset."""
    if not text:
        return
    source = Source("s", text)
    offset = data.draw(st.integers(0, len(text) - 1))
    place = source.position(offset)
    assert (source.line(place.line) + "\n")[place.column - 1] == text[offset]


def test_spans_join():
    """A span reaches from the start of one to the end of another."""
    assert Span(2, 4).to(Span(7, 9)) == Span(2, 9)
    assert Source("s", "0123456789").at(Span(2, 4)) == "23"
