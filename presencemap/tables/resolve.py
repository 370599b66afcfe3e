"""Conditions of a tree to typed conditions: names looked up, types checked.

A condition that is wrong anywhere gives None, and the reason is in the diagnostics; every
part is looked at all the same, so that one run shows everything.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language import tree
from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY
from presencemap.source import Source
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
)
from presencemap.tables.findings import (
    CIRCULAR_DEFINE,
    CONDITION_TOO_LARGE,
    WRONG_OPERATOR,
    WRONG_TYPE,
)
from presencemap.tables.names import Names
from presencemap.tables.operands import NUMERIC, Operands
from presencemap.tables.scope import Scope
from presencemap.tables.stars import doubt_stars

__all__ = ["Resolver"]

_NEGATIONS: Final = (
    (re.compile(r"^(\S+\s+is)\s+not\b"), r"\1"),
    (re.compile(r"^(\S+\s+)not\s+in\b"), r"\1in"),
    (re.compile(r"^not\s+"), ""),  # in a cell of a grid
)
"""How a test is written that is negated within itself, and how without."""


class Resolver:
    """Resolves the conditions of all files of one rule set against one scope."""

    def __init__(self, scope: Scope, limits: Limits) -> None:
        """Start with nothing resolved; `used_defines` tells who is used."""
        self._limits = limits
        self._sizes: dict[int, tuple[int, int]] = {}  # of composed conditions, by identity
        self.operands = Operands(scope, limits)
        self.used_defines: set[str] = set()
        self._scope = scope
        self._defines: dict[str, Condition | None] = {}
        self._open_defines: list[str] = []
        self._made: list[Condition] = []
        self._depth = 0
        self._names = Names(scope, self.operands)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was wrong so far."""
        return self.operands.diagnostics

    def define(self, name: str) -> Condition | None:
        """Return the condition that a `define` stands for; each is resolved once."""
        if name not in self._defines:
            if name in self._scope.fields:
                return None  # reported already: one cause, one finding
            declared = self._scope.defines[name]
            if len(self._open_defines) >= self._limits.rules_nesting:
                self._too_large(declared.source, declared.thing.name)
                return None
            self._open_defines.append(name)
            self._defines[name] = self.condition(declared.source, declared.thing.condition)
            self._open_defines.pop()
        return self._defines[name]

    def condition(self, source: Source, node: tree.Condition) -> Condition | None:
        """Return the typed condition, None if something in it is wrong."""
        match node:
            case tree.Anything():
                return Always()
            case tree.Not(part=part):
                return self._several(source, node, (part,), lambda parts: Negation(parts[0]))
            case tree.And(parts=parts):
                return self._several(source, node, parts, AllOf)
            case tree.Or(parts=parts):
                return self._several(source, node, parts, AnyOf)
            case tree.Reference(name=name):
                return self._reference(source, name)
            case tree.OnDays():
                return self._on_days(source, node)
            case tree.Between(field=None):
                clock = self._names.clock_field(source, node, "time")
                return self._between(source, node, clock) if clock else None
            case _:
                return self._test(source, node)

    def _test(
        self,
        source: Source,
        node: tree.IsAbsent | tree.Like | tree.Compare | tree.Membership | tree.Between,
    ) -> Condition | None:
        field = self.field(source, node.field) if node.field else None
        if field is None:
            return None
        match node:
            case tree.Between():
                return self._between(source, node, field)
            case tree.IsAbsent(negated=negated):
                return _negated(IsAbsent(field.name, _tested(source, node)), negated)
            case tree.Like():
                return self._like(source, node, field)
            case tree.Compare():
                return self._compare(source, node, field)
            case tree.Membership():
                return self._membership(source, node, field)

    def _several(
        self,
        source: Source,
        node: tree.Condition,
        parts: Iterable[tree.Condition],
        make: Callable[[tuple[Condition, ...]], Condition],
    ) -> Condition | None:
        if self._depth >= self._limits.rules_nesting:
            self._too_large(source, node)
            return None
        self._depth += 1
        resolved = [self.condition(source, part) for part in parts]
        self._depth -= 1
        good = tuple(part for part in resolved if part)
        if len(good) < len(resolved):
            return None
        # What a `define` stands for is counted wherever it is used: definitions of definitions
        # could double with every line.
        sizes = [self._sizes.get(id(part)) or (0, _leaf_size(part)) for part in good]
        depth, size = 1 + max(d for d, _ in sizes), 1 + sum(s for _, s in sizes)
        if depth > self._limits.rules_nesting or size > self._limits.rules_condition_size:
            self._too_large(source, node)
            return None
        made = make(good)
        self._sizes[id(made)] = depth, size
        self._made.append(made)  # an identity is only one as long as its owner lives
        return made

    def _too_large(self, source: Source, node: tree.Node) -> None:
        most = self._limits
        message = (
            f"with the definitions that it uses, this is nested more than {most.rules_nesting} "
            f"deep or has more than {most.rules_condition_size:,} parts"
        )
        self.operands.say(CONDITION_TOO_LARGE, source, node, message)

    def _reference(self, source: Source, name: tree.Word) -> Condition | None:
        if name.text in self._open_defines:
            self.operands.say(
                CIRCULAR_DEFINE,
                source,
                name,
                f"`{name.text}` is defined by itself",
                related=tuple(self._circle(name.text)),
            )
            return None
        if name.text in self._scope.defines:
            self.used_defines.add(name.text)
            return self.define(name.text)
        field = self.field(source, name)
        if field is None:
            return None
        if field.type is not FieldType.YES_NO:
            message = f"`{name.text}` is no condition: it is a field of type {field.type.value}"
            self.operands.say(
                WRONG_TYPE, source, name, message, help_="compare it with `is` or `in`"
            )
            return None
        return IsYesNo(field.name, value=True, text=name.text)

    def _circle(self, name: str) -> Iterator[Related]:
        """Yield the places of the definitions that lead from a name back to itself."""
        for each in self._open_defines[self._open_defines.index(name) :]:
            declared = self._scope.defines[each]
            yield Related(f"`{each}` is defined here", declared.source, declared.span)

    def field(self, source: Source, name: tree.Word) -> Field | None:
        """Return the field of a name, None with a diagnostic if there is none."""
        return self._names.field(source, name)

    def _on_days(self, source: Source, node: tree.OnDays) -> Condition | None:
        field = self._names.clock_field(source, node, "weekday")
        return self._days(source, node, node.days, field) if field else None

    def _days(
        self, source: Source, node: tree.Node, values: tuple[tree.ValueNode, ...], field: Field
    ) -> Condition | None:
        text = _tested(source, node) if isinstance(node, tree.Membership) else source.at(node.span)
        before = len(self.diagnostics)
        days = self.operands.days(source, values, field)
        wrong = len(self.diagnostics) > before
        return None if wrong else IsOneOf(field.name, frozenset(days), text)

    def _between(self, source: Source, node: tree.Between, field: Field) -> Condition | None:
        if field.type is not FieldType.TIME_OF_DAY:
            message = (
                f"`between` compares times of day; `{field.name}` is of type {field.type.value}"
            )
            self._wrong_operator(source, node, node.field, field, message)
            return None
        start, end = node.start.minutes % MINUTES_OF_DAY, node.end.minutes
        if start == end:
            message = "this time span is empty: it ends when it begins"
            self.operands.say(WRONG_TYPE, source, node, message)
            return None
        last = MINUTES_OF_DAY - 1
        spans = ((start, end - 1),) if start < end else ((0, end - 1), (start, last))
        good = tuple((low, high) for low, high in spans if low <= high)
        return InRanges(field.name, good, source.at(node.span))

    def _like(self, source: Source, node: tree.Like, field: Field) -> Condition | None:
        if field.type is FieldType.TEXT:
            return Glob(field.name, node.glob.value, source.at(node.span))
        message = f"`like` compares text; `{field.name}` is of type {field.type.value}"
        self._wrong_operator(source, node, node.field, field, message)
        return None

    def _wrong_operator(
        self, source: Source, node: tree.Node, name: tree.Word | None, field: Field, message: str
    ) -> None:
        """Say that an operator is none of a field's type, and what to write instead."""
        cell = name is not None and name.span.start < node.span.start
        if field.type in NUMERIC:
            help_ = "write a range `a..b`" if cell else "use `in` with a range `a..b`"
        elif field.type is FieldType.YES_NO:
            help_ = "write `yes` or `no`" if cell else f"write `{field.name}` on its own"
        elif field.type is FieldType.TEXT:
            help_ = "write texts in `{…}`, or `like`" if cell else "use `is`, `in` or `like`"
        else:
            help_ = "write values in `{…}`" if cell else "use `is` or `in`"
        self.operands.say(WRONG_OPERATOR, source, node, message, help_=help_)

    def _compare(self, source: Source, node: tree.Compare, field: Field) -> Condition | None:
        if field.type not in NUMERIC:
            kind = field.type.value
            message = f"`{node.operator}` compares numbers; `{field.name}` is of type {kind}"
            self._wrong_operator(source, node, node.field, field, message)
            return None
        interval = self.operands.interval(source, node.value, field)
        if interval is None:
            return None
        low, high = interval
        if field.type is FieldType.DURATION:
            below, above, most = math.nextafter(low, -1), math.nextafter(high, math.inf), math.inf
        else:
            below, above = low - 1, high + 1
            most = LARGEST_INT if field.type is FieldType.INT else MINUTES_OF_DAY - 1
        ranges = {
            "<": (0, below),
            "<=": (0, high),
            ">": (above, most),
            ">=": (low, most),
        }
        return InRanges(field.name, (ranges[node.operator],), source.at(node.span))

    def _membership(self, source: Source, node: tree.Membership, field: Field) -> Condition | None:
        text = _tested(source, node)
        if field.type in NUMERIC:
            intervals = [self.operands.interval(source, value, field) for value in node.values]
            good = tuple(each for each in intervals if each)
            if len(good) < len(intervals):
                return None
            return _negated(InRanges(field.name, good, text), node.negated)
        if field.type is FieldType.YES_NO:
            return self._yes_no(source, node, field)
        if field.type is FieldType.WEEKDAY:
            days = self._days(source, node, node.values, field)
            return _negated(days, node.negated) if days else None
        words = [self.operands.token(source, value, field) for value in node.values]
        if None in words:
            return None
        doubt_stars(self.operands, source, node, field)
        fold = str.casefold if field.caseless else str
        known = frozenset(fold(word) for word in words if word is not None)
        kind = HasAny if field.type is FieldType.TOKEN_SET else IsOneOf
        return _negated(kind(field.name, known, text, field.caseless), node.negated)

    def _yes_no(self, source: Source, node: tree.Membership, field: Field) -> Condition | None:
        values = node.values
        if len(values) == 1 and isinstance(values[0], tree.YesNo):
            test = IsYesNo(field.name, values[0].value, _tested(source, node))
            return _negated(test, node.negated)
        if len(values) > 1:
            message = f"`{field.name}` is compared with `yes` or with `no`, not with several values"
            help_ = f"`{field.name} is not absent` is true of both"
            whole = tree.Node(values[0].span.to(values[-1].span))
            self.operands.say(WRONG_TYPE, source, whole, message, help_=help_)
        else:
            self.operands.wrong_type(source, values[0], field)
        return None


def _leaf_size(condition: Condition) -> int:
    """Return how many comparisons a condition on one field takes."""
    match condition:
        case Negation(part):
            return _leaf_size(part)
        case InRanges(ranges=ranges):
            return max(len(ranges), 1)
        case _:
            return 1


def _tested(source: Source, node: tree.IsAbsent | tree.Membership) -> str:
    """Return the text of a test without the negation that stands within it.

    An explanation says whether the test is true, and a negated one is not what was tested.
    """
    text = source.at(node.span)
    if node.negated:
        for pattern, positive in _NEGATIONS:
            text, found = pattern.subn(positive, text, count=1)
            if found:
                break
    return text


def _negated(condition: Condition, negated: bool) -> Condition:
    return Negation(condition) if negated else condition
