"""Parts of one `and` that exclude each other, or of one `or` that leave nothing out, by tests.

No more is looked at than tests of one field, and parts that are each other's contrary: what is
found here can be said well, and costs little. It need not be everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from presencemap.checks.meaning.alike import Alike
from presencemap.checks.meaning.causes import Cause, pair, said
from presencemap.checks.meaning.possible import Literal, Ordered, possible
from presencemap.checks.meaning.written import Part
from presencemap.model import Field
from presencemap.tables.conditions import AllOf, Always, AnyOf, IsAbsent, Negation

__all__ = ["Exclusions"]


@frozen
class _Asked:
    """A test of a part of an `and`; of an `or`, its contrary: that is never true if it is not.

    An `or` is always true exactly where the contraries of its parts are never true together.
    """

    part: Part
    literal: Literal


@frozen
class Exclusions:
    """Looks at the tests of the fields that one rule set knows."""

    fields: Mapping[str, Field]
    alike: Alike
    ordered: Ordered

    def of_test(self, part: Part) -> Cause | None:
        """Say of a part that is a test (or its contrary) that no value passes the test."""
        asked = _asked(part, wanted=True)
        if not asked:
            return None
        test, wanted = asked[0].literal
        if possible(self.fields[test.field], [(test, True)], self.ordered):
            return None
        true = "never true" if wanted else "always true"
        message = f"`{part.text}` is {true}: `{test.field}` has no such value"
        return said(part, message, value=not wanted)

    def constant(self, parts: Sequence[Part], *, value: bool) -> Iterator[Cause]:
        """Say what makes an `or` of some parts always true (`value`), or an `and` never."""
        found = [
            cause
            for group in self._groups(parts, value=value)
            if not self._possible(group) and (cause := self._culprits(group, value=value))
        ]
        yield from found or self._opposites(parts, value=value)

    def idle(self, parts: Sequence[Part], *, value: bool) -> Iterator[Cause]:
        """Say which part is true of every value, beside one of an `or` that asks for none.

        `value` is true of the parts of an `or`; in an `and` the other one asks for a value.
        """
        for group in self._groups(parts, value=value):
            some = next((each for each in group if _asks_for_a_value(each)), None)
            for each in group if some else ():
                test, wanted = each.literal
                if some is None or isinstance(test, IsAbsent):
                    continue
                literals = [(test, not wanted), some.literal]
                if not possible(self.fields[test.field], literals, self.ordered):
                    true = "never true of a value" if value else "true of every value"
                    message = f"`{each.part.text}` is {true}, and says nothing here"
                    yield said(each.part, message, value=not value, beside=[some.part])

    def _groups(self, parts: Sequence[Part], *, value: bool) -> list[list[_Asked]]:
        """Return what is asked for by field, where several parts ask for one."""
        groups: dict[str, list[_Asked]] = defaultdict(list)
        for part in parts:
            for each in _asked(part, wanted=not value):
                groups[each.literal[0].field].append(each)
        return [group for group in groups.values() if len(group) > 1]

    def _culprits(self, group: Sequence[_Asked], *, value: bool) -> Cause | None:
        """Say which parts that ask for one field exclude each other (of an `or`: leave nothing)."""
        last = _first_true(len(group), lambda n: not self._possible(group[: n + 1]))
        first = last - _first_true(last, lambda n: not self._possible(group[last - n : last + 1]))
        one, other = group[first], group[last]
        if not self._possible([one, other]):
            if one.part is other.part:
                return None  # it is one definition, looked at where it stands
            return pair(one.part, other.part, value=value)
        name, span = one.literal[0].field, one.part.span.to(other.part.span)
        message = f"no value of `{name}` makes all of this true"
        if value:
            message = f"every value of `{name}` makes some of this true"
        return Cause(value, one.part.source, span, message)

    def _opposites(self, parts: Sequence[Part], *, value: bool) -> Iterator[Cause]:
        seen: dict[int, Part] = {}
        for part in parts:
            number = self.alike.number(part)
            if -number in seen:
                yield pair(seen[-number], part, value=value)
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
        # What is asked for is the contrary of the parts within: it is said of the whole.
        return [_Asked(part, each.literal) for each in _asked(part.parts[0], wanted=not wanted)]
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
