"""Conditions in the words of a rules file: whole, or as a cell of a table.

What comes out can be read back by the parser and means the same. It need not be what the
author wrote: a definition is spelt out, and ranges are called by their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from presencemap.model import Field, FieldType
from presencemap.model.times import MINUTES_OF_DAY, written_time
from presencemap.model.wording import quoted
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
    Test,
)
from presencemap.tables.spelling import Interval, braced, interval_words, token_words

__all__ = ["ANY", "cell_words", "condition_words"]

ANY: Final = "any"
_OPERATORS: Final = ("<", ">", "between", "like")
_LAST_MINUTE: Final = MINUTES_OF_DAY - 1
_ROUND_MIDNIGHT: Final = 2


def cell_words(field: Field, condition: Condition) -> str:
    """Return a condition on one field as the cell of that field's column.

    A cell that a grid of the language has no form for (`busy or 6900`) has `and` and `or`.
    """
    condition = _bare(condition)
    match condition:
        case Always():
            return ANY
        case Negation(part):
            return f"not {_operand(field, part, Negation)}"
        case AllOf(parts) | AnyOf(parts):
            word = " and " if isinstance(condition, AllOf) else " or "
            return word.join(_operand(field, part, type(condition)) for part in parts)
        case test:
            return _test_cell(field, test)


def _bare(condition: Condition) -> Condition:
    """Return a condition without what changes nothing: a double `not`, an `and` of one part."""
    match condition:
        case Negation(Negation(part)) | AllOf((part,)) | AnyOf((part,)):
            return _bare(part)
        case Negation(part) if _bare(part) != part:
            return _bare(Negation(_bare(part)))
    return condition


def _operand(field: Field, part: Condition, around: type[Condition]) -> str:
    part, words = _bare(part), cell_words(field, part)
    composed = isinstance(part, AllOf | AnyOf)
    several = isinstance(part, InRanges) and " or " in words
    tighter = isinstance(part, AllOf) and around is AnyOf
    return f"({words})" if (composed and not tighter) or several else words


def _test_cell(field: Field, test: Test) -> str:
    match test:
        case IsAbsent():
            return "absent"
        case IsYesNo(_, value):
            return "yes" if value else "no"
        case IsOneOf(_, values) | HasAny(_, values):
            return braced(token_words(field, values))
        case Glob(_, pattern):
            return f"like {quoted(pattern)}"
        case InRanges(_, ranges):
            return _ranges_cell(field, ranges)


def _ranges_cell(field: Field, ranges: tuple[Interval, ...]) -> str:
    if field.type is FieldType.TIME_OF_DAY and (span := _time_span(ranges)):
        return span
    words = [interval_words(field, each) for each in ranges]
    closed = [each for each in words if not each.startswith(_OPERATORS)]
    parts = [braced(closed)] if closed else []
    return " or ".join(parts + [each for each in words if each.startswith(_OPERATORS)])


def _time_span(ranges: tuple[Interval, ...]) -> str | None:
    """Return a span of the day, which may go round midnight; None for what is none."""
    if len(ranges) == 1 and ranges[0][0] < ranges[0][1]:
        [(start, end)] = ranges
    elif len(ranges) == _ROUND_MIDNIGHT and (ranges[0][0], ranges[1][1]) == (0, _LAST_MINUTE):
        end, start = ranges[0][1], ranges[1][0]
    else:
        return None
    return f"between {written_time(int(start))} and {written_time(int(end) + 1)}"


def condition_words(fields: Mapping[str, Field], condition: Condition) -> str:
    """Return a whole condition, as it may stand behind `when`."""
    condition = _bare(condition)
    match condition:
        case Always():
            return ANY
        case Negation(IsAbsent(name)):
            return f"{name} is not absent"
        case Negation(part):
            words = condition_words(fields, part)
            return f"not ({words})" if _is_several(part, words) else f"not {words}"
        case AllOf(parts) | AnyOf(parts):
            return _chain(fields, condition, parts)
        case _:
            return _test_words(fields[condition.field], condition)


def _chain(
    fields: Mapping[str, Field], condition: AllOf | AnyOf, parts: tuple[Condition, ...]
) -> str:
    loose = isinstance(condition, AllOf)
    words = []
    for part in map(_bare, parts):
        spelt = condition_words(fields, part)
        needs = _is_several(part, spelt) and (loose or isinstance(part, AnyOf))
        words.append(f"({spelt})" if needs else spelt)
    return (" and " if loose else " or ").join(words)


def _is_several(part: Condition, words: str) -> bool:
    if isinstance(part, InRanges):
        return " or " in words
    return isinstance(part, AllOf | AnyOf)


def _test_words(field: Field, test: Test) -> str:
    match test:
        case IsAbsent():
            return f"{field.name} is absent"
        case IsYesNo(_, value):
            return field.name if value else f"{field.name} is no"
        case HasAny(_, values):
            return f"{field.name} in {{{', '.join(token_words(field, values))}}}"
        case InRanges():
            cells = _test_cell(field, test).split(" or ")
            return " or ".join(f"{field.name} {_asked(cell)}" for cell in cells)
        case Glob():
            return f"{field.name} {_test_cell(field, test)}"
        case IsOneOf(_, values):
            words = token_words(field, values)
            spelt = braced(words)
            is_span = field.type is FieldType.WEEKDAY and ".." in spelt
            return f"{field.name} {'in' if len(words) != 1 or is_span else 'is'} {spelt}"


def _asked(cell: str) -> str:
    """Return the cell of a number with the operator that a column stands for."""
    if cell.startswith(_OPERATORS):
        return cell
    return f"{'in' if cell.startswith('{') or '..' in cell else 'is'} {cell}"
