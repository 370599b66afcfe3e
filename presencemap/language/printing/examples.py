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
    """Write an example on one line, or its content on the next; or facts over answers."""
    facts = [out.inline.fact(fact) for fact in node.facts]
    answers = [out.inline.answer(answer) for answer in node.answers]
    arrow = [*([_AROUND_ARROW] if facts else []), "=>", _AROUND_ARROW]
    content = [*separated(facts, ",", " "), *arrow, *separated(answers, ",", " ")]
    head = ["example", " ", out.inline.scalar(node.name), " ", "{"]
    whole = [*head, " ", *content, " ", "}"]
    commented = out.commented(node)
    if len(answers) == 1 and width_of(whole) <= WIDTH and not commented:
        out.write(whole)
        return
    out.write(head)
    out.newline(INDENT, first=True)
    if INDENT + width_of(content) <= WIDTH and not commented:
        out.write(content)
    else:
        _write_apart(out, facts, answers)
    out.close(0, INDENT)


def _write_apart(out: Writer, facts: list[Pieces], answers: list[Pieces]) -> None:
    write_hanging(out, facts, INDENT)
    if facts:
        out.newline(INDENT)
    out.write(["=>", _AROUND_ARROW])
    out.hang = out.column
    for index, answer in enumerate(answers):
        if index:
            out.token(",")
            out.newline(out.hang)
        out.write(answer)
