"""Conditions over several lines: one operand a line, the operator leading."""

from __future__ import annotations

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH
from presencemap.language.printing.inline import (
    Inline,
    needs_parentheses,
    operator_of,
    values_of,
    width_of,
)
from presencemap.language.printing.lists import write_set
from presencemap.language.printing.writer import Writer

__all__ = ["least_end", "stays_whole", "write_condition"]


def stays_whole(node: tree.Condition, width: int, widest: int) -> bool:
    """Say whether a condition of a width may be one line: `and`s and `or`s up to a `widest`."""
    part = node.part if isinstance(node, tree.Not) else node
    return width <= widest or not isinstance(part, tree.And | tree.Or)


def write_condition(
    out: Writer,
    node: tree.Condition,
    *,
    base: int,
    end: int = WIDTH,
    widest: int = WIDTH,
    under: bool = True,
) -> None:
    """Write a condition from the current column on, on one line if it ends before `end`.

    `base` is where its line begins, for braces that are opened in it. If it can't be one line,
    its last one ends before `end` if possible. `and`s and `or`s get lines of their own if the
    condition is wider than `widest`, too. Their right ends stand `under` the end of the word
    before (`when`, `=`), or else their left ends under the first operand.
    """
    out.hang = out.column
    pieces = out.inline.condition(node)
    width = width_of(pieces)
    fits = out.column + width <= end and stays_whole(node, width, widest)
    if fits and not out.gaps.reach(pieces)[1]:
        out.write(pieces)
        return
    match node:
        case tree.And() | tree.Or():
            _write_chain(out, node, base, end, under=under)
        case tree.Not():
            out.write(["not", " "])
            _write_operand(out, node, node.part, base, end, widest - len("not ()"))
        case tree.Membership() | tree.OnDays() if out.inline.has_braces(node):
            out.write(out.inline.membership_head(node))
            write_set(out, node, values_of(node), base)
        case _:
            out.write(pieces)


def _write_chain(
    out: Writer, node: tree.And | tree.Or, base: int, end: int, *, under: bool
) -> None:
    operator = operator_of(node)
    indent = out.column - (len(operator) + 1 if under else 0)
    for index, part in enumerate(node.parts):
        last = index == len(node.parts) - 1
        if index:
            base = indent
            out.newline(indent)
            out.write([operator, " "])
        _write_operand(out, node, part, base, end if last else WIDTH)


def _write_operand(
    out: Writer,
    parent: tree.Condition,
    part: tree.Condition,
    base: int,
    end: int,
    widest: int = WIDTH,
) -> None:
    if needs_parentheses(parent, part):
        out.token("(")
        write_condition(out, part, base=base, end=end - 1, widest=widest, under=False)
        out.token(")")
    else:
        write_condition(out, part, base=base, end=end, widest=widest, under=False)


def least_end(
    inline: Inline, node: tree.Condition, column: int, base: int, *, under: bool = True
) -> int:
    """Return where the last line of a condition ends that is broken wherever it can be.

    It is to stand at a column, in a line that begins at `base`; without comments in it.
    """
    match node:
        case tree.And() | tree.Or():
            operator, part = len(operator_of(node)) + 1, node.parts[-1]
            first = column if under else column + operator
            around = int(needs_parentheses(node, part))
            return around + least_end(inline, part, first + around, first - operator, under=False)
        case tree.Not():
            around = int(needs_parentheses(node, node.part))
            first = column + len("not ") + around
            return around + least_end(inline, node.part, first, base, under=False)
        case tree.Membership() | tree.OnDays() if inline.has_braces(node):
            return base + len("}")
        case _:
            return column + width_of(inline.condition(node))
