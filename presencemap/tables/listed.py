"""What rules see of a value of a closed field: its listed tokens, and nothing else.

A closed field promises rules that there is no other token. Servers know nothing of that promise,
so whoever takes values over keeps it: what is not listed is absent.
"""

from __future__ import annotations

import attrs
from attrs import frozen

from presencemap.model import Field, FreeBusy, Value

__all__ = ["Listed"]


@frozen
class Listed:
    """The tokens that a closed field lists, case folded if it is `caseless`."""

    tokens: frozenset[str]
    caseless: bool

    @classmethod
    def of(cls, field: Field) -> Listed:
        """Return the tokens of a closed field, ready to be asked for often."""
        fold = str.casefold if field.caseless else str
        return cls(frozenset(map(fold, field.tokens)), field.caseless)

    def has(self, token: str) -> bool:
        """Say whether a token is listed."""
        return (token.casefold() if self.caseless else token) in self.tokens

    def strangers(self, value: Value) -> list[str]:
        """Return the tokens of a value that are not listed, in order; of a calendar, those it has.

        The value must be of the field's type.
        """
        if isinstance(value, str):
            return [] if self.has(value) else [value]
        if isinstance(value, frozenset):
            return sorted(token for token in value if not self.has(token))
        if isinstance(value, FreeBusy):
            return sorted(token for token in value.said if not self.has(token))
        return []

    def seen(self, value: Value) -> Value:
        """Return what rules see of a value: it without its strangers, None if nothing is left."""
        if isinstance(value, str):
            return value if self.has(value) else None
        if isinstance(value, frozenset):
            return frozenset(filter(self.has, value)) or None
        if isinstance(value, FreeBusy):
            tokens = tuple(each if each and self.has(each) else None for each in value.tokens)
            return attrs.evolve(value, tokens=tokens)
        return value
