"""The shape cache: documents that look like one read before are read without parsing.

Servers write the same document over and over; only values differ. From a document that lxml
has parsed and a reader has read, a *shape* is learned: a pattern of the whole text in which all
markup is literal and values are holes. Of a document that matches, the presentity and free texts
are taken as they stand, and everything else from what *keys* have come to: those values that
the reader looks at, all of them together. Any other document goes the plain path.

Why that is the same answer:

1. The pattern must match the whole text, and its holes admit no `<`, `>`, `&`, no quote of
   their own, no control character and no line end. So in a text that matches, each hole begins
   and ends where it did in the text learned from, and the markup around it is the same, byte for
   byte. The text learned from is well-formed (lxml has parsed it), and well-formedness doesn't
   depend on what stands in a hole: a value is any run of such characters (XML 1.0, productions
   10 and 14), and nothing in it is normalised (§2.11 and §3.3.3 change line ends and white space
   other than spaces). So the text is well-formed too, and its tree is the same but for the values.
2. Literal, too, are declarations of namespaces, `xml:` and `xsi:` attributes (but `xml:lang`, which
   means nothing to a parser), each `mustUnderstand`, and the XML declaration: names mean the same
   and so does the encoding. The text is decoded as UTF-8, strictly, and the noncharacters that XML
   excludes are looked for where there is more than ASCII.
3. A dialect's plan names every value that its reader looks at (`plan.py`). Pinned ones are literal.
   So what the reader makes of the tree follows from the keys and the texts alone. What keys come to
   the reader itself has said of a document with the same keys, or the dialect's plain functions
   say it, which the reader asks as well; they leave to the plain path what it might refuse. A
   text is a field by itself, as long as something is left of it: else the plain path is asked.
   What depends on the time of reading, or on times in the document, has no plan.
4. The limits hold. The text is no longer than the least of them and has as many tags as the one
   learned from; no hole is so long that the tag it stands in would be looked at for attributes;
   and what values could add to a count over the whole document is bounded or counted.

Tests attack this with documents that nearly match; the plain path must give the same each time.
"""

from __future__ import annotations

import re
import threading
from typing import Final

from attrs import define, field, frozen

from presencemap.documents.guard import SHORTEST_OF_MANY
from presencemap.documents.shapes.shape import Shape, learn
from presencemap.documents.shapes.sketches import Sketches
from presencemap.documents.shapes.trie import Leaf, Trie, trie_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element
from presencemap.limits import Limits
from presencemap.model import Update

__all__ = ["ShapeCache", "ShapeStatistics"]

_IN_VAIN: Final = 3  # times that a document may be matched in vain, which takes 1/15 of its parsing
_TAIL: Final = 12  # the last bytes of a document, by which tries are looked up
_HEAVIEST: Final = 100_000  # a trie that is made anew for one more shape (15 ms)
_HARDEST: Final = 300_000  # the same with what its shapes share counted for each
_UNLEARNED: Final = 50_000  # what it costs at most to find out that a document has no shape
_ALL: Final = 96  # misses of which every one is looked at
_SAMPLED: Final = 8  # later one in so many is
_ATTRIBUTE: Final = 5  # bytes of the shortest, ` b=""`
_NAMESPACE: Final = 9  # bytes of the shortest, ` xmlns=""`


@frozen
class ShapeStatistics:
    """How a cache has done.

    `hits` are documents read by a shape and `misses` those that were parsed; `shapes` is how many
    are known now. Where several threads read at once a few may go uncounted.
    """

    hits: int
    misses: int
    shapes: int


