"""Text in lines of a width."""

from __future__ import annotations

import pytest

from presencemap.report.wrapping import longest_piece, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 9, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("urgent-interruptions-only", 14, ["urgent-", "interruptions-", "only"]),
        ("busy..do-not-disturb", 10, ["busy..do-", "not-", "disturb"]),
        ("agent.on_call", 9, ["agent.on_", "call"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh", 3, ["a", "abc", "def", "gh"]),
        ("  or more", 6, ["  or", "  more"]),
        ("日本語", 4, ["日本", "語"]),
        ("x\ny\x1b[2J", 20, ["x�y�[2J"]),
        ("ab", 0, ["a", "b"]),
    ],
)
def test_wrapped(text, width, lines):
    """Lines break at spaces, then behind signs, then anywhere; nothing moves the cursor."""
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("in-a-meeting now", 7), ('"OnCall"', 8), ("日本 a", 4)]
)
def test_longest_piece(text, width):
    """A piece ends at a space or behind a sign."""
    assert longest_piece(text) == width
