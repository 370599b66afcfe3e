"""Conditions over several lines: one operand a line, the operator leading."""

from __future__ import annotations

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH
from presencemap.language.printing.inline import (
    needs_parentheses,
    operator_of,
    values_of,
    width_of,
)
from presencemap.language.printing.lists import write_set
from presencemap.language.printing.writer import Writer

__all__ = ["write_condition"]


def write_condition(
    out: Writer,
    node: tree.Condition,
    *,
    base: int,
    tail: int = 0,
    widest: int = WIDTH,
    under: bool = True,
) -> None:
    """Write a condition from the current column on, on one line if it fits there.

    `base` is where its line begins, for braces that are opened in it; `tail` is how much
    follows its last line. `and`s and `or`s get lines of their own if the condition is wider
    than `widest`, too. Their right ends stand `under` the end of the word before (`when`,
    `=`), or else their left ends under the first operand.
    """
    out.hang = out.column
    pieces = out.inline.condition(node)
    width = width_of(pieces)
    part = node.part if isinstance(node, tree.Not) else node
    too_wide = isinstance(part, tree.And | tree.Or) and width > widest
    fits = out.column + width + tail <= WIDTH and not too_wide
    if fits and not out.gaps.reach(pieces)[1]:
        out.write(pieces)
        return
    match node:
        case tree.And() | tree.Or():
            _write_chain(out, node, base, tail, under=under)
        case tree.Not():
            out.write(["not", " "])
            _write_operand(out, node, node.part, base, tail, widest - len("not ()"))
        case tree.Membership() | tree.OnDays() if out.inline.has_braces(node):
            out.write(out.inline.membership_head(node))
            write_set(out, node, values_of(node), base)
        case _:
            out.write(pieces)


def _write_chain(
    out: Writer, node: tree.And | tree.Or, base: int, tail: int, *, under: bool
) -> None:
    operator, column = operator_of(node), out.column
    indent = column - len(operator) - 1 if under else column
    for index, part in enumerate(node.parts):
        last = index == len(node.parts) - 1
        if index:
            base = indent
            out.newline(indent)
            out.write([operator, " "])
        _write_operand(out, node, part, base, tail if last else 0)


def _write_operand(
    out: Writer,
    parent: tree.Condition,
    part: tree.Condition,
    base: int,
    tail: int,
    widest: int = WIDTH,
) -> None:
    if needs_parentheses(parent, part):
        out.token("(")
        write_condition(out, part, base=base, tail=tail + 1, widest=widest, under=False)
        out.token(")")
    else:
        write_condition(out, part, base=base, tail=tail, widest=widest, under=False)
