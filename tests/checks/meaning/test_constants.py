"""What is constant: nothing is missed and nothing invented, on all presences of small worlds."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from said import compiled
from small_conditions import HEAD, Small, answers

from presencemap.checks.meaning.causes import Cause
from presencemap.checks.meaning.constants import Constants
from presencemap.checks.meaning.part_regions import defined_name
from presencemap.checks.meaning.written import Part, written
from presencemap.tables.conditions import Always, AnyOf, Negation

BATCH = 3


def parts_of(part: Part) -> Iterator[Part]:
    """Yield a part and all parts of it."""
    yield part
    for child in part.parts:
        yield from parts_of(child)


def by_itself(part: Part, value: dict[int, bool | None], defined: object) -> bool:
    """Tell whether a part is constant, and not only because a part of it is."""
    if value[id(part)] is None or part.meaning == Always() or defined_name(part, defined):
        return False
    if part.meaning == Negation(Always()):
        return True
    values = [value[id(child)] for child in part.parts]
    if isinstance(part.meaning, Negation) and part.parts:
        return False
    return not values or (isinstance(part.meaning, AnyOf) not in values and None in values)


def is_about(cause: Cause, part: Part) -> bool:
    """Tell whether a cause may be that of a part: it says the same, within it."""
    return part.span.start <= cause.span.start and cause.span.end <= part.span.end


def is_of_a_part_beside(cause: Cause) -> bool:
    """Tell whether a cause is what makes no difference beside others, or `any` within others."""
    return "says nothing" in cause.message or cause.message == "an `or` with `any` is always true"


@given(st.integers(0, 2**32))
def test_what_is_constant_is_known_exactly(seed):
    """Every part of every condition is known to be constant if and only if it is."""
    for number in range(BATCH):
        small = Small(seed * BATCH + number, policies="first unique any")
        result = compiled(small.text, HEAD)
        constants = result.once(Constants)
        presences = list(small.presences())
        all_of_them = result.once(written)
        roots = [*all_of_them.defined.values()]
        roots += [part for _, rows in all_of_them.tables for _, part in rows]
        for root, constant in zip(roots, constants.found, strict=True):
            value: dict[int, bool | None] = {}
            for part in parts_of(root):
                seen = set(answers(part.meaning, presences))
                value[id(part)] = seen.pop() if len(seen) == 1 else None
                assert constants.value(part) is value[id(part)], (small.text, part.text)
            causes = [each for each in constant.causes if not is_of_a_part_beside(each)]
            own = [part for part in parts_of(root) if by_itself(part, value, all_of_them.defined)]
            for part in own:
                assert any(is_about(each, part) for each in causes), (small.text, part.text)
            for cause in causes:
                about = [part for part in own if is_about(cause, part)]
                assert cause.value in {value[id(part)] for part in about}, small.text
