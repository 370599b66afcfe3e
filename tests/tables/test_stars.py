"""Stars in texts that are compared letter by letter."""

from __future__ import annotations

import pytest

from presencemap.tables.load import compile_text

HEAD = "language 1\nuse microsoft\nuse genesys\ntable t first {\n"
ROW = HEAD + " row a when {} -> keep\n otherwise -> NotReady\n}}\n"
CELL = HEAD + " note -> outcome\n {} -> keep\n otherwise -> NotReady\n}}\n"


@pytest.mark.parametrize(
    ("text", "wrong", "help_"),
    [
        (ROW, 'note is "vip*"', 'did you mean `note like "vip*"`?'),
        (ROW, 'note is not "vip*"', 'did you mean `not note like "vip*"`?'),
        (CELL, '"vip*"', 'did you mean `like "vip*"`?'),
        (CELL, 'not "vip*"', 'did you mean `not like "vip*"`?'),
    ],
)
def test_says_how_the_pattern_is_written(text, wrong, help_):
    """The help is what can stand there: a cell does not name its field."""
    text = text.replace("{}", wrong).replace("}}", "}")
    [found] = compile_text(text).diagnostics
    assert (found.name, found.help) == ("glob-without-like", help_)
