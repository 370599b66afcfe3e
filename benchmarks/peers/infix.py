"""Tables as one expression, for languages that write `a and (b or c) ? x : y` in some way.

Only what `thirty.pm` says can be written; anything else is a TypeError, not a wrong program.
"""

from __future__ import annotations

import json

from attrs import frozen

from peers.records import identifier
from presencemap.tables.conditions import AllOf, AnyOf, InRanges, IsOneOf, IsYesNo

__all__ = ["C_LIKE", "WORDY", "Infix"]


@frozen
class Infix:
    """How a language joins conditions."""

    conjunction: str
    disjunction: str

    def choice(self, rows, otherwise):
        """Return the expression that is the name of the first row that holds, as a string."""
        tests = [f"{self.condition(row.condition)} ? {json.dumps(row.name)} : (" for row in rows]
        return "".join(tests) + json.dumps(otherwise) + ")" * len(tests)

    def condition(self, condition):
        """Return a condition as an expression."""
        match condition:
            case AllOf(parts):
                return self._join(self.conjunction, map(self.condition, parts))
            case AnyOf(parts):
                return self._join(self.disjunction, map(self.condition, parts))
            case InRanges(field, ranges):
                return self._join(self.disjunction, (self._range(field, *each) for each in ranges))
            case IsOneOf(field, values, caseless=False) if len(values) == 1:
                return f"({identifier(field)} == {json.dumps(*values)})"
            case IsOneOf(field, values, caseless=False):
                return f"({identifier(field)} in {json.dumps(sorted(values))})"
            case IsYesNo(field, value):
                return f"({identifier(field)} == {json.dumps(value)})"
            case _:
                raise TypeError(f"no peer is told of {condition}")

    def _range(self, field, low, high):
        name = identifier(field)
        if low == high:
            return f"({name} == {low})"
        return self._join(self.conjunction, (f"{name} >= {low}", f"{name} <= {high}"))

    def _join(self, word, parts):
        return f"({f' {word} '.join(parts)})"


C_LIKE = Infix("&&", "||")
WORDY = Infix("and", "or")
