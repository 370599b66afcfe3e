"""Tables of rows, grids, and examples."""

from __future__ import annotations

from typing import Any

import attrs

from presencemap.language import tree
from presencemap.language.grammar.production import production, span_of
from presencemap.model import OutcomeKind

__all__ = ["TableProductions"]


class TableProductions:
    """Tables of rows, grids, and examples."""

    @production("item : DEFINE name EQUALS condition")
    def p_define(self, p: Any) -> None:
        p[0] = tree.Define(span_of(p), p[2], p[4])

    @production("item : TABLE name policy LBRACE rows RBRACE")
    def p_table(self, p: Any) -> None:
        p[0] = tree.Table(span_of(p), p[2], p[3], tuple(p[5]))

    @production(
        "item : TABLE name policy LBRACE LINE columns ARROW OUTCOME grid_rows RBRACE",
    )
    def p_grid(self, p: Any) -> None:
        p[0] = tree.Grid(span_of(p), p[2], p[3], tuple(p[6]), tuple(p[9]))

    @production("grid_row : LINE cells ARROW outcome hold")
    def p_grid_row(self, p: Any) -> None:
        p[0] = tree.GridRow(span_of(p), None, tuple(p[2]), p[4], p[5])

    @production("grid_row : LINE name COLON cells ARROW outcome hold")
    def p_named_grid_row(self, p: Any) -> None:
        p[0] = tree.GridRow(span_of(p), p[2], tuple(p[4]), p[6], p[7])

    @production("grid_row : LINE OTHERWISE ARROW outcome hold")
    def p_grid_otherwise(self, p: Any) -> None:
        p[0] = tree.GridRow(span_of(p), None, None, p[4], p[5])

    @production("cell : plain_cell", "cell : NOT plain_cell")
    def p_cell(self, p: Any) -> None:
        p[0] = p[1] if len(p) == 2 else attrs.evolve(p[2], span=span_of(p), negated=True)

    @production("plain_cell : ANY", "plain_cell : ABSENT")
    def p_cell_word(self, p: Any) -> None:
        p[0] = tree.Cell(span_of(p), p[1])

    @production("plain_cell : value", "plain_cell : LBRACE value_list comma RBRACE")
    def p_cell_value(self, p: Any) -> None:
        braces = len(p) > 2
        p[0] = tree.Cell(span_of(p), "is", tuple(p[2]) if braces else (p[1],), braces=braces)

    @production(
        "plain_cell : LT scalar",
        "plain_cell : LE scalar",
        "plain_cell : GT scalar",
        "plain_cell : GE scalar",
        "plain_cell : LIKE string",
    )
    def p_cell_comparison(self, p: Any) -> None:
        p[0] = tree.Cell(span_of(p), p[1], (p[2],))

    @production("plain_cell : BETWEEN clock AND clock")
    def p_cell_between(self, p: Any) -> None:
        p[0] = tree.Cell(span_of(p), "between", (p[2], p[4]))

    @production("policy : FIRST", "policy : UNIQUE", "policy : ANY")
    def p_policy(self, p: Any) -> None:
        p[0] = tree.Word(span_of(p), p[1])

    @production("row : ROW name WHEN condition ARROW outcome hold")
    def p_row(self, p: Any) -> None:
        p[0] = tree.Row(span_of(p), p[2], p[4], p[6], p[7])

    @production("row : OTHERWISE ARROW outcome hold")
    def p_otherwise(self, p: Any) -> None:
        p[0] = tree.Row(span_of(p), None, None, p[3], p[4])

    @production("outcome : KEEP", "outcome : RESTORE")
    def p_outcome_word(self, p: Any) -> None:
        p[0] = tree.OutcomeNode(span_of(p), OutcomeKind(p[1]), None, ())

    @production("outcome : name attributes")
    def p_outcome(self, p: Any) -> None:
        p[0] = tree.OutcomeNode(span_of(p), OutcomeKind.STATE, p[1], tuple(p[2]))

    @production("attribute : plain_name scalar")
    def p_attribute(self, p: Any) -> None:
        p[0] = tree.SetAttribute(span_of(p), p[1], p[2])

    @production("hold :", "hold : AFTER duration")
    def p_hold(self, p: Any) -> None:
        p[0] = p[2] if len(p) > 1 else None

    @production("item : EXAMPLE string LBRACE facts IMPLIES answers RBRACE")
    def p_example(self, p: Any) -> None:
        p[0] = tree.Example(span_of(p), p[2], tuple(p[4]), tuple(p[6]))

    @production(
        "fact : name ABSENT",
        "fact : name scalar",
        "fact : name LBRACE scalar_list comma RBRACE",
    )
    def p_fact(self, p: Any) -> None:
        braces = len(p) > 3
        values = p[3] if braces else [] if p[2] == "absent" else [p[2]]
        p[0] = tree.Fact(span_of(p), p[1], tuple(values), braces)

    @production("answer : name outcome hold")
    def p_answer(self, p: Any) -> None:
        p[0] = tree.Answer(span_of(p), p[1], p[2], p[3])
