"""Legal changes of state, looked up by pair: by name, or by a line with `any`.

A line with `any` stands for a pair of states for each state, one with two of them for the
product of all: it is kept as the line that it is. It knows nothing of trees and diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from presencemap.model import LegalTransition

__all__ = ["AnyLine", "LegalTransitions"]


@frozen
class AnyLine:
    """A line with `any`, which is None here, on one side or both.

    `any` stands for each of `states`, whose values mean nothing: they are the keys for their
    order, and shared by the lines of a file.
    """

    from_state: str | None
    to_state: str | None
    requests: tuple[str, ...]
    states: Mapping[str, object] = field(repr=False)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs that it stands for."""
        for first in self.states if self.from_state is None else (self.from_state,):
            for second in self.states if self.to_state is None else (self.to_state,):
                yield first, second


class LegalTransitions(Mapping[tuple[str, str], LegalTransition]):
    """The legal changes of state; a look-up takes no longer for many states than for few.

    A pair that is given by name goes before all lines with `any`, and of those the first that
    fits goes before the others. To list or count all pairs takes time for each of them.
    """

    def __init__(
        self, named: Mapping[tuple[str, str], LegalTransition], lines: Iterable[AnyLine] = ()
    ) -> None:
        """Take pairs by name, and lines with `any` in the order in which they count."""
        self._named = named
        self._lines = tuple(lines)
        self._by_names: dict[tuple[str | None, str | None], list[int]] = {}
        for number, line in enumerate(self._lines):
            self._by_names.setdefault((line.from_state, line.to_state), []).append(number)

    def __getitem__(self, pair: tuple[str, str]) -> LegalTransition:
        """Return how to make a change; raises KeyError if it is not legal."""
        if pair in self._named:
            return self._named[pair]
        number = self._number(pair)
        if number is None:
            raise KeyError(pair)
        return LegalTransition(*pair, self._lines[number].requests)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield every pair once: those with a name, then line by line."""
        yield from self._named
        for number, line in enumerate(self._lines):
            for pair in line.pairs():
                if pair not in self._named and self._number(pair) == number:
                    yield pair

    def __len__(self) -> int:
        """Count the pairs."""
        return sum(1 for _ in self)

    def _number(self, pair: tuple[str, str]) -> int | None:
        """Return the number of the first line with `any` that stands for a pair."""
        first, second = pair
        fitting = (
            next((n for n in self._by_names.get(names, ()) if self._has(n, pair)), None)
            for names in ((None, second), (first, None), (None, None))
        )
        return min((number for number in fitting if number is not None), default=None)

    def _has(self, number: int, pair: tuple[str, str]) -> bool:
        line = self._lines[number]
        wanted = (line.from_state, line.to_state)
        return all(
            state in line.states for name, state in zip(wanted, pair, strict=True) if name is None
        )
