"""Taking unused definitions out."""

from __future__ import annotations

import pytest
from said import fixed, said

from presencemap.checks import unused_define

TABLE = "table t first { otherwise -> NotReady }\n"


@pytest.mark.parametrize(
    ("define", "rest"),
    [
        ("define d = note is absent\n", ""),
        ("# what it is for\ndefine d = note is absent  # why\n", "# what it is for\n"),
        ("define d = device in {\n    web,  # one\n    mobile\n}\n", ""),
        ("define d = not (note is absent or (device is web))\n", ""),
        ("define d =\n    note is absent\n    # here\n    or device is web\n# next\n", "# next\n"),
    ],
)
def test_a_definition_goes_with_its_lines(define, rest):
    """Its lines and the comment behind it go, comments on lines of their own stay."""
    [found] = said(unused_define, define + TABLE)
    assert not found.fix.safe
    assert fixed(found) == rest + TABLE


def test_a_column_is_a_use():
    """The name of a column is used, whatever its cells say."""
    grid = (
        "table t first {\n d | note -> outcome\n any | absent -> keep\n otherwise -> NotReady\n}\n"
    )
    assert said(unused_define, "define d = device is web\n" + grid) == []


def test_a_vocabulary_defines_for_its_users():
    """What a vocabulary defines is used elsewhere."""
    head = "language 1\nvocabulary mine\nuse microsoft\n"
    assert said(unused_define, "define d = device is web\n", head) == []
