"""Scripts: lines, blocks, names, and what is taken back."""

from __future__ import annotations

import math

import pytest

from presencemap.tables.code.script import Script
from presencemap.tables.diagram import TooLarge


def test_lines_stand_in_their_blocks():
    """A line is indented by the blocks that it stands in; an empty one is empty."""
    script = Script()
    with script.block("if x:"):
        script.line("y")
        with script.block("if z:"):
            script.line("")
            script.line("w")
    script.line("v")
    assert script.source == "if x:\n    y\n    if z:\n\n        w\nv\n"


def test_names_are_numbered_by_kind():
    """Each object gets a name of its own, and numbers are written as they are, if they can be."""
    script = Script()
    assert [script.name("row", 1), script.name("row", 2), script.name("word", 1)] == [
        "row_1",
        "row_2",
        "word_1",
    ]
    assert [script.number(n) for n in (0, 2.5, math.inf)] == ["0", "2.5", "infinity_1"]
    assert script.names == {"row_1": 1, "row_2": 2, "word_1": 1, "infinity_1": math.inf}


def test_drafts_that_are_too_large_leave_no_line():
    """What was written before a draft got too large is taken back; names are good for ever."""
    script = Script()
    script.line("a")
    with pytest.raises(TooLarge, match="deep"):
        nest(script, 100)
    with script.draft():
        script.line("b")
    assert script.source == "a\nb\n"
    assert "row_1" in script.names


def nest(script, depth):
    """Open blocks in blocks, in drafts of drafts."""
    with script.draft(), script.block(f"if {script.name('row', depth)}:"):
        nest(script, depth - 1)
