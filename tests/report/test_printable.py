"""Text from outside on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.report.printable import one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain größe 日本", "plain größe 日本"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\rb\x00c\x85d", "a\ufffdb\ufffdc\ufffdd"),
        ("a\u202eb\u2066c\u200bd", "a\ufffdb\ufffdc\ufffdd"),
        ("two\nlines", "two\nlines"),
        ("a\u2028b", "a\ufffdb"),
        ("non\u00a0breaking", "non\u00a0breaking"),
    ],
)
def test_what_a_terminal_would_act_upon_is_replaced(text, shown):
    """Control and format characters are shown as replacement characters, line feeds stay."""
    assert printable(text) == shown


def test_a_part_of_a_line_has_no_line_feed():
    """What is to stand within a line can't begin another."""
    assert one_line("a\nb\r\x1bc") == "a\ufffdb\ufffd\ufffdc"


@given(st.text())
def test_length_and_letters_stay(text):
    """Offsets into the text stay true, and what is printable is not touched."""
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(b in {a, "\ufffd"} for a, b in zip(text, shown, strict=True))
