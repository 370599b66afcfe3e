"""Examples: what is presented, and what a table must say to it."""

from __future__ import annotations

from typing import Final

from presencemap.language import tree
from presencemap.language.printing.alignment import WIDTH
from presencemap.language.printing.inline import Pieces, separated, width_of
from presencemap.language.printing.lists import write_hanging
from presencemap.language.printing.writer import INDENT, Writer

__all__ = ["write_example"]

_AROUND_ARROW: Final = "  "


def write_example(out: Writer, node: tree.Example) -> None:
    """Write an example over three lines; or its facts over its answers, where that is too wide."""
    facts = [out.inline.fact(fact) for fact in node.facts]
    answers = [out.inline.answer(answer) for answer in node.answers]
    before = [*separated(facts, ",", " "), _AROUND_ARROW] if facts else []
    content = [*before, "=>", _AROUND_ARROW, *separated(answers, ",", " ")]
    out.write(["example", " ", out.inline.scalar(node.name), " ", "{"])
    out.newline(INDENT, first=True)
    if INDENT + width_of(content) <= WIDTH and not out.commented(node):
        out.write(content)
    else:
        _write_apart(out, facts, answers)
    out.close(0, INDENT)


def _write_apart(out: Writer, facts: list[Pieces], answers: list[Pieces]) -> None:
    write_hanging(out, facts, INDENT)
    if facts:
        out.newline(INDENT)
    out.write(["=>", " "])
    out.hang = out.column
    for index, answer in enumerate(answers):
        if index:
            out.token(",")
            out.newline(out.hang)
        out.write(answer)
