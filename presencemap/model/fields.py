"""Fields: the typed inputs of a rule.

A field's value is one Python value, and `None` stands for *absent*, which every field may be.
A set without a token says nothing and is absent, too.

| type | Python value | example |
|---|---|---|
| int | int, 0 to 2**32-1 (xs:unsignedInt, as availability is on the wire) | 3500 |
| token | str | "on-the-phone" |
| yes/no | bool | True |
| text | str | "back at three" |
| set of token | frozenset of str | frozenset({"busy", "meeting"}) |
| duration | float, seconds | 30.0 |
| time of day | int, minutes since midnight | 510 |
| weekday | str | "mon" |
"""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeAlias

from attrs import frozen

from presencemap.model.calendar import FreeBusy

__all__ = ["LARGEST_INT", "Field", "FieldType", "NamedRange", "Value"]

Value: TypeAlias = int | float | str | bool | frozenset[str] | FreeBusy | None
"""A field's value. `FreeBusy` stands only in an `Update`; a decision sees its token."""

LARGEST_INT: Final = 2**32 - 1


class FieldType(Enum):
    """The types of fields, under the names that the language gives them."""

    INT = "int"
    TOKEN = "token"  # noqa: S105 - a word of the language
    YES_NO = "yes/no"
    TEXT = "text"
    TOKEN_SET = "set of token"  # noqa: S105 - a word of the language
    DURATION = "duration"
    TIME_OF_DAY = "time of day"
    WEEKDAY = "weekday"


@frozen
class NamedRange:
    """A name for the whole numbers `low` to `high`, both included."""

    name: str
    low: int
    high: int


@frozen
class Field:
    """One typed input.

    `ranges` name parts of an int field; `tokens` are those that a token field is known to
    take. An `open` token field may also take any other token, and rules must expect that; of one
    that is not open they see listed tokens only, and any other as absent. The tokens of a
    `caseless` one are the same in upper and lower case. `dialects` names the kinds
    of presence documents that fill the field, as far as its vocabulary says.
    """

    name: str
    type: FieldType
    ranges: tuple[NamedRange, ...] = ()
    tokens: tuple[str, ...] = ()
    open: bool = False
    caseless: bool = False
    documentation: str = ""
    dialects: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the field is one of tokens, and takes none but those listed."""
        return not self.open and self.type in (FieldType.TOKEN, FieldType.TOKEN_SET)

    def range_named(self, name: str) -> NamedRange | None:
        """Return the range of that name, if the field has one."""
        return next((r for r in self.ranges if r.name == name), None)
