"""Letters that look like others, and characters that nobody sees.

A name that looks like another and is not, or a token in quotes that no server will ever send
because one of its letters is Cyrillic, would be a rule that silently never matches. Names
may be in any one script; they may not mix Latin with another, nor be spelt wholly in letters
that look Latin. Strings are people's text: only a word that mixes Latin letters with a script
that has the same shapes is refused. (The idea is that of Unicode Technical Standard 39; the
look-alikes are those of its "confusables" data that are letters of the scripts below.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

__all__ = ["confusable_in_name", "confusable_in_text", "hidden_in_text", "shown", "visible"]

_TWIN_SCRIPTS: Final = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts with many letters that look just like Latin ones."""

_LATIN_LOOKING: Final = frozenset(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0475"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405\u04ae"
    "\u03b1\u03b9\u03bd\u03bf\u03c1\u03c5\u03c7\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c"
    "\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0585\u057d\u0578\u0570\u0571\u0581\u0566\u056c\u0561"
)
"""Cyrillic, Greek and Armenian letters that are drawn as Latin ones are."""

_LONGEST_SHOWN: Final = 60

_JOINING: Final = frozenset("\u200c\u200d" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Joiners and variation selectors: seen only by what they do to their neighbours."""

_INVISIBLE: Final = _JOINING | frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Marks and letters that show nothing, beside the categories of such characters."""

_OTHER_SHAPES: Final = ("<wide>", "<narrow>", "<font>", "<compat>", "<noBreak>")
"""What Unicode calls other shapes of the same letters and hyphens."""

_WORDS_HYPHEN: Final = "\N{NON-BREAKING HYPHEN}"

_WORD: Final = re.compile(r"\\.|[^\W\d_]+")
"""Letters, or an escape, whose letter belongs to no word."""


def confusable_in_name(name: str) -> tuple[int, int] | None:
    """Return the offsets of what makes a name look like another, None if nothing does."""
    if name.isascii():
        return None
    for at, letter in enumerate(name):
        if unicodedata.normalize("NFKC", letter) != letter or unicodedata.combining(letter):
            return at, at + 1
    letters = [(at, letter) for at, letter in enumerate(name) if letter.isalpha()]
    scripts = {_script(letter) for _, letter in letters}
    if "LATIN" in scripts and len(scripts) > 1:
        at = next(at for at, letter in letters if _script(letter) != "LATIN")
        return at, at + 1
    if all(letter in _LATIN_LOOKING for _, letter in letters):
        return 0, len(name)
    return None


def confusable_in_text(text: str) -> tuple[int, int] | None:
    """Return the offsets of the first letter of a twin script within a Latin word of a string.

    The text is the string's lexeme, with its escapes.
    """
    if text.isascii():
        return None
    for at, character in enumerate(text):
        read = (character.isalnum() and character not in _INVISIBLE) or character == _WORDS_HYPHEN
        if read and unicodedata.decomposition(character).startswith(_OTHER_SHAPES):
            return at, at + 1
    for word in _WORD.finditer(text):
        scripts = [_script(letter) for letter in word[0]]
        if "LATIN" in scripts:
            for at, script in enumerate(scripts, word.start()):
                if script in _TWIN_SCRIPTS:
                    return at, at + 1
    return None


def hidden_in_text(text: str) -> Iterator[int]:
    """Yield the offsets of characters that show nothing, reorder text, or only look like a space.

    Joiners and variation selectors stay beside letters and pictures of scripts that can't be
    written without them; beside ASCII they only hide.
    """
    if text.isascii() and text.isprintable():
        return
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        hidden = category in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs") or character in _INVISIBLE
        space = category == "Zs" and character != " "
        if space or (hidden and not (character in _JOINING and _is_needed(text, at))):
            yield at


def _is_needed(text: str, at: int) -> bool:
    """Say whether a joiner or selector stands behind a character that it can act upon."""
    return at > 0 and not text[at - 1].isascii()


def visible(character: str) -> str:
    """Show a character that a terminal would hide or act on by its code point."""
    return character if character.isprintable() else f"U+{ord(character):04X}"


def shown(text: str) -> str:
    """Show a piece of a file in a message: short, and nothing in it hidden."""
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return text if text.isprintable() else "".join(map(visible, text))


@lru_cache(maxsize=1024)
def _script(letter: str) -> str:
    """Return the first word of a letter's name, which for letters is that of their script."""
    return unicodedata.name(letter, "").partition(" ")[0]
