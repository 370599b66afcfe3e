"""Where line ends mean something: in grids.

A grid is the one construct in which a line is a line. Its rows are told apart by a token of
no width, LINE, which is put here before the first token of each of its lines; inside braces
and parentheses line ends mean nothing, as everywhere else.

Where a file is wrong, its lines tell where: see `_mark_misplaced`.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from typing import Any, Final

from presencemap.language.words import ITEM_STARTS
from presencemap.source import Source

__all__ = ["MISPLACED", "first_on_line", "with_lines"]

MISPLACED: Final = "MISPLACED"
"""The type of a name at the start of a line where no name can stand."""

_ENDS_A_VALUE: Final = frozenset(
    {"NAME", "STRING", "NUMBER", "LENGTH", "CLOCK", "KEEP", "RESTORE", "YES", "NO"}
    | {"LBRACE", "RBRACE"}
)
_LONGEST_HEAD: Final = 4  # table NAME POLICY {


def with_lines(source: Source, tokens: list[Any]) -> list[Any]:
    """Return the tokens of a file with a LINE before each line of each grid."""
    starts = set(_line_starts(source, tokens))
    _mark_misplaced(source, tokens, starts)
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
    for at in range(first, len(tokens)):
        if at > first and _begins_line(source, tokens, at):
            return False
        if tokens[at].type in ("BAR", "OUTCOME"):
            return True
    return False


def _lines_of_grid(source: Source, tokens: list[Any], first: int) -> Iterator[int]:
    depth = 0
    for at in range(first, len(tokens)):
        type_ = tokens[at].type
        if depth == 0 and type_ == "RBRACE":
            return
        if at == first or _begins_line(source, tokens, at):
            if type_ in ITEM_STARTS:
                return  # the closing brace is missing
            if depth == 0:
                yield at
        depth += (type_ in ("LBRACE", "LPAREN")) - (type_ in ("RBRACE", "RPAREN"))


def _begins_line(source: Source, tokens: list[Any], at: int) -> bool:
    """Say whether a token, not the first, stands in another line than the one before it."""
    return source.text.find("\n", tokens[at - 1].lexpos, tokens[at].lexpos) >= 0


def first_on_line(source: Source, token: Any) -> bool:
    """Say whether only blanks stand before a token on its line."""
    before = source.text.rfind("\n", 0, token.lexpos) + 1
    return not source.text[before : token.lexpos].strip()


def _mark_misplaced(source: Source, tokens: list[Any], lines: Collection[int]) -> None:
    """Mark names that start a line where only a row or `otherwise` could.

    Behind an outcome any name is read as that of an attribute, so that a misspelt `row` on the
    next line would be found only some words later. A file that has such a name is wrong in any
    case: `when` stands behind `row NAME` only, and `->` and `|` behind no two values.
    """
    types = [token.type for token in tokens] + ["$end"] * 2
    for at in range(1, len(tokens)):
        if types[at] != "NAME" or types[at - 1] == "ROW" or at in lines:
            continue
        row = types[at + 1] == "WHEN" or (types[at + 2] == "WHEN" and types[at + 1] == "NAME")
        other = types[at + 1] in ("ARROW", "BAR") and types[at - 1] in _ENDS_A_VALUE
        if (row or other) and first_on_line(source, tokens[at]):
            tokens[at].type = MISPLACED
