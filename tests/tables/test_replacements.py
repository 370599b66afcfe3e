"""Fixes that write another word: a string stays a string, and what is no name becomes one."""

from __future__ import annotations

import pytest

from presencemap.language import parse, tree
from presencemap.source import Source, Span
from presencemap.tables.replacements import in_quotes, replacement, suggest

SPAN = Span(0, 1)
WORD = tree.Word(SPAN, "x")
TEXT = tree.Text(SPAN, "x")


@pytest.mark.parametrize(
    ("node", "word", "written"),
    [
        (WORD, "on-the-phone", "on-the-phone"),
        (WORD, "open", "open"),
        (WORD, "absent", '"absent"'),
        (WORD, "any", '"any"'),
        (WORD, "Light Blue", '"Light Blue"'),
        (WORD, "2nd-line", '"2nd-line"'),
        (WORD, 'say "hi"', r'"say \"hi\""'),
        (TEXT, "busy", '"busy"'),
        (TEXT, 'a\\b"c\n\td', r'"a\\b\"c\n\td"'),
    ],
)
def test_a_word_is_written_as_it_is_read(node, word, written):
    """What a fix writes is read as the word that is meant, escapes and keywords included."""
    [edit] = replacement(node, word).edits
    assert (edit.span, edit.text) == (SPAN, written)
    file = parse(Source("", f"language 1\nfield f : token {{{edit.text}}}\n")).file
    [entry] = file.items[-1].type.tokens
    assert entry.text == word


def test_a_fix_says_what_it_writes():
    """The message shows a bare word, or the string that stands in its place."""
    assert replacement(WORD, "busy").message == "write `busy`"
    assert replacement(WORD, "not").message == 'write `"not"`'
    assert replacement(TEXT, "busy").message == "write `busy`"
    assert in_quotes(WORD).message == 'write `"x"`'
    assert in_quotes(TEXT) is None


def test_a_suggestion_is_as_safe_as_its_guess():
    """Help and fix come together; nothing near gives neither."""
    sure = suggest("meetting", ["meeting"], WORD)
    assert (sure.help, sure.fix.safe) == ("did you mean `meeting`?", True)
    assert not suggest("meetin", ["meeting"], WORD).fix.safe
    nothing = suggest("lunch", ["meeting"], WORD)
    assert (nothing.help, nothing.fix) == (None, None)
