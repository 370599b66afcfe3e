"""PM303 constant-condition: a condition that is always true, or never.

Such a part decides nothing: a row that asks for it never answers, or asks for less than it
seems to. Most often an `and` should be an `or` (no presence is available and busy), or a
number is compared with a bound that no number passes. A field without a value is `absent`,
and only `is absent` and a negation are true of it: `availability >= 0` is not constant, it
is false of a presence without a number. A closed field is absent or one of its listed tokens;
an open one may always be another.

What is said here is certain and needs no more than the parts of one `and` or `or`. A row
`when any`, a `define` that is `any` and the cells `any` of a grid are said on purpose. A
definition is looked at where it stands, not where it is used.

Bad:

    table voice first {
        row free when availability is available and availability is available-idle -> Ready
        otherwise -> NotReady reason "Unknown"
    }

Good:

    table voice first {
        row free when availability is available or availability is available-idle -> Ready
        otherwise -> NotReady reason "Unknown"
    }
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from presencemap.checks.meaning.alike import Alike
from presencemap.checks.meaning.possible import Literal, Ordered, possible
from presencemap.checks.meaning.written import Part, conditions
from presencemap.diagnostics import Diagnostic, Finding, Related, Severity
from presencemap.language import tree
from presencemap.model import Field
from presencemap.tables.conditions import AllOf, Always, AnyOf, IsAbsent, Negation
from presencemap.tables.load import Compiled
from presencemap.tables.ruleset import RuleSet

__all__ = ["FINDING", "check"]

FINDING: Final = Finding("PM303", "constant-condition", Severity.WARNING)


def check(compiled: Compiled, rules: RuleSet) -> Iterator[Diagnostic]:
    """Find parts of conditions that are always true or never, the smallest that are so."""
    looking = _Looking(rules.fields, Alike(compiled), Ordered())
    for whole in conditions(compiled, rules):
        yield from looking.at(whole)


@frozen
class _Asked:
    """A test of a part of an `and`; of an `or`, its contrary: that is never true if it is not.

    An `or` is always true exactly where the contraries of its parts are never true together.
    """

    part: Part
    literal: Literal


@frozen
class _Looking:
    fields: Mapping[str, Field]
    alike: Alike
    ordered: Ordered

    def at(self, part: Part) -> Iterator[Diagnostic]:
        """Report what is constant in a part; where something in it is, the whole is not said."""
        inner = [found for child in part.parts for found in self.at(child)]
        if inner or isinstance(part.node, tree.Reference):
            yield from inner  # a definition is looked at where it stands
        elif isinstance(part.meaning, AllOf | AnyOf) and part.parts:
            yield from self._several(part, "and" if isinstance(part.meaning, AllOf) else "or")
        elif part.meaning == Negation(Always()):
            yield _said(part, f"`{part.text}` is never true")
        elif not part.parts:
            asked = _asked(part, wanted=True)
            if asked and not self._possible(asked):
                name = asked[0].literal[0].field
                yield _said(part, f"`{part.text}` is never true: `{name}` has no such value")

    def _several(self, whole: Part, word: str) -> Iterator[Diagnostic]:
        anything = [part for part in whole.parts if isinstance(part.node, tree.Anything)]
        if anything:
            says = "`any` says nothing in an `and`", "an `or` with `any` is always true"
            yield from (_said(part, says[word == "or"]) for part in anything)
            return
        groups: dict[str, list[_Asked]] = defaultdict(list)
        for part in whole.parts:
            for each in _asked(part, wanted=word == "and"):
                groups[each.literal[0].field].append(each)
        found = [each for group in groups.values() for each in self._group(group, word)]
        yield from found or self._opposites(whole, word)

    def _group(self, group: Sequence[_Asked], word: str) -> Iterator[Diagnostic]:
        """Say what parts that ask for one field exclude (of an `or`: leave out) together."""
        if len(group) == 1:
            return
        if self._possible(group):
            yield from self._idle(group, word)
            return
        last = _first_true(len(group), lambda n: not self._possible(group[: n + 1]))
        first = last - _first_true(last, lambda n: not self._possible(group[last - n : last + 1]))
        one, other = group[first], group[last]
        if not self._possible([one, other]):
            if one.part is not other.part:  # else it is one definition, looked at where it stands
                yield _pair(one.part, other.part, word)
            return
        name, source = one.literal[0].field, one.part.source
        message = f"no value of `{name}` makes all of this true"
        if word == "or":
            message = f"every value of `{name}` makes some of this true"
        yield FINDING.at(source, one.part.span.to(other.part.span), message)

    def _idle(self, group: Sequence[_Asked], word: str) -> Iterator[Diagnostic]:
        """Say which part is true of every value, beside one that asks for a value."""
        some = next((each for each in group if _asks_for_a_value(each)), None)
        for each in group:
            test, wanted = each.literal
            if some is None or isinstance(test, IsAbsent):
                continue
            literals = [(test, not wanted), some.literal]
            if not possible(self.fields[test.field], literals, self.ordered):
                true = "of every value" if word == "and" else "only of a field without a value"
                message = f"`{each.part.text}` is true {true}, and says nothing here"
                related = _other(some.part)
                yield FINDING.at(each.part.source, each.part.span, message, related=related)

    def _opposites(self, whole: Part, word: str) -> Iterator[Diagnostic]:
        seen: dict[int, Part] = {}
        for part in whole.parts:
            if part.meaning in (Always(), Negation(Always())):
                continue  # a definition that is a switch
            number = self.alike.number(part)
            if -number in seen:
                yield _pair(seen[-number], part, word)
                return
            seen.setdefault(number, part)

    def _possible(self, group: Sequence[_Asked]) -> bool:
        literals = [each.literal for each in group]
        return possible(self.fields[literals[0][0].field], literals, self.ordered)


def _asked(part: Part, *, wanted: bool) -> list[_Asked]:
    """Return the tests that must come out so for a part to be as wanted, those that are plain.

    Of a definition that is more than a test, nothing is: it may be large and used often.
    """
    meaning = part.meaning
    if part.parts and isinstance(meaning, Negation):
        inner = _asked(part.parts[0], wanted=not wanted)
        whole = part.parts[0]
        return [_Asked(part, each.literal) if each.part is whole else each for each in inner]
    if part.parts and isinstance(meaning, AllOf if wanted else AnyOf):
        return [each for child in part.parts for each in _asked(child, wanted=wanted)]
    while isinstance(meaning, Negation):
        meaning, wanted = meaning.part, not wanted
    if isinstance(meaning, AllOf | AnyOf | Always):
        return []
    return [_Asked(part, (meaning, wanted))]


def _asks_for_a_value(each: _Asked) -> bool:
    test, wanted = each.literal
    return isinstance(test, IsAbsent) and not wanted


def _first_true(length: int, is_true: Callable[[int], bool]) -> int:
    """Return the first number for which something is true that then stays true."""
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_true(middle) else (middle + 1, high)
    return low


def _pair(one: Part, other: Part, word: str) -> Diagnostic:
    says = "are never both true" if word == "and" else "is always true"
    message = f"`{one.text}` {word} `{other.text}` {says}"
    return FINDING.at(other.source, other.span, message, related=_other(one))


def _other(part: Part) -> tuple[Related, ...]:
    return (Related("the other part is here", part.source, part.span),)


def _said(part: Part, message: str) -> Diagnostic:
    return FINDING.at(part.source, part.span, message)
