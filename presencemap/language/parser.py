"""A source to a tree, or to everything that is wrong with its text.

The only way into the grammar: `parse(source)` gives a `ParseResult`, and what stands behind
it may be PLY or anything else.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, cast

import attrs
from attrs import frozen
from ply import yacc

from presencemap.diagnostics import Diagnostic, in_reading_order
from presencemap.language import tree
from presencemap.language.findings import BAD_CHARACTER, LINE_TOO_LONG, TOO_DEEP
from presencemap.language.grammar import Grammar
from presencemap.language.lexer import Lexer
from presencemap.language.recovery import Reading
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source, Span

__all__ = ["ParseResult", "parse", "parser_tables"]

_LONE_RETURN: Final = re.compile(r"\r(?!\n)")


@frozen
class ParseResult:
    """A tree, or None with the reasons; a tree may still come with no reason at all."""

    file: tree.File | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source, limits: Limits = DEFAULT_LIMITS) -> ParseResult:
    """Parse one file; every syntax error in it is reported, each construct's first only."""
    unreadable = _lone_return(source) or _long_line(source, limits)
    if unreadable:
        return ParseResult(None, (unreadable,))
    most = limits.rules_findings_made
    lexer = Lexer(source, most)
    parser = copy.copy(parser_tables())  # PLY keeps a parse's state in the parser itself
    reading = Reading(source, lexer, parser, most)
    parser.errorfunc = reading.report
    file = cast("tree.File | None", parser.parse(lexer=lexer, tokenfunc=reading.token))
    found = lexer.diagnostics + reading.diagnostics
    if file is not None and not found:
        found = list(_too_deep(source, file, limits))
    if file is not None:
        file = attrs.evolve(file, comments=tuple(lexer.comments))
    return ParseResult(None if found else file, in_reading_order(found))


@cache
def parser_tables() -> Any:
    """Build PLY's parser: once a process, in memory, without writing a file."""
    parser = yacc.yacc(
        module=Grammar(),
        debug=False,
        write_tables=False,
        tabmodule="presencemap.language.no_table_file",  # never an alien `parsetab`
        errorlog=yacc.NullLogger(),
    )
    # Without this, PLY reduces before it has looked at the next token, and an `error`
    # production would not swallow what is left of a broken row.
    parser.disable_defaulted_states()
    return parser


def _lone_return(source: Source) -> Diagnostic | None:
    """Find a carriage return that ends a line for some editors, and none for us.

    Behind a comment such a "line" would be seen and not be read.
    """
    found = _LONE_RETURN.search(source.text)
    if found is None:
        return None
    message = "a carriage return without a line feed ends no line"
    help_ = "save the file with line feeds at the ends of its lines (LF or CRLF)"
    return BAD_CHARACTER.at(source, Span(*found.span()), message, help=help_)


def _long_line(source: Source, limits: Limits) -> Diagnostic | None:
    most, start = limits.rules_line_characters, 0
    for line in source.text.split("\n"):
        if len(line) > most:
            message = f"this line has {len(line):,} characters; at most {most:,} are read"
            return LINE_TOO_LONG.at(source, Span(start + most, start + len(line)), message)
        start += len(line) + 1
    return None


def _too_deep(source: Source, file: tree.File, limits: Limits) -> Iterator[Diagnostic]:
    """Find conditions nested beyond the bound, without recursion of our own."""
    stack: list[tuple[tree.Node, int]] = [(item, 0) for item in reversed(file.items)]
    while stack:
        node, depth = stack.pop()
        if depth > limits.rules_nesting:
            yield TOO_DEEP.at(
                source,
                node.span,
                f"this is nested more than {limits.rules_nesting} deep",
                help="give a part of it a name with `define`",
            )
            return
        for child in _nested(node):
            deeper = isinstance(child, tree.Not | tree.And | tree.Or)
            stack.append((child, depth + deeper))


def _nested(node: tree.Node) -> Iterable[tree.Node]:
    """Return those children of a node in which conditions may be nested."""
    match node:
        case tree.And() | tree.Or():
            return node.parts
        case tree.Not():
            return (node.part,)
        case tree.Table():
            return node.rows
        case tree.Row() | tree.Define():
            return (node.condition,) if node.condition else ()
        case _:
            return ()
