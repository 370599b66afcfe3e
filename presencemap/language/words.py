"""The words and signs of the language: token types, their spelling, and what a user calls them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

__all__ = [
    "ITEM_STARTS",
    "KEYWORDS",
    "SIGNS",
    "SOFT_KEYWORDS",
    "SPELLING",
    "TOKENS",
    "WORD_TYPES",
    "spoken",
    "spoken_list",
]

KEYWORDS: Final = (
    "language",
    "use",
    "vocabulary",
    "field",
    "state",
    "transition",
    "context",
    "define",
    "timezone",
    "renamed",
    "with",
    "example",
    "table",
    "row",
    "when",
    "otherwise",
    "after",
    "keep",
    "restore",
    "and",
    "or",
    "not",
    "is",
    "in",
    "like",
    "between",
    "on",
    "any",
    "absent",
    "yes",
    "no",
)
"""Words that never name anything; a token spelt like one is written in quotes."""

SOFT_KEYWORDS: Final = (
    "first",
    "unique",
    "routable",
    "logged-out",
    "int",
    "token",
    "text",
    "duration",
    "set",
    "of",
    "open",
    "caseless",
    "since",
    "until",
    "from",
    "time",
    "day",
    "weekday",
    "outcome",
)
"""Words with a meaning in one place only; elsewhere they may be names (PIDF's `basic is open`)."""

SIGNS: Final = {
    "ARROW": "->",
    "IMPLIES": "=>",
    "DOTS": "..",
    "LBRACE": "{",
    "RBRACE": "}",
    "LPAREN": "(",
    "RPAREN": ")",
    "COMMA": ",",
    "COLON": ":",
    "BAR": "|",
    "SLASH": "/",
    "EQUALS": "=",
    "LE": "<=",
    "GE": ">=",
    "LT": "<",
    "GT": ">",
}

WORD_TYPES: Final = {word: word.upper().replace("-", "_") for word in (*KEYWORDS, *SOFT_KEYWORDS)}
"""The token type of each word; PLY's types are identifiers."""

SPELLING: Final = {**SIGNS, **{type_: word for word, type_ in WORD_TYPES.items()}}
"""How each sign and word is written, by its token type."""

_FREE: Final = {
    "NAME": "a name",
    "STRING": 'a string in "…"',
    "NUMBER": "a number",
    "LENGTH": "a duration such as `2s`",
    "CLOCK": "a time such as `08:00`",
    "LINE": "a new line",
    "$end": "the end of the file",
}

TOKENS: Final = (
    "NAME",
    "STRING",
    "NUMBER",
    "LENGTH",
    "CLOCK",
    "LINE",
    *SIGNS,
    *WORD_TYPES.values(),
)

_SOFT: Final = frozenset(WORD_TYPES[word] for word in SOFT_KEYWORDS)
_OPERATORS: Final = frozenset({"IS", "IN", "LT", "LE", "GT", "GE", "LIKE", "BETWEEN"})
_CONDITION: Final = frozenset({"NOT", "LPAREN", "ANY", "NAME", "BETWEEN", "ON"})
ITEM_STARTS: Final = frozenset(
    {
        "LANGUAGE",
        "USE",
        "VOCABULARY",
        "FIELD",
        "STATE",
        "TRANSITION",
        "CONTEXT",
        "DEFINE",
        "TABLE",
        "TIMEZONE",
        "RENAMED",
        "WITH",
        "EXAMPLE",
    }
)
_VALUE: Final = frozenset({"NAME", "STRING", "NUMBER", "LENGTH", "CLOCK", "YES", "NO"})
_CELL: Final = _VALUE | {
    "NOT",
    "ANY",
    "ABSENT",
    "LBRACE",
    "LT",
    "LE",
    "GT",
    "GE",
    "LIKE",
    "BETWEEN",
}


def spoken(token_type: str) -> str:
    """Return what a message calls a token type: never the parser's own name for it."""
    if token_type in _FREE:
        return _FREE[token_type]
    return f"`{SPELLING[token_type]}`"


def spoken_list(token_types: Collection[str]) -> str:
    """Return "a condition, `)` or `->`" for a set of token types, always in the same order."""
    left = set(token_types)
    if "ROW" in left:
        left.discard("LINE")  # a grid could start here as well, but rows tell what is meant
    phrases = []
    for whole, phrase in (
        (_CELL, "a cell"),
        (_CONDITION, "a condition"),
        (_VALUE, "a value"),
        (_OPERATORS, "an operator such as `is` or `in`"),
        (ITEM_STARTS, "a new construct such as `table`"),
    ):
        if whole <= left:
            left -= whole
            phrases.append(phrase)
    if left >= {"NAME"} | _SOFT - {"OPEN"} or phrases:
        left -= _SOFT
    order = {token: index for index, token in enumerate(("NAME", *TOKENS, "$end"))}
    phrases += [spoken(token) for token in sorted(left, key=lambda token: order[token])]
    return ", ".join(phrases[:-1]) + " or " + phrases[-1] if len(phrases) > 1 else phrases[0]
