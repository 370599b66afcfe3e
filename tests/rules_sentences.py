"""Sentences of the language, made from the parser's own productions."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from presencemap.language.parser import parser_tables
from presencemap.language.words import SPELLING

FREE = {
    "NAME": ("a", "level", "on-the-phone", "agent.on_call", "caf\u00e9", "\u6c34", "_x1", "Ready"),
    "STRING": ('""', '"x"', r'"a \"b\" \\ \n\t"', '"\u043b\u044e\u0434\u0438 *"', '"#"'),
    "NUMBER": ("0", "7", "18000", "4294967295"),
    "LENGTH": ("0s", "250ms", "5m", "1h", "2d"),
    "CLOCK": ("08:00", "6:30", "24:00"),
}
FAR = 10_000


@cache
def productions() -> dict[str, list[tuple[str, ...]]]:
    """Return the right-hand sides of each symbol, the shallowest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in parser_tables().productions[1:]:
        if "error" not in each.prod:
            found.setdefault(each.name, []).append(tuple(each.prod))
    depth = dict.fromkeys(found, FAR)

    def deep(side: tuple[str, ...]) -> int:
        return 1 + max((depth.get(symbol, 0) for symbol in side), default=0)

    for _ in found:
        depth = {name: min(map(deep, sides)) for name, sides in found.items()}
    return {name: sorted(sides, key=deep) for name, sides in found.items()}


@st.composite
def sentences(draw, start="file", most=120):
    """Draw a text that the grammar derives; it grows until it has about `most` tokens."""
    sides = productions()
    stack, tokens = [start], []
    while stack:
        symbol = stack.pop()
        if symbol not in sides:
            tokens.append(symbol)
            continue
        grown = len(tokens) + len(stack) > most
        which = 0 if grown else draw(st.integers(0, len(sides[symbol]) - 1))
        stack.extend(reversed(sides[symbol][which]))
    return draw(spelt(tokens))


@st.composite
def spelt(draw, tokens):
    """Draw a text of tokens; within the lines of a grid, none is broken outside of braces."""
    pieces, grid, depth = [], False, 0
    for type_ in tokens:
        if type_ == "LINE":
            grid, blank = True, "\n"
        elif grid and depth == 0:
            blank = " "
            grid = type_ != "RBRACE"
        else:
            blank = draw(st.sampled_from([" ", "\n", " # a comment\n", "\t"]))
        if grid:
            depth += (type_ in ("LBRACE", "LPAREN")) - (type_ in ("RBRACE", "RPAREN"))
        if type_ == "LINE":
            pieces.append("\n")
            continue
        lexeme = draw(st.sampled_from(FREE[type_])) if type_ in FREE else SPELLING[type_]
        pieces.append(blank + lexeme)
    return "".join(pieces)
