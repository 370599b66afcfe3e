"""Names for what reads DMN."""

from __future__ import annotations

from presencemap.dmn.names import identifiers, xml_id


def test_identifiers():
    """A name is an identifier for everybody, none twice, whatever the things are called."""
    names = ["a.b", "a-b", "a_b", "is", "null", "1st", "über", "A_B", "a.b"]
    assert identifiers(names) == {
        "a.b": "a_b",
        "a-b": "a_b_2",
        "a_b": "a_b_3",
        "is": "is_2",
        "null": "null_2",
        "1st": "x1st",
        "über": "x_ber",
        "A_B": "A_B_4",
    }
    assert identifiers(["voice"], ["voice"]) == {"voice": "voice_2"}


def test_ids_are_no_identifiers():
    """An id of parts can't be the id of a decision, which is an identifier."""
    assert xml_id("a b", "rule", 1) == "a_b-rule-1"
