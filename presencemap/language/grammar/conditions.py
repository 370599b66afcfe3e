"""Conditions and their precedence: `not` binds tightest, `or` loosest."""

from __future__ import annotations

from typing import Any

from presencemap.language import tree
from presencemap.language.grammar.production import production, span_of

__all__ = ["ConditionProductions"]


class ConditionProductions:
    """Conditions and their precedence: `not` binds tightest, `or` loosest."""

    @production("condition : alternatives", "alternative : factors")
    def p_flat(self, p: Any) -> None:
        kind = tree.Or if p.slice[1].type == "alternatives" else tree.And
        p[0] = p[1][0] if len(p[1]) == 1 else kind(span_of(p), tuple(p[1]))

    @production("alternatives : alternative", "factors : factor")
    def p_flat_start(self, p: Any) -> None:
        p[0] = [p[1]]

    @production("alternatives : alternatives OR alternative", "factors : factors AND factor")
    def p_flat_more(self, p: Any) -> None:
        p[1].append(p[3])
        p[0] = p[1]

    @production("factor : NOT factor")
    def p_not(self, p: Any) -> None:
        p[0] = tree.Not(span_of(p), p[2])

    @production("factor : LPAREN condition RPAREN")
    def p_parentheses(self, p: Any) -> None:
        p[0] = p[2]

    @production("factor : ANY")
    def p_any(self, p: Any) -> None:
        p[0] = tree.Anything(span_of(p))

    @production("factor : name")
    def p_reference(self, p: Any) -> None:
        p[0] = tree.Reference(span_of(p), p[1])

    @production("factor : name IS ABSENT", "factor : name IS NOT ABSENT")
    def p_absent(self, p: Any) -> None:
        p[0] = tree.IsAbsent(span_of(p), p[1], len(p) > 4)

    @production("factor : name IS value", "factor : name IN range")
    def p_is(self, p: Any) -> None:
        p[0] = tree.Membership(span_of(p), p[1], (p[3],), negated=False)

    @production("factor : name IS NOT value", "factor : name NOT IN range")
    def p_is_not(self, p: Any) -> None:
        p[0] = tree.Membership(span_of(p), p[1], (p[4],), negated=True)

    @production("factor : name IN LBRACE value_list comma RBRACE")
    def p_in(self, p: Any) -> None:
        p[0] = tree.Membership(span_of(p), p[1], tuple(p[4]), negated=False)

    @production("factor : name NOT IN LBRACE value_list comma RBRACE")
    def p_not_in(self, p: Any) -> None:
        p[0] = tree.Membership(span_of(p), p[1], tuple(p[5]), negated=True)

    @production(
        "factor : name LT scalar",
        "factor : name LE scalar",
        "factor : name GT scalar",
        "factor : name GE scalar",
    )
    def p_compare(self, p: Any) -> None:
        p[0] = tree.Compare(span_of(p), p[1], p[2], p[3])

    @production("factor : name LIKE string")
    def p_like(self, p: Any) -> None:
        p[0] = tree.Like(span_of(p), p[1], p[3])

    @production(
        "factor : BETWEEN clock AND clock",
        "factor : name BETWEEN clock AND clock",
    )
    def p_between(self, p: Any) -> None:
        start, end = p[len(p) - 3], p[len(p) - 1]
        p[0] = tree.Between(span_of(p), p[1] if len(p) > 5 else None, start, end)

    @production("factor : ON value", "factor : ON LBRACE value_list comma RBRACE")
    def p_on_days(self, p: Any) -> None:
        p[0] = tree.OnDays(span_of(p), tuple(p[3]) if len(p) > 3 else (p[2],))
