"""What messages call the words and signs of the language."""

from __future__ import annotations

import pytest

from presencemap.language.words import (
    KEYWORDS,
    SOFT_KEYWORDS,
    TOKENS,
    WORD_TYPES,
    spoken,
    spoken_list,
)


def test_every_token_has_a_spoken_name():
    """No message shows the parser's own name for anything."""
    for token in (*TOKENS, "$end"):
        name = spoken(token)
        assert name
        assert token == token.lower() or token not in name


def test_words_are_hard_or_soft():
    """A word is a keyword, a soft keyword, or free."""
    assert not set(KEYWORDS) & set(SOFT_KEYWORDS)
    assert len(TOKENS) == len(set(TOKENS))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["WHEN"], "`when`"),
        (["RBRACE", "COMMA"], "`}` or `,`"),
        (["NAME", *(WORD_TYPES[word] for word in SOFT_KEYWORDS)], "a name"),
        (["NOT", "LPAREN", "ANY", "NAME", "BETWEEN", "ON"], "a condition"),
        (
            ["NAME", "STRING", "NUMBER", "LENGTH", "CLOCK", "YES", "NO", "ABSENT"],
            "a value or `absent`",
        ),
        (["RBRACE", "LINE", "ROW"], "`}` or `row`"),
        (["AND", "$end", "OR"], "`and`, `or` or the end of the file"),
    ],
)
def test_lists_are_short_and_in_order(tokens, text):
    """What may come is named by its kind where that says more, always in the same order."""
    assert spoken_list(tokens) == spoken_list(tokens[::-1]) == text
