"""What several persons or several services say, made into one: `DocumentOptions.ambiguity`.

`wanted.AMBIGUITIES` documents the policies. In two steps: a policy takes a pool of what is said,
then a kind of field makes one value of it. Who says nothing of a field is not in question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from math import inf
from operator import itemgetter
from types import MappingProxyType
from typing import Final, cast

from presencemap.documents.namespaces import PIDF_NAMES
from presencemap.documents.pidf.elements import language_of
from presencemap.documents.pidf.meaning import compose_basic, compose_cautiously, preferred_note
from presencemap.documents.pidf.plan import Said
from presencemap.documents.pidf.times import moment_of
from presencemap.documents.wanted import DocumentOptions
from presencemap.documents.xml import Element, text_of

__all__ = ["decide"]


def decide(said: list[Said], kind: str, options: DocumentOptions) -> Said:
    """Return the one value of a field, and which of the elements is to be shown for it."""
    if len(said) == 1:
        return said[0]
    said = sorted(said, key=_rank)  # persons first; the document's order within a rank
    if options.ambiguity in ("first", "newest"):
        said = _of_one(said, newest=options.ambiguity == "newest")
    return _KINDS[kind](said, options)


def _rank(said: Said) -> int:
    return said[1][0].rank


def _of_one(said: list[Said], *, newest: bool) -> list[Said]:
    """Return what one person, else one service, says: the first or the newest one."""
    best = said[0][1]
    if newest:
        candidates = [statement for _, statement in said if statement[0].rank == best[0].rank]
        # the last one on a tie: what is appended is newer, as in Kamailio's aggregates
        best = max(reversed(candidates), key=lambda statement: _age(statement[2]))
    return [each for each in said if each[1][2] is best[2]]


def _age(owner: Element) -> float:
    """Return the timestamp of a person or a tuple; one without is older than any other."""
    for child in owner:
        if PIDF_NAMES.get(child.tag) == "timestamp":
            moment = moment_of(text_of(child))
            return -inf if moment is None else moment
    return -inf


def _united(said: list[Said], _options: DocumentOptions) -> Said:
    sets = [cast("frozenset[str]", value) for value, _ in said]
    return frozenset().union(*sets), said[0][1]


def _first(said: list[Said], _options: DocumentOptions) -> Said:
    return said[0]


def _basic(said: list[Said], options: DocumentOptions) -> Said:
    compose = compose_cautiously if options.ambiguity == "cautious" else compose_basic
    values = [cast("str", value) for value, _ in said]
    one = compose(values)
    return said[values.index(cast("str", one))]


def _note(said: list[Said], options: DocumentOptions) -> Said:
    """Return the note in the best language, of the person if that says one, else of a tuple."""
    _, group = next(groupby(said, key=_rank))
    notes = list(group)
    if not options.languages or len(notes) == 1:
        return notes[0]
    languages = [language_of(element) for _, (_, element, _) in notes]
    return notes[preferred_note(languages, options.languages)]


_KINDS: Final[Mapping[str, Callable[[list[Said], DocumentOptions], Said]]] = MappingProxyType(
    {"set": _united, "word": _first, "basic": _basic, "note": _note}
)
