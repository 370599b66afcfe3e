"""The top level: one item after the other, and the blank lines around those of several lines.

Neighbours of a kind that take one line each (transitions, definitions, ...) are aligned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH, shared_width
from presencemap.language.printing.conditions import write_condition
from presencemap.language.printing.declarations import write_context, write_field, write_state
from presencemap.language.printing.examples import write_example
from presencemap.language.printing.grids import write_grid
from presencemap.language.printing.inline import Inline, Pieces, separated, width_of
from presencemap.language.printing.lists import write_hanging
from presencemap.language.printing.tables import write_table
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_items"]

_Columns: TypeAlias = tuple[Pieces, ...]

_LISTED: Final = (tree.FieldDeclaration, tree.StateDeclaration, tree.Define, tree.Example)
"""Neighbours of one of these kinds stand apart only where their author put a blank line."""


def write_items(out: Writer, items: Sequence[tree.Item]) -> None:
    """Write the items of a file, and the comments behind the last."""
    before: tree.Item | None = None
    after_block = False
    for item, columns in _aligned(out, items):
        first = len(out.lines)
        out.newline(0, keep_blank=True, first=not first)
        out.hang = INDENT
        _write_item(out, item, columns)
        start = next(at for at in range(first, len(out.lines)) if not out.lines[at].own)
        is_block = start < len(out.lines) - 1
        listed = isinstance(item, _LISTED) and type(item) is type(before)
        if is_block and not listed:
            _part(out, _with_comments(out, first, start))
        if after_block and not listed:
            _part(out, first)
        before, after_block = item, is_block
    last = len(out.lines)
    out.finish()
    if after_block:
        _part(out, last)


def _part(out: Writer, at: int) -> None:
    """Have a blank line above a line, unless the file begins or ends there."""
    if 0 < at < len(out.lines):
        out.lines[at].blank = True


def _with_comments(out: Writer, first: int, start: int) -> int:
    """Return the first line of the comments that stand on top of a construct."""
    while start > first and not out.lines[start].blank:
        start -= 1
    return start


def _write_item(out: Writer, item: tree.Item, columns: Sequence[int]) -> None:
    if columns:
        for index, pieces in enumerate(_columns(out.inline, item)):
            if index:
                out.pad(columns[index - 1])
            out.write(pieces)
        return
    match item:
        case tree.FieldDeclaration():
            write_field(out, item)
        case tree.Context():
            write_context(out, item)
        case tree.StateDeclaration():
            write_state(out, item)
        case tree.Table():
            write_table(out, item)
        case tree.Grid():
            write_grid(out, item)
        case tree.Example():
            write_example(out, item)
        case tree.Define():
            out.write(["define", " ", item.name.text, " ", "=", " "])
            write_condition(out, item.condition, base=0)
        case _:
            _write_line(out, item)


def _write_line(
    out: Writer,
    item: tree.Language
    | tree.Timezone
    | tree.Use
    | tree.Vocabulary
    | tree.Renamed
    | tree.TransitionDeclaration
    | tree.WithRequests,
) -> None:
    """Write an item that is one line, unless it ends in a long list."""
    inline = out.inline
    match item:
        case tree.Language():
            out.write(["language", " ", inline.scalar(item.version)])
        case tree.Timezone():
            out.write(["timezone", " ", inline.scalar(item.zone)])
        case tree.Use():
            version = [" ", inline.scalar(item.version)] if item.version else []
            out.write(["use", " ", inline.scalar(item.target), *version])
        case tree.Vocabulary():
            out.write(["vocabulary", " ", item.name.text])
            out.space()
            write_hanging(out, [[inline.scalar(each)] for each in item.versions], INDENT)
        case tree.Renamed():
            out.write(separated(_columns(inline, item), " "))
        case tree.TransitionDeclaration() | tree.WithRequests():
            *head, _ = _columns(inline, item)
            out.write([*separated(head, " "), " ", ":", " "])
            write_hanging(out, [[name.text] for name in item.requests], INDENT)


# -- items of one line, in columns with their neighbours


def _aligned(out: Writer, items: Sequence[tree.Item]) -> Iterator[tuple[tree.Item, Sequence[int]]]:
    """Yield each item with the columns that it shares with its neighbours, () if none."""
    at = 0
    while at < len(items):
        run = _run(out, items, at)
        starts = _column_starts(run)
        for columns in run:
            fits = starts[-1] + width_of(columns[-1]) <= WIDTH
            yield items[at], starts if fits else ()
            at += 1
        if not run:
            yield items[at], ()
            at += 1


def _run(out: Writer, items: Sequence[tree.Item], at: int) -> list[_Columns]:
    """Return the columns of an item and of its neighbours below, none if it takes more lines."""
    run: list[_Columns] = []
    end = 0
    for index in range(at, len(items)):
        item = items[index]
        if run and (type(item) is not type(items[at]) or out.gaps.parted(end, item.span.start)):
            break
        columns = _columns(out.inline, item)
        pieces = separated(columns, " ")
        end, commented = out.gaps.reach(pieces, item.span.start)
        if not columns or commented or width_of(pieces) > WIDTH:
            break
        run.append(columns)
    return run


def _column_starts(run: Sequence[_Columns]) -> list[int]:
    """Return where the second and further columns of some lines begin."""
    starts, start = [], 0
    for column in list(zip(*run, strict=True))[:-1]:
        start += shared_width(map(width_of, column)) + 1
        starts.append(start)
    return starts


def _columns(inline: Inline, item: tree.Item) -> _Columns:
    """Return the parts of an item that stand under those of its neighbours, () if none do."""
    match item:
        case tree.TransitionDeclaration():
            start, end = (
                state.text if state else "any" for state in (item.from_state, item.to_state)
            )
            requests = inline.names(item.requests)
            return (["transition", " ", start], ["->", " ", end], [":", " ", *requests])
        case tree.WithRequests():
            head = ["with", " ", item.attribute.text, " ", inline.scalar(item.value)]
            return (head, [":", " ", *inline.names(item.requests)])
        case tree.Renamed():
            return (["renamed", " ", inline.scalar(item.old)], ["->", " ", inline.scalar(item.new)])
        case tree.Define():
            condition = inline.condition(item.condition)
            return (["define", " ", item.name.text], ["=", " ", *condition])
        case _:
            return ()
