"""How texts of Microsoft's documents become values."""

from __future__ import annotations

import pytest

from presencemap.documents.microsoft.values import unsigned


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        (" 003500\n", 3500),
        ("4294967295", 2**32 - 1),
        ("00000000004294967295", 2**32 - 1),
        ("4294967296", None),
        ("9" * 5_000, None),
        ("", None),
        (None, None),
        ("-1", None),
        ("+1", None),
        ("1.0", None),
        ("1_000", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_numbers(text, number):
    """Digits with white space around them are a number, up to 32 bits."""
    assert unsigned(text) == number
