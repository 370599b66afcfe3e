"""What several persons or several services say, made into one: `DocumentOptions.ambiguity`.

`wanted.AMBIGUITIES` documents the policies. In two steps: a policy takes a pool of what is said,
then a kind of field makes one value of it. Who says nothing of a field is not in question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import inf
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from presencemap.documents.namespaces import PIDF_NAMES
from presencemap.documents.pidf.elements import language_of
from presencemap.documents.pidf.meaning import compose_basic, compose_cautiously, preferred_note
from presencemap.documents.pidf.slots import Said
from presencemap.documents.times import moment_of
from presencemap.documents.wanted import DocumentOptions
from presencemap.documents.xml import Element, text_of

__all__ = ["Decision", "decision_of"]

Decision: TypeAlias = Callable[[list[Said]], Said]
"""What takes all that is said of a field, in the document's order, to the one that counts."""


def decision_of(kind: str, options: DocumentOptions) -> Decision:
    """Return how a field of that kind ("basic", "set", "word", "note") is decided."""
    decide = _KINDS[kind]
    if kind == "basic" and options.ambiguity == "cautious":
        decide = _reached_by_all
    elif kind == "note" and options.languages:
        decide = partial(_preferred, options.languages)
    if options.ambiguity in ("first", "newest"):
        return partial(_of_one, decide, newest=options.ambiguity == "newest")
    return decide


def _of_one(decide: Decision, said: list[Said], *, newest: bool) -> Said:
    """Decide among what one person, else one service, says: the first or the newest one."""
    best = _of_highest(said)
    owner = best[0][3]
    if newest:
        # the last one on a tie: what is appended is newer, as in Kamailio's aggregates
        owner = max(reversed([each[3] for each in best]), key=_age)
    return decide([each for each in best if each[3] is owner])


def _of_highest(said: list[Said]) -> list[Said]:
    """Return what persons say if any of them does, else what tuples do, else the document."""
    highest = min(each[1].rank for each in said)
    return [each for each in said if each[1].rank == highest]


def _age(owner: Element) -> float:
    """Return the timestamp of a person or a tuple; one without is older than any other."""
    for child in owner:
        if PIDF_NAMES.get(child.tag) == "timestamp":
            moment = moment_of(text_of(child))
            return -inf if moment is None else moment
    return -inf


def _united(said: list[Said]) -> Said:
    together = frozenset().union(*[cast("frozenset[str]", each[0]) for each in said])
    return together, *_of_highest(said)[0][1:]


def _first(said: list[Said]) -> Said:
    return _of_highest(said)[0]


def _reached_by_any(said: list[Said]) -> Said:
    for each in said:
        if each[0] == "open":
            return each
    values = [cast("str", each[0]) for each in said]
    return said[values.index(cast("str", compose_basic(values)))]


def _reached_by_all(said: list[Said]) -> Said:
    values = [cast("str", each[0]) for each in said]
    return said[values.index(cast("str", compose_cautiously(values)))]


def _preferred(languages: Sequence[str], said: list[Said]) -> Said:
    """Return the note in the best language, of the person if that says one, else of a tuple."""
    notes = _of_highest(said)
    spoken = [language_of(element) for _, _, element, _ in notes]
    return notes[preferred_note(spoken, languages)]


_KINDS: Final[Mapping[str, Decision]] = MappingProxyType(
    {"basic": _reached_by_any, "set": _united, "word": _first, "note": _first}
)
