"""Where line ends mean something: in grids.

A grid is the one construct in which a line is a line. Its rows are told apart by a token of
no width, LINE, which is put here before the first token of each of its lines; inside braces
and parentheses line ends mean nothing, as everywhere else.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, Final

from presencemap.language.words import ITEM_STARTS
from presencemap.source import Source

__all__ = ["with_lines"]

_LONGEST_HEAD: Final = 4  # table NAME POLICY {


def with_lines(source: Source, tokens: list[Any]) -> list[Any]:
    """Return the tokens of a file with a LINE before each line of each grid."""
    starts = set(_line_starts(source, tokens))
    if not starts:
        return tokens
    laid = []
    for index, token in enumerate(tokens):
        if index in starts:
            line = copy.copy(token)
            line.type, line.value = "LINE", ""
            laid.append(line)
        laid.append(token)
    return laid


def _line_starts(source: Source, tokens: list[Any]) -> Iterator[int]:
    for index, token in enumerate(tokens):
        if token.type != "TABLE":
            continue
        for at in range(index + 1, min(index + _LONGEST_HEAD, len(tokens) - 1)):
            if tokens[at].type == "LBRACE":
                if _is_grid(source, tokens, at + 1):
                    yield from _lines_of_grid(source, tokens, at + 1)
                break


def _is_grid(source: Source, tokens: list[Any], first: int) -> bool:
    """Tell a grid by the line of its columns, which has bars or says `-> outcome`."""
    if tokens[first].type in ("ROW", "OTHERWISE", "RBRACE"):
        return False
    line = source.position(tokens[first].lexpos).line
    for at in range(first, len(tokens)):
        if source.position(tokens[at].lexpos).line != line:
            return False
        if tokens[at].type in ("BAR", "OUTCOME"):
            return True
    return False


def _lines_of_grid(source: Source, tokens: list[Any], first: int) -> Iterator[int]:
    depth, last_line = 0, 0
    for at in range(first, len(tokens)):
        token = tokens[at]
        line = source.position(token.lexpos).line
        if depth == 0 and token.type == "RBRACE":
            return
        if line != last_line:
            if token.type in ITEM_STARTS:
                return  # the closing brace is missing
            if depth == 0:
                yield at
        last_line = line
        depth += (token.type in ("LBRACE", "LPAREN")) - (token.type in ("RBRACE", "RPAREN"))
