"""How texts of Microsoft's documents become values."""

from __future__ import annotations

import pytest

from presencemap.documents.microsoft.values import epoch_of, time_of, unsigned


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


@pytest.mark.parametrize(
    ("text", "epoch"),
    [
        ("1970-01-01T00:00:01.250", 1.25),
        ("1970-01-01T00:00:01Z", 1.0),
        ("1970-01-01T02:00:01+02:00", 1.0),
        (" 1970-01-01T00:00:01.2500000Z ", 1.25),
        ("9999-12-31T23:59:59-01:00", None),
        ("0001-01-01T00:00:00+01:00", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_times(text, epoch):
    """A time without a zone is UTC; what no calendar has is none."""
    assert epoch_of(text) == epoch
    assert (time_of(text) is None) == (epoch is None)
