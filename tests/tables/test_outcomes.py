"""Outcomes: what is said of states that the target has not."""

from __future__ import annotations

import pytest

from presencemap.tables.load import compile_text


@pytest.mark.parametrize(("word", "meant"), [("Keep", "keep"), ("RESTORE", "restore")])
def test_a_word_in_capitals_is_no_state(word, meant):
    """`Keep` is most likely no unknown state but a word of the language."""
    text = f"language 1\nuse genesys\ntable t first {{\n otherwise -> {word}\n}}\n"
    [found] = compile_text(text).diagnostics
    assert (found.name, found.help) == ("unknown-state", f"did you mean `{meant}`?")
    assert (found.fix.message, found.fix.safe) == (f"write `{meant}`", False)


def test_a_bare_word_is_not_safely_text():
    """A word in the place of a text may have meant something else."""
    text = "language 1\nuse genesys\ntable t first {\n otherwise -> NotReady reason Lunch\n}\n"
    [found] = compile_text(text).diagnostics
    assert (found.fix.message, found.fix.safe) == ('write `"Lunch"`', False)
