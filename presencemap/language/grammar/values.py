"""Values and names; a soft keyword is a name wherever its own meaning can't be meant."""

from __future__ import annotations

from typing import Any

from presencemap.language import tree
from presencemap.language.grammar.production import production, span_of
from presencemap.language.lexer import ESCAPES
from presencemap.model.durations import seconds_of
from presencemap.model.times import minutes_of

__all__ = ["ValueProductions"]


def unescaped(lexeme: str) -> str:
    """Return the text of a string lexeme; an escape that is none stands for itself."""
    pieces = lexeme[1:-1].split("\\\\")
    for escape, meaning in ESCAPES.items():
        if escape != "\\":
            pieces = [piece.replace("\\" + escape, meaning) for piece in pieces]
    return "\\".join(pieces)


class ValueProductions:
    """Values and names; a soft keyword is a name wherever its own meaning can't be meant."""

    @production("value : scalar", "value : range")
    def p_value(self, p: Any) -> None:
        p[0] = p[1]

    @production("range : scalar DOTS scalar")
    def p_range(self, p: Any) -> None:
        p[0] = tree.Range(span_of(p), p[1], p[3])

    @production(
        "scalar : name",
        "scalar : string",
        "scalar : number",
        "scalar : duration",
        "scalar : clock",
    )
    def p_scalar(self, p: Any) -> None:
        p[0] = p[1]

    @production("scalar : YES", "scalar : NO")
    def p_yes_no(self, p: Any) -> None:
        p[0] = tree.YesNo(span_of(p), p[1] == "yes")

    @production("number : NUMBER")
    def p_number(self, p: Any) -> None:
        p[0] = tree.Number(span_of(p), int(p[1]) if p[1].isdecimal() else 0)  # 0: reported already

    @production("string : STRING")
    def p_string(self, p: Any) -> None:
        p[0] = tree.Text(span_of(p), unescaped(p[1]))

    @production("duration : LENGTH")
    def p_duration(self, p: Any) -> None:
        p[0] = tree.Duration(span_of(p), seconds_of(p[1]) or 0.0)

    @production("clock : CLOCK")
    def p_clock(self, p: Any) -> None:
        p[0] = tree.Clock(span_of(p), minutes_of(p[1]) or 0)  # 0: reported already

    @production("name : plain_name", "name : OPEN")
    def p_name(self, p: Any) -> None:
        p[0] = p[1] if isinstance(p[1], tree.Word) else tree.Word(span_of(p), p[1])

    @production(
        "plain_name : NAME",
        "plain_name : FIRST",
        "plain_name : UNIQUE",
        "plain_name : ROUTABLE",
        "plain_name : LOGGED_OUT",
        "plain_name : INT",
        "plain_name : TOKEN",
        "plain_name : TEXT",
        "plain_name : DURATION",
        "plain_name : SET",
        "plain_name : OF",
        "plain_name : CASELESS",
        "plain_name : SINCE",
        "plain_name : UNTIL",
        "plain_name : FROM",
        "plain_name : TIME",
        "plain_name : DAY",
        "plain_name : WEEKDAY",
        "plain_name : OUTCOME",
    )
    def p_plain_name(self, p: Any) -> None:
        p[0] = tree.Word(span_of(p), p[1])
