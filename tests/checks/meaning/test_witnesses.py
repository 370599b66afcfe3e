"""Evidence as a diagnostic shows it."""

from __future__ import annotations

import pytest
from said import compiled

from presencemap.checks.meaning.witnesses import shown
from presencemap.tables.diagram import Evidence

TEXT = """
context { age : duration }
table voice first {
    row new when age < 1s -> Ready after 3s
    otherwise             -> NotReady reason "Unknown"
}
"""


def told(presence):
    """Return what is shown of a presence."""
    result = compiled(TEXT)
    (found,) = result.proofs.each("it", lambda proof: [shown(proof, Evidence({}, presence), "it")])
    return found


def test_a_presence_is_shown_as_json_and_as_an_example():
    """The example promises what the table decides."""
    found = told({"age": 0.5})
    assert found["witness"] == {"age": 0.5}
    assert found["example"] == (
        'example "it" {\n    age 500ms  =>  voice Ready after 3s\n}'
    )  # fmt: skip


@pytest.mark.parametrize("age", [1.0005, float("inf")])
def test_an_example_that_can_not_be_written_is_left_out(age):
    """A length of time without a spelling stands in the JSON alone."""
    assert told({"age": age}) == {"witness": {"age": age}, "example": None}


def test_what_is_only_possible_shows_nothing():
    """Evidence without a presence has neither."""
    assert told(None) == {"witness": None, "example": None}
