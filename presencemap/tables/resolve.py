"""Conditions of a tree to typed conditions: names looked up, types checked.

A condition that is wrong anywhere gives None, and the reason is in the diagnostics; every
part is looked at all the same, so that one run shows everything.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from presencemap.diagnostics import Diagnostic, Finding, Related
from presencemap.language import tree
from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
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
    NUMBER_TOO_LARGE,
    UNKNOWN_NAME,
    UNKNOWN_TOKEN,
    WRONG_OPERATOR,
    WRONG_TYPE,
)
from presencemap.tables.scope import Scope, did_you_mean

__all__ = ["Resolver"]

_MOST_LISTED: Final = 12

_Interval = tuple[float, float]

_SPOKEN_TYPES: Final = {
    FieldType.INT: "a number",
    FieldType.TOKEN: "a token",
    FieldType.YES_NO: "`yes` or `no`",
    FieldType.TEXT: 'text in "…"',
    FieldType.TOKEN_SET: "a token",
    FieldType.DURATION: "a duration such as `2s`",
}


class Resolver:
    """Resolves the conditions of all files of one rule set against one scope."""

    def __init__(self, scope: Scope, limits: Limits) -> None:
        """Start with nothing resolved; `diagnostics` grows, `used_defines` tells who is used."""
        self._limits = limits
        self._sizes: dict[int, tuple[int, int]] = {}  # of composed conditions, by identity
        self.diagnostics: list[Diagnostic] = []
        self.used_defines: set[str] = set()
        self._scope = scope
        self._defines: dict[str, Condition | None] = {}
        self._open_defines: list[str] = []
        self._made: list[Condition] = []
        self._depth = 0

    def define(self, name: str) -> Condition | None:
        """Return the condition that a `define` stands for; each is resolved once."""
        if name not in self._defines:
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
        field = self._field(source, node.field)
        if field is None:
            return None
        match node:
            case tree.IsAbsent(negated=negated):
                return _negated(IsAbsent(field.name, source.at(node.span)), negated)
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
        self._say(CONDITION_TOO_LARGE, source, node, message)

    def _reference(self, source: Source, name: tree.Word) -> Condition | None:
        if name.text in self._open_defines:
            self._say(
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
        field = self._field(source, name)
        if field is None:
            return None
        if field.type is not FieldType.YES_NO:
            message = f"`{name.text}` is no condition: it is a field of type {field.type.value}"
            self._say(WRONG_TYPE, source, name, message, help_="compare it with `is` or `in`")
            return None
        return IsYesNo(field.name, value=True, text=name.text)

    def _circle(self, name: str) -> Iterator[Related]:
        """Yield the places of the definitions that lead from a name back to itself."""
        for each in self._open_defines[self._open_defines.index(name) :]:
            declared = self._scope.defines[each]
            yield Related(f"`{each}` is defined here", declared.source, declared.span)

    def _field(self, source: Source, name: tree.Word) -> Field | None:
        declared = self._scope.fields.get(name.text)
        if declared:
            return declared.thing
        message = f"`{name.text}` is neither a field nor a `define`"
        known = [*self._scope.fields, *self._scope.defines]
        help_ = self._suggest(name.text, known)
        if not self._scope.fields:
            help_ = "no vocabulary is in use; `use microsoft` or `use pidf` brings fields"
        self._say(UNKNOWN_NAME, source, name, message, help_=help_)
        return None

    def _like(self, source: Source, node: tree.Like, field: Field) -> Condition | None:
        if field.type is FieldType.TEXT:
            return Glob(field.name, node.glob.value, source.at(node.span))
        message = f"`like` compares text; `{field.name}` is a field of type {field.type.value}"
        self._say(WRONG_OPERATOR, source, node, message)
        return None

    def _compare(self, source: Source, node: tree.Compare, field: Field) -> Condition | None:
        if field.type not in (FieldType.INT, FieldType.DURATION):
            kind = field.type.value
            message = f"`{node.operator}` compares numbers; `{field.name}` is of type {kind}"
            self._say(WRONG_OPERATOR, source, node, message, help_="use `is` or `in`")
            return None
        interval = self._interval(source, node.value, field)
        if interval is None:
            return None
        low, high = interval
        step = (lambda x, to: x + to) if field.type is FieldType.INT else math.nextafter
        least, most = (0, LARGEST_INT) if field.type is FieldType.INT else (0.0, math.inf)
        ranges = {
            "<": (least, step(low, -1)),
            "<=": (least, high),
            ">": (step(high, 1 if field.type is FieldType.INT else math.inf), most),
            ">=": (low, most),
        }
        return InRanges(field.name, (ranges[node.operator],), source.at(node.span))

    def _membership(self, source: Source, node: tree.Membership, field: Field) -> Condition | None:
        text = source.at(node.span)
        if field.type in (FieldType.INT, FieldType.DURATION):
            intervals = [self._interval(source, value, field) for value in node.values]
            good = tuple(each for each in intervals if each)
            if len(good) < len(intervals):
                return None
            return _negated(InRanges(field.name, good, text), node.negated)
        if field.type is FieldType.YES_NO:
            return self._yes_no(source, node, field)
        words = [self._token(source, value, field) for value in node.values]
        known = frozenset(word for word in words if word is not None)
        if None in words:
            return None
        kind = HasAny if field.type is FieldType.TOKEN_SET else IsOneOf
        return _negated(kind(field.name, known, text), node.negated)

    def _yes_no(self, source: Source, node: tree.Membership, field: Field) -> Condition | None:
        values = node.values
        if len(values) == 1 and isinstance(values[0], tree.YesNo):
            test = IsYesNo(field.name, values[0].value, source.at(node.span))
            return _negated(test, node.negated)
        self._wrong_type(source, values[0], field)
        return None

    def _token(self, source: Source, node: tree.ValueNode, field: Field) -> str | None:
        """Return a token or text: a bare word must be declared, a string need not be."""
        if isinstance(node, tree.Text):
            if field.type is FieldType.TEXT or node.value in field.tokens:
                return node.value
            if field.open and node.value.casefold() not in map(str.casefold, field.tokens):
                return node.value  # but not a listed token in the wrong case
        elif isinstance(node, tree.Word) and field.type is not FieldType.TEXT:
            if node.text in field.tokens:
                return node.text
        else:
            self._wrong_type(source, node, field)
            return None
        word = node.value if isinstance(node, tree.Text) else node.text
        help_ = self._suggest(word, field.tokens)
        if help_ is None and field.open:
            help_ = f'if servers really send it, write it as a string: "{word}"'
        elif help_ is None:
            help_ = _takes(field.tokens)
        message = f"`{word}` is no token of `{field.name}`"
        self._say(UNKNOWN_TOKEN, source, node, message, help_=help_)
        return None

    def _interval(self, source: Source, node: tree.ValueNode, field: Field) -> _Interval | None:
        if isinstance(node, tree.Range) and node.high is not None:
            ends = self._interval(source, node.low, field), self._interval(source, node.high, field)
            if not (ends[0] and ends[1]):
                return None
            low, high = ends[0][0], ends[1][1]
            if low <= high:
                return low, high
            message = f"this range is empty: `{source.at(node.low.span)}` is the greater end"
            self._say(WRONG_TYPE, source, node, message)
            return None
        if field.type is FieldType.DURATION and isinstance(node, tree.Duration):
            return node.seconds, node.seconds
        if field.type is FieldType.INT and isinstance(node, tree.Number):
            if node.value <= LARGEST_INT:
                return node.value, node.value
            message = f"`{field.name}` ends at {LARGEST_INT}"
            self._say(NUMBER_TOO_LARGE, source, node, message)
            return None
        if field.type is FieldType.INT and isinstance(node, tree.Word):
            return self._named_range(source, node, field)
        self._wrong_type(source, node, field)
        return None

    def _named_range(self, source: Source, node: tree.Word, field: Field) -> _Interval | None:
        if found := field.range_named(node.text):
            return found.low, found.high
        names = [each.name for each in field.ranges]
        message = f"`{node.text}` is no range of `{field.name}`"
        help_ = self._suggest(node.text, names) or _takes(names)
        self._say(UNKNOWN_TOKEN, source, node, message, help_=help_)
        return None

    def _suggest(self, word: str, known: Sequence[str]) -> str | None:
        """Look for a near word, as long as the finding has a chance to be shown: it takes time."""
        shown = len(self.diagnostics) < self._limits.rules_findings
        return did_you_mean(word, known) if shown else None

    def _wrong_type(self, source: Source, node: tree.Node, field: Field) -> None:
        expected = _SPOKEN_TYPES[field.type]
        message = f"`{source.at(node.span)}` can't be a value of `{field.name}`"
        help_ = f"`{field.name}` is of type {field.type.value} and takes {expected}"
        self._say(WRONG_TYPE, source, node, message, help_=help_)

    def _say(
        self,
        finding: Finding,
        source: Source,
        node: tree.Node,
        message: str,
        *,
        help_: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        self.diagnostics.append(finding.at(source, node.span, message, help=help_, related=related))


def _takes(names: Sequence[str]) -> str | None:
    """List what is declared, if it is few enough to be read."""
    if not 0 < len(names) <= _MOST_LISTED:
        return None
    return "there are " + ", ".join(f"`{name}`" for name in names)


def _leaf_size(condition: Condition) -> int:
    """Return how many comparisons a condition on one field takes."""
    match condition:
        case Negation(part):
            return _leaf_size(part)
        case InRanges(ranges=ranges):
            return max(len(ranges), 1)
        case _:
            return 1


def _negated(condition: Condition, negated: bool) -> Condition:
    return Negation(condition) if negated else condition
