"""What was perhaps meant where a word can't stand: what to say, and how to read on.

A hint is a sentence for the user and, where one is likely enough, a repair for the parser: the
token types that are read in place of the offending one, so that the rest of the construct is
still read and its own mistakes are found in the same run. A repair never makes a file valid.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import Final

from presencemap.language.cells import cell
from presencemap.language.place import SELF, Hint, Place, spelling
from presencemap.language.slips import SLIPS
from presencemap.language.words import ITEM_STARTS, KEYWORDS, WORD_TYPES

__all__ = ["hints"]


def hints(place: Place) -> Iterator[Hint]:
    """Yield what may have been meant, the likeliest first."""
    for rule in _RULES:
        hint = rule(place)
        if hint:
            yield hint
            return
    yield from _missing(place)
    keyword = _keyword(place)
    if keyword:
        yield keyword


# -- words and signs of other languages

_SYNONYMS: Final = {
    "OTHERWISE": ("else", "default", "others", "other"),
    "WHEN": ("if", "where", "for"),
    "ARROW": ("then", "do", "return", "gives"),
    "IS": ("equals", "eq", "has"),
    "DOTS": ("to", "until", "and"),
    "AND": ("to", "until"),
    "USE": ("include", "import", "require", "uses", "using"),
    "TABLE": ("rules", "mapping"),
    "EXAMPLE": ("test", "case", "assert"),
    "TEXT": ("string", "str", "varchar"),
    "INT": ("integer", "number", "numeric"),
    "TOKEN": ("enum", "enumeration"),
    "AFTER": ("delay", "hold", "wait", "for"),
    "KEEP": ("none", "nothing", "unchanged"),
}
"""What people write who think in another language, by what this one calls it."""

_CONNECTORS: Final = ("ARROW", "IMPLIES", "EQUALS", "COLON", "IS")
"""Signs that are taken for one another."""


def _capitals(place: Place) -> Hint | None:
    """`AND`, `Or`, `Is`: here, or as the word before, which was read as a name."""
    word = place.text.lower()
    if place.type == "NAME" and word in KEYWORDS and WORD_TYPES[word] in place.expected:
        return Hint(f"did you mean `{word}`?", (WORD_TYPES[word],), word)
    if (
        place.word(1) != "not"
        and place.word(1).lower() == "not"
        and place.expected & {"AND", "BAR"}
    ):
        instead = ("AND", SELF) if place.type == "NAME" else None
        return Hint("did you mean `not`?", instead, "not", back=1, wanted="`not`")
    return None


def _synonym(place: Place) -> Hint | None:
    for meant, words in _SYNONYMS.items():
        if meant in place.expected and place.text.lower() in words:
            word = spelling(meant)
            return Hint(f"write `{word}`", (meant,), word)
    if place.text.lower() in ("bool", "boolean", "flag") and "YES" in place.expected:
        return Hint("write `yes/no`", ("DURATION",), "yes/no")
    return None


def _connector(place: Place) -> Hint | None:
    """`=>` for `->`, `:` for `=`, `=` for `is` and so on."""
    if place.type == "EQUALS" and "IS" in place.expected:
        return Hint("values are compared with `is`", ("IS",), "is")
    if place.type == "IMPLIES" and "GE" in place.expected and place.next == "NUMBER":
        return Hint("write `>=`", ("GE",), ">=")
    if place.type in ("IMPLIES", "COLON") and "ARROW" in place.expected:
        return Hint("write `->`", ("ARROW",), "->")
    if place.type == "GT" and "ARROW" in place.expected and "GT" not in place.expected:
        return Hint("write `->`", ("ARROW",), "->")
    meant = [each for each in _CONNECTORS if each in place.expected]
    if place.type not in _CONNECTORS or len(meant) != 1:
        return None
    word = spelling(meant[0])
    return Hint(f"write `{word}`", (meant[0],), word)


def _misspelt(place: Place) -> Hint | None:
    if place.type != "NAME":
        return None
    words = [word for word, type_ in WORD_TYPES.items() if type_ in place.expected]
    close = difflib.get_close_matches(place.text.lower(), words, n=1)
    close = close or [word for word in words if word == place.text[::-1].lower()]
    if not close:
        return None
    return Hint(f"did you mean `{close[0]}`?", (WORD_TYPES[close[0]],), close[0])


_STRUCTURE: Final = ITEM_STARTS | {"ROW", "OTHERWISE", "WHEN", "AND", "OR", "AFTER", "IS", "IN"}
"""Keywords that nobody means as a name: what should stand before them is missing."""


def _keyword(place: Place) -> Hint | None:
    """`row keep when …`, `activity is on`: a keyword where a name or a value could stand."""
    if place.text not in KEYWORDS or "NAME" not in place.expected or "IS" in place.expected:
        return None
    if place.type in _STRUCTURE or place.expected & {"RBRACE", "ROW", "AND"}:
        return None
    if "STRING" in place.expected:
        return Hint(f'`{place.text}` is a keyword; a token of that name is `"{place.text}"`')
    return Hint(f"`{place.text}` is a keyword and can't be a name")


# -- what is missing


_GLUE: Final = (
    *("COMMA", "ARROW", "IS", "COLON", "EQUALS", "WHEN", "ROW", "AND", "IMPLIES"),
    *("RPAREN", "RBRACE"),
)
"""What is often forgotten, in the order in which it is tried."""


def _missing(place: Place) -> Iterator[Hint]:
    starts = place.type in ITEM_STARTS
    if place.type == "LBRACE":
        return
    for type_ in ("RPAREN", "RBRACE") if starts else _GLUE:
        if type_ in place.expected:
            word = spelling(type_)
            write = None if starts or word == "," else f"{word} {place.text}"
            yield Hint(f"`{word}` is missing before it", (type_, SELF), write, tentative=True)


_RULES: Final[tuple[Callable[[Place], Hint | None], ...]] = (
    cell,
    _capitals,
    _synonym,
    _connector,
    _misspelt,
    *SLIPS,
)
"""The likeliest first; each looks at one part of the language."""
