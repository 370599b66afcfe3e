"""Letters that look like others: refused in names, and in words of strings."""

from __future__ import annotations

import pytest

from presencemap.language import parse
from presencemap.source import Source


def found(text):
    """Return name and text of each diagnostic."""
    return [(d.name, d.source.at(d.span)) for d in parse(Source("test", text)).diagnostics]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("\u0430vailability", "\u0430"),  # Cyrillic a
        ("availabilit\u0443", "\u0443"),
        ("\u0441\u043e\u0440", "\u0441\u043e\u0440"),  # wholly Cyrillic, reads "cop"
        ("a\u03bf", "\u03bf"),  # Greek omicron
        ("\uff41way", "\uff41"),  # full-width
        ("\u017flow", "\u017f"),  # long s
    ],
)
def test_names_that_look_like_others_are_refused(name, text):
    """The finding covers the letters that are not what they look like."""
    assert found(f"define {name} = any") == [("confusable-character", text)]


@pytest.mark.parametrize(
    "name", ["caf\u00e9", "\u0440\u0430\u0431\u043e\u0442\u0430", "\u4e0d\u5728", "na\u00efve-2"]
)
def test_names_in_any_one_script_are_fine(name):
    """Names need not be English."""
    assert found(f"define {name} = any") == []


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("\u043en-the-phone", [("confusable-character", "\u043e")]),
        ("Teams\u4f1a\u8b70", []),
        ("B\u00fcro", []),
        ("\u0440\u0430\u0431\u043e\u0442\u0430 Teams", []),
        ("Teams\\n\u03c9", []),  # the n is that of a line end
        ("\\\\n\u03c9", [("confusable-character", "\u03c9")]),  # and here it is a letter
        ("a\u00a0b", [("bad-character", "\u00a0")]),
        ("a\u202eb", [("bad-character", "\u202e")]),
        ("a\u200bb", [("bad-character", "\u200b")]),
        ("\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", []),  # Persian needs its joiner
        ("\U0001f468\u200d\U0001f4bb", []),  # and so does an emoji
        ("\u2764\ufe0f", []),
        ("On\u200dCall", [("bad-character", "\u200d")]),
        ("On\ufe0fCall", [("bad-character", "\ufe0f")]),
        ("On\u3164Call", [("bad-character", "\u3164")]),
        ("\uff2f\uff4e", [("confusable-character", "\uff2f")]),  # full-width
        ("\U0001d401usy", [("confusable-character", "\U0001d401")]),  # a mathematical B
        ("o\ufb03ce", [("confusable-character", "\ufb03")]),  # a ligature
        ("On\u2011Call", [("confusable-character", "\u2011")]),  # Word's hyphen
        ("1\u00aa planta, 30 m\u00b2\u2026", []),
    ],
)
def test_strings_are_peoples_text(string, expected):
    """Only a Latin word with a foreign letter, and what nobody sees, is refused in a string."""
    assert found(f'define a = note is "{string}"') == expected


def test_comments_may_hold_anything():
    """What stands in a comment means nothing."""
    assert found("# \u043en-the-phone \u202e x\u00a0y\ndefine a = any") == []


@pytest.mark.parametrize(
    ("sign", "help_"),
    [("\u2013", "write `-`"), ("\u2192", "write `->`"), ("\u00a0", "write a plain space")],
)
def test_signs_that_word_processors_write_are_named(sign, help_):
    """A dash, an arrow or a hard space from a word processor is told what to be."""
    [diagnostic] = parse(Source("test", f"define a = any {sign}")).diagnostics
    assert (diagnostic.name, diagnostic.help) == ("bad-character", help_)