@define(eq=False)
class ShapeCache:
    """The shapes that one reader has learned, at most `capacity` of them.

    The least recently used ones go first. Reading takes no lock; while one thread learns, others
    don't wait for it but learn nothing.
    """

    wanted: Wanted
    limits: Limits
    capacity: int
    _tries: dict[bytes, tuple[Trie, ...]] = field(factory=dict)
    _sketches: Sketches = field(factory=Sketches)
    _hits: int = 0
    _misses: int = 0
    _lock: threading.Lock = field(factory=threading.Lock)
    _longest: int = field(init=False)
    _small: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Find up to which lengths values can't breach a bound, or none of those counted."""
        limits = self.limits
        self._longest = min(
            limits.document_bytes, limits.document_text, _ATTRIBUTE * limits.document_attributes
        )
        self._small = min(
            SHORTEST_OF_MANY - 1, _NAMESPACE * limits.document_namespaces, self._longest
        )

    @property
    def statistics(self) -> ShapeStatistics:
        """What was read by a shape and what was not, until now."""
        return ShapeStatistics(self._hits, self._misses, len(self._shapes()))

    def read(self, body: bytes) -> Update | None:
        """Return what a document says, None if no shape tells."""
        for head, begin, match, leaves, _ in self._tries.get(body[-_TAIL:], ()):
            if not body.startswith(head):  # much faster than to match it
                continue
            found = match(body, begin)
            if found is None:
                continue
            # each match ends in a leaf
            shape, known, keys_of, who, texts, dialect = leaves[found.lastindex]
            if not body.isascii() and not _is_text(body):
                return None
            if len(body) > self._small and not self._is_within_bounds(body, shape):
                return None
            keys = keys_of(found)
            made = known.get(keys) or shape.make(keys)
            if made is None:
                return None
            changes, places = made[0].copy(), made[1]  # whoever gets them may change them
            for name, group in texts:
                changes[name] = text = found[group].decode().strip()
                if not text:
                    return None
            self._hits = shape.last = self._hits + 1
            named = shape.learned.presentity if who is None else found[who].decode()
            return Update(named, changes, dialect, False, places)
        return None

    def miss(self, body: bytes, root: Element, update: Update) -> None:
        """Take note of a document that was parsed, and perhaps learn from it.

        `root` is its tree and `update` what the plain path has made of it. Where misses are many
        only one in a few is looked at.
        """
        self._misses += 1
        self._sketches.earn(body)
        if (
            not self.capacity
            or len(body) > self._longest
            or (self._misses > _ALL and self._misses % _SAMPLED)
        ):
            return
        if not _is_text(body) or not self._lock.acquire(blocking=False):
            return  # whoever holds the lock learns enough for all
        try:
            self._learn(body, root, update)
        finally:
            self._lock.release()

    def _learn(self, body: bytes, root: Element, update: Update) -> None:
        """Take note of a document, and make a shape of it if it is due; one thread at a time."""
        tail = body[-_TAIL:]
        matched = _match(self._tries.get(tail, ()), body)
        if matched is not None:
            _remember(*matched, update)
        elif self._sketches.is_due(body):
            shape = learn(body, root, self.wanted, update)
            alone = () if shape is None else (self._made([shape]),)
            matched = _match(alone, body)
            if shape is None or matched is None or not shape.ends_with(tail):
                self._sketches.pay(_UNLEARNED)
            elif _remember(*matched, update):
                self._keep(tail, shape, alone)

    def _keep(self, tail: bytes, shape: Shape, alone: tuple[Trie, ...]) -> None:
        """Add a shape, in the place of the least recently used one if need be.

        `alone` is a trie that has just been made of it.
        """
        shape.last = self._hits
        known = self._shapes()
        if len(known) >= self.capacity:
            self._drop(*min(known, key=lambda pair: pair[1].last))
        self._tries[tail] = self._grown(self._tries.get(tail, ()), shape, alone)

    def _grown(
        self, tries: tuple[Trie, ...], shape: Shape, alone: tuple[Trie, ...]
    ) -> tuple[Trie, ...]:
        """Return tries that know one more shape.

        It goes to the trie whose shapes are most like it, if there is room. What a document has to
        be tried for in vain is bounded by what shapes in different tries have in common: where
        that comes to too much, the trie that is most alike has to go.
        """
        shared = [trie.shared_weight(shape) for trie in tries]
        nearest = shared.index(max(shared)) if shared else 0
        others = (*tries[:nearest], *tries[nearest + 1 :])
        if tries and _has_room(tries[nearest], shape, shared[nearest]):
            return (self._made([*tries[nearest].shapes, shape]), *others)
        is_in_vain = sum(shared) > _IN_VAIN * shape.weight
        return (*alone, *(others if is_in_vain else tries))

    def _drop(self, tail: bytes, shape: Shape) -> None:
        tries = []
        for trie in self._tries[tail]:
            rest = [each for each in trie.shapes if each is not shape]
            if rest:
                tries.append(trie if len(rest) == len(trie.shapes) else self._made(rest))
        if tries:
            self._tries[tail] = tuple(tries)
        else:
            del self._tries[tail]

    def _made(self, shapes: list[Shape]) -> Trie:
        """Make a trie and pay for it."""
        trie = trie_of(shapes)
        self._sketches.pay(trie.effort)
        return trie

    def _shapes(self) -> list[tuple[bytes, Shape]]:
        return [
            (tail, shape)
            for tail, tries in list(self._tries.items())  # another thread may be learning
            for trie in tries
            for shape in trie.shapes
        ]

    def _is_within_bounds(self, body: bytes, shape: Shape) -> bool:
        return len(body) <= self._longest and shape.is_within_bounds(body, self.limits)


def _has_room(trie: Trie, shape: Shape, shared: int) -> bool:
    """Say whether a trie may be made anew for one more shape."""
    return (
        trie.weight + shape.weight - shared <= _HEAVIEST and trie.effort + shape.weight <= _HARDEST
    )


def _match(tries: tuple[Trie, ...], body: bytes) -> tuple[Leaf, re.Match[bytes]] | None:
    """Return the shape that a document has, and the match that shows it."""
    for trie in tries:
        found = trie.match(body, trie.begin) if body.startswith(trie.head) else None
        if found is not None:
            return trie.leaves[found.lastindex], found
    return None


def _remember(leaf: Leaf, found: re.Match[bytes], update: Update) -> bool:
    """Remember what a document's keys come to, unless its texts are not what they are taken for."""
    said = {name: found[group].decode().strip() for name, group in leaf.texts}
    if any(update.changes.get(name) != text for name, text in said.items()):
        return False
    leaf.shape.remember(leaf.keys(found), (dict(update.changes), update.places))
    return True


def _is_text(body: bytes) -> bool:
    """Say whether a document is UTF-8 without what XML excludes (§2.2)."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return b"\xef" not in body or not (b"\xef\xbf\xbe" in body or b"\xef\xbf\xbf" in body)
