"""Values in conditions and examples, checked against the field that they are compared with.

A value that is wrong gives None, and the reason is in the diagnostics.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from presencemap.diagnostics import Diagnostic, Edit, Finding, Fix, Related
from presencemap.language import tree
from presencemap.limits import Limits
from presencemap.model import Field, FieldType
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS
from presencemap.source import Source
from presencemap.tables.findings import (
    DEPRECATED_NAME,
    NOT_IN_VERSION,
    NUMBER_TOO_LARGE,
    UNKNOWN_TOKEN,
    WRONG_CASE,
    WRONG_TYPE,
)
from presencemap.tables.replacements import (
    NO_SUGGESTION,
    Suggestion,
    in_quotes,
    replacement,
    suggest,
)
from presencemap.tables.scope import Scope
from presencemap.tables.suggest import in_another_case, nearest

__all__ = ["NUMERIC", "Interval", "Operands", "listed"]

Interval = tuple[float, float]

NUMERIC: Final = (FieldType.INT, FieldType.DURATION, FieldType.TIME_OF_DAY)
"""The types whose values have an order, and are compared by intervals."""

_MOST_LISTED: Final = 12

_SPOKEN_TYPES: Final = {
    FieldType.INT: "a number",
    FieldType.TOKEN: "a token",
    FieldType.YES_NO: "`yes` or `no`",
    FieldType.TEXT: 'text in "…"',
    FieldType.TOKEN_SET: "a token",
    FieldType.DURATION: "a duration such as `2s`",
    FieldType.TIME_OF_DAY: "a time such as `08:00`",
    FieldType.WEEKDAY: "a day from `mon` to `sun`",
}


_LONG_DAYS: Final = {
    "monday": "mon",
    "tuesday": "tue",
    "wednesday": "wed",
    "thursday": "thu",
    "friday": "fri",
    "saturday": "sat",
    "sunday": "sun",
}


_ENDS: Final = 2
"""A range has two ends; of `mon-wed-fri` nobody knows what it is."""


class Operands:
    """Reads the values of one rule set's files against one scope; `diagnostics` grows."""

    def __init__(self, scope: Scope, limits: Limits) -> None:
        """Start with nothing wrong."""
        self.diagnostics: list[Diagnostic] = []
        self._scope = scope
        self._limits = limits

    @property
    def is_full(self) -> bool:
        """Whether no finding more has a chance to be shown, so that no time need go into it."""
        return len(self.diagnostics) >= self._limits.rules_findings

    def interval(self, source: Source, node: tree.ValueNode, field: Field) -> Interval | None:
        """Return the numbers that a value or range stands for, both ends included."""
        if isinstance(node, tree.Range) and node.high is not None:
            ends = self.interval(source, node.low, field), self.interval(source, node.high, field)
            if not (ends[0] and ends[1]):
                return None
            low, high = ends[0][0], ends[1][1]
            if low <= high:
                return low, high
            message = f"this range is empty: `{source.at(node.low.span)}` is the greater end"
            help_ = (
                "`between` may go round midnight" if field.type is FieldType.TIME_OF_DAY else None
            )
            self.say(WRONG_TYPE, source, node, message, help_=help_)
            return None
        match field.type, node:
            case (FieldType.DURATION, tree.Duration(seconds=seconds)):
                return seconds, seconds
            case (FieldType.INT, tree.Number(value=number)):
                return self._bounded(source, node, field, number, LARGEST_INT)
            case (FieldType.TIME_OF_DAY, tree.Clock(minutes=minutes)):
                return self._bounded(source, node, field, minutes, MINUTES_OF_DAY - 1)
            case (FieldType.INT, tree.Word() as word):
                return self._named_range(source, word, field)
        self.wrong_type(source, node, field)
        return None

    def token(
        self, source: Source, node: tree.ValueNode, field: Field, *, or_range: bool = False
    ) -> str | None:
        """Return a token or text: a bare word must be declared, a string need not be.

        `or_range` tells that a range could stand there, too.
        """
        if isinstance(node, tree.Word) and field.type is not FieldType.TEXT:
            word = node.text
        elif isinstance(node, tree.Text) and field.type is not FieldType.WEEKDAY:
            word = node.value
            if field.type is FieldType.TEXT:
                return word
        else:
            self.wrong_type(source, node, field)
            return None
        tokens = WEEKDAYS if field.type is FieldType.WEEKDAY else field.tokens
        if word in tokens:
            return word
        if field.caseless and (same := _in_any_case(word, tokens)):
            return same
        if same := in_another_case(word, tokens):
            self.wrong_case(source, node, same)
            return None
        if renamed := self.renamed(source, node, word, tokens, caseless=field.caseless):
            return renamed
        key = word.casefold() if field.caseless else word
        if self.not_in_version(source, node, key, field.name):
            return None
        if isinstance(node, tree.Text) and field.open:
            return word
        if field.type is FieldType.WEEKDAY:
            self._no_day(source, node, word, or_range=or_range)
            return None
        self._unknown_token(source, node, word, field, tokens)
        return None

    def days(self, source: Source, nodes: Sequence[tree.ValueNode], field: Field) -> set[str]:
        """Return the days that words and ranges of them name; a range may go round the week."""
        days: set[str] = set()
        for node in nodes:
            if isinstance(node, tree.Range) and node.high is not None:
                ends = self.token(source, node.low, field), self.token(source, node.high, field)
                if ends[0] and ends[1]:
                    first, last = WEEKDAYS.index(ends[0]), WEEKDAYS.index(ends[1])
                    length = (last - first) % len(WEEKDAYS) + 1
                    days |= {WEEKDAYS[(first + i) % len(WEEKDAYS)] for i in range(length)}
            elif day := self.token(source, node, field, or_range=True):
                days.add(day)
        return days

    def renamed(
        self,
        source: Source,
        node: tree.Word | tree.Text,
        word: str,
        known: Sequence[str],
        *,
        caseless: bool = False,
    ) -> str | None:
        """Return what a name that was valid once is called now, and say so."""
        declared = self._scope.renamed.get(word)
        if declared is None and caseless:
            folded = {old.casefold(): each for old, each in self._scope.renamed.items()}
            declared = folded.get(word.casefold())
        if declared is None or declared.thing not in known:
            return None
        new = declared.thing
        related = (Related("it was renamed here", declared.source, declared.span),)
        message = f"`{word}` is called `{new}` now"
        fix = replacement(node, new)
        self.say(DEPRECATED_NAME, source, node, message, related=related, fix=fix)
        return new

    def suggest(self, word: str, known: Sequence[str], node: tree.Word | tree.Text) -> Suggestion:
        """Look for a near word, as long as the finding has a chance to be shown: it takes time."""
        return NO_SUGGESTION if self.is_full else suggest(word, known, node)

    def wrong_type(self, source: Source, node: tree.Node, field: Field) -> None:
        """Say that a value is not of its field's type."""
        expected = _SPOKEN_TYPES[field.type]
        message = f"`{source.at(node.span)}` can't be a value of `{field.name}`"
        help_ = f"`{field.name}` is of type {field.type.value} and takes {expected}"
        fix = in_quotes(node) if field.type is FieldType.TEXT else None
        if isinstance(node, tree.Word) and _is_absent(node.text):
            help_ = "did you mean `absent`?"
            fix = Fix("write `absent`", (Edit(node.span, "absent"),), safe=False)
        elif isinstance(node, tree.Text) and field.range_named(node.value):
            help_ = f"write `{node.value}` without quotes"
            fix = Fix(f"write `{node.value}`", (Edit(node.span, node.value),), safe=False)
        self.say(WRONG_TYPE, source, node, message, help_=help_, fix=fix)

    def say(
        self,
        finding: Finding,
        source: Source,
        node: tree.Node,
        message: str,
        *,
        help_: str | None = None,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        """Add a diagnostic of a node."""
        found = finding.at(source, node.span, message, help=help_, related=related, fix=fix)
        self.diagnostics.append(found)

    def _bounded(
        self, source: Source, node: tree.Node, field: Field, value: int, most: int
    ) -> Interval | None:
        if value <= most:
            return value, value
        end, help_ = f"{most:,}", None
        if field.type is FieldType.TIME_OF_DAY:
            end, help_ = "23:59", "only a `between` can end at 24:00"
        message = f"`{source.at(node.span)}` is too large: `{field.name}` ends at {end}"
        self.say(NUMBER_TOO_LARGE, source, node, message, help_=help_)
        return None

    def _named_range(self, source: Source, node: tree.Word, field: Field) -> Interval | None:
        names = [each.name for each in field.ranges]
        name = node.text
        if name not in names:
            name = self.renamed(source, node, name, names) or ""
        if found := field.range_named(name):
            return found.low, found.high
        if same := in_another_case(node.text, names):
            self.wrong_case(source, node, same)
            return None
        suggestion = self.suggest(node.text, names, node)
        message = f"`{node.text}` is no range of `{field.name}`"
        help_ = suggestion.help or listed(names)
        self.say(UNKNOWN_TOKEN, source, node, message, help_=help_, fix=suggestion.fix)
        return None

    def wrong_case(self, source: Source, node: tree.Word | tree.Text, same: str) -> None:
        """Say that a word differs from a known one by upper and lower case only."""
        word = node.text if isinstance(node, tree.Word) else node.value
        message = f"`{word}` is written `{same}`: upper and lower case matter"
        self.say(WRONG_CASE, source, node, message, fix=replacement(node, same))

    def not_in_version(self, source: Source, node: tree.Node, word: str, owner: str) -> bool:
        """Say so, and say it, if only other versions have a token of a field or attribute."""
        declared = self._scope.missing.get((owner, word))
        if declared is None:
            return False
        missing = declared.thing
        name = missing.vocabulary
        came = f'came with version "{missing.since}" of `{name}`'
        gone = f'is in no version of `{name}` after "{missing.until}"'
        message = f'`{word}` {came if missing.since else gone}; "{missing.in_use}" is in use'
        related = (Related("it is declared here", declared.source, declared.span),)
        self.say(NOT_IN_VERSION, source, node, message, related=related)
        return True

    def _unknown_token(
        self,
        source: Source,
        node: tree.Word | tree.Text,
        word: str,
        field: Field,
        tokens: Sequence[str],
    ) -> None:
        suggestion = self.suggest(word, tokens, node)
        help_ = suggestion.help
        if help_ is None and field.open:
            help_ = f'if servers really send it, write it as a string: "{word}"'
        elif help_ is None:
            help_ = listed(tokens)
        message = f"`{word}` is no token of `{field.name}`"
        self.say(UNKNOWN_TOKEN, source, node, message, help_=help_, fix=suggestion.fix)

    def _no_day(
        self, source: Source, node: tree.Word | tree.Text, word: str, *, or_range: bool
    ) -> None:
        message = f"`{word}` is no day of the week"
        days = word.split("-")
        help_: str | None
        fix = None
        if (day := _LONG_DAYS.get(word.casefold())) is not None:
            message = f"`{word}` is too long for a day of the week"
            help_, fix = f"days have three letters: `{day}`", replacement(node, day)
        elif not set(days) <= set(WEEKDAYS):
            suggestion = self.suggest(word, WEEKDAYS, node)
            help_, fix = suggestion.help or listed(WEEKDAYS), suggestion.fix
        elif len(days) == _ENDS:
            written = "..".join(days)
            help_ = f"a range is written `{written}`"
            if or_range:
                fix = Fix(f"write `{written}`", (Edit(node.span, written),))
        else:
            help_ = f"several days are written `{{{', '.join(days)}}}`"
        self.say(UNKNOWN_TOKEN, source, node, message, help_=help_, fix=fix)


def _in_any_case(word: str, tokens: Sequence[str]) -> str | None:
    folded = word.casefold()
    return next((each for each in tokens if each.casefold() == folded), None)


def _is_absent(word: str) -> bool:
    """Tell whether a word is a slip away from `absent`; `present` is not."""
    guess = nearest(word, ["absent"])
    return guess is not None and (guess.is_sure or word.casefold() == "absent")


def listed(names: Sequence[str]) -> str | None:
    """List what is declared, if it is few enough to be read."""
    if not 0 < len(names) <= _MOST_LISTED:
        return None
    return "there are " + ", ".join(f"`{name}`" for name in names)
