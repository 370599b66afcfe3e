"""Several shapes in one regular expression, which finds the one that fits in one go.

Shapes of one server begin alike. What they share is matched once, where they part the next byte
tells which of them may go on: so a document costs the same however many shapes there are.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from operator import methodcaller
from typing import Any, NamedTuple

from attrs import define, field

from presencemap.documents.shapes.pattern import Hole, Item
from presencemap.documents.shapes.plan import Known
from presencemap.documents.shapes.shape import HOLE_WEIGHT, Shape

__all__ = ["Leaf", "Trie", "trie_of"]


class Leaf(NamedTuple):
    """Where a shape ends in a trie; a tuple, as each document takes one apart.

    `known` is what its shape knows of keys, and `keys` gives those of a match; `who` is the group
    of the presentity, and `texts` has a group for each field that is a text.
    """

    shape: Shape
    known: dict[Any, Known]
    keys: Callable[[re.Match[bytes]], Any]
    who: int | None
    texts: tuple[tuple[str, int], ...]
    dialect: str


class Trie(NamedTuple):
    """What matches several shapes; a tuple, as each document takes some apart.

    A document that matches begins with `head`, which ends where the match has to `begin`. The
    `lastindex` of what `match` gives is the key of a leaf. `weight` is how long it takes to compile
    in literal bytes, what shapes share counted once.
    """

    head: bytes
    begin: int
    match: Callable[[bytes, int], re.Match[bytes] | None]
    leaves: dict[int | None, Leaf]
    weight: int

    @property
    def shapes(self) -> list[Shape]:
        """The shapes in it."""
        return [leaf.shape for leaf in self.leaves.values()]

    @property
    def effort(self) -> int:
        """How long it takes to make, in the same unit: each shape is gone through."""
        return sum(shape.weight for shape in self.shapes)

    def shared_weight(self, shape: Shape) -> int:
        """Return the weight of what a shape begins with like one that is in the trie."""
        return max(shape.shared_weight(each) for each in self.shapes)


def trie_of(shapes: Iterable[Shape]) -> Trie:
    """Return the trie of some shapes, at least one, no two of the same pattern."""
    branches = [_Branch(shape, deque(filter(None, shape.items))) for shape in shapes]
    head = _shared_start(branches)
    for branch in branches:
        branch.drop(len(head))
    writer = _Writer()
    pattern = re.compile(writer.write(branches))
    weight = len(head) + writer.weight
    return Trie(head, len(head), pattern.fullmatch, writer.leaves, weight)


@define
class _Branch:
    """What is left of a shape to be written, and which groups its captures have."""

    shape: Shape
    rest: deque[Item]
    groups: dict[int, int] = field(factory=dict)

    def drop(self, length: int) -> None:
        """Take off the first bytes of the literal text that is next."""
        rest = _literal(self.rest.popleft())[length:]
        if rest:
            self.rest.appendleft(rest)


@define
class _Writer:
    """A regular expression as it grows, with its groups and leaves."""

    leaves: dict[int | None, Leaf] = field(factory=dict)
    weight: int = 0
    _groups: int = 0

    def write(self, branches: list[_Branch]) -> bytes:
        """Return the expression for what is left of some shapes."""
        written: list[bytes] = []
        while all(branch.rest for branch in branches):
            shared = self._shared(branches)
            if shared is None:
                break
            written.append(shared)
        if not any(branch.rest for branch in branches):  # there are no two of the same pattern
            return b"".join([*written, self._end(branches[0])])
        parts: dict[object, list[_Branch]] = {}
        for branch in branches:
            parts.setdefault(_first(branch), []).append(branch)
        # a hole may admit what is literal in another shape, so it comes after
        several = sorted(parts.items(), key=lambda part: isinstance(part[0], str))
        alternatives = b"|".join(self.write(each) for _, each in several)
        return b"".join([*written, b"(?:", alternatives, b")"])

    def _shared(self, branches: list[_Branch]) -> bytes | None:
        """Return the expression for what all shapes have next, taking it off; None if nothing."""
        first = branches[0].rest[0]
        if isinstance(first, Hole):
            if any(_first(branch) != first.admits for branch in branches):
                return None
            return self._hole(first.admits, branches)
        length = len(_shared_start(branches))
        for branch in branches if length else ():
            branch.drop(length)
        self.weight += length
        return re.escape(first[:length]) if length else None

    def _hole(self, admits: str, branches: list[_Branch]) -> bytes:
        captures = [branch.rest.popleft() for branch in branches]
        self.weight += HOLE_WEIGHT
        numbers = [hole.capture for hole in captures if isinstance(hole, Hole)]
        if numbers == [None] * len(numbers):
            return admits.encode()
        self._groups += 1
        for branch, number in zip(branches, numbers, strict=True):
            if number is not None:
                branch.groups[number] = self._groups
        return f"({admits})".encode()

    def _end(self, branch: _Branch) -> bytes:
        """Return an empty group: where it is the last one to have matched, this shape has."""
        self._groups += 1
        shape, groups = branch.shape, [branch.groups[n] for n in range(len(branch.groups))]
        named, texts = int(shape.named), len(shape.texts)
        keys = methodcaller("group", *(groups[named + texts :] or [self._groups]))
        of_texts = tuple(zip(shape.texts, groups[named:], strict=False))
        who = groups[0] if named else None
        dialect = shape.learned.dialect
        self.leaves[self._groups] = Leaf(shape, shape.known, keys, who, of_texts, dialect)
        return b"()"


def _first(branch: _Branch) -> object:
    """Return what tells branches apart: the next byte, or what the next hole admits."""
    if not branch.rest:
        return None
    item = branch.rest[0]
    return item.admits if isinstance(item, Hole) else item[0]


def _shared_start(branches: list[_Branch]) -> bytes:
    """Return the literal bytes with which all shapes go on."""
    texts = [_literal(branch.rest[0]) for branch in branches]
    first, last = min(texts), max(texts)  # what these two share, all between them do
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first[:length] if length is not None else first


def _literal(item: Item) -> bytes:
    return b"" if isinstance(item, Hole) else item
