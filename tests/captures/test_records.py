from __future__ import annotations

import attrs
import pytest

from presencemap.captures import Damage, Record, Transport


def test_a_record_of_a_datagram_is_neither_lossy_nor_an_end():
    """Only streams lose bytes and end; what is not said is False."""
    record = Record(1, None, Transport.UDP, "a", "b", b"x", 24)
    assert (record.lost, record.end) == (False, False)


@pytest.mark.parametrize(
    "value", [Record(1, 2.0, Transport.FILE, "", "", b"", 0), Damage(1, 0, "why")]
)
def test_values_are_frozen(value):
    """Nobody changes a record that others may hold."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.number = 2
