"""What named vendors mean by notes and elements of their own: `profiles`, applied.

Looked at here: the texts of all notes, and of `digium_presence` its `type`, `subtype` and text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from presencemap.documents.pidf.meaning import word_of
from presencemap.documents.pidf.slots import Said
from presencemap.documents.profiles import Profile, Told
from presencemap.documents.xml import Element, text_of

__all__ = ["DIGIUM", "as_told", "said_by_digium"]

DIGIUM: Final = "digium_presence"
_NOTHING: Final[frozenset[str]] = frozenset()


def said_by_digium(element: Element, _at: float | None) -> str:
    """Return the type of a `digium_presence`, "" where it has none."""
    return word_of(element.get("type")) or ""


def as_told(
    said: Mapping[str, Said], found: Mapping[str, list[Said]], profiles: Iterable[Profile]
) -> dict[str, Said]:
    """Return what fields say, and what else is found, as the named vendors mean it."""
    told = dict(said)
    for profile in profiles:
        if profile.silent and "activities" in told:
            before = told["activities"]
            spoken = cast("frozenset[str]", before[0]) - profile.silent
            told["activities"] = spoken, *before[1:]
    notes = sorted(found.get("note", ()), key=lambda note: note[1].rank)
    for meant, note in _meanings(notes, profiles):
        if meant.basic is not None:
            told["basic"] = meant.basic, *note[1:]
        if meant.activities is not None:
            told["activities"] = meant.activities, *note[1:]
        break
    for profile in profiles:
        for presence in found.get(DIGIUM, ()) if profile.presence else ():
            _add_presence(told, profile, presence)
    return told


def _meanings(notes: Iterable[Said], profiles: Iterable[Profile]) -> Iterator[tuple[Told, Said]]:
    """Yield what notes mean to the vendors."""
    for note in notes:
        word = cast("str", note[0]).lower()
        for profile in profiles:
            for known, meant in profile.notes.items():
                if f"{word} ".startswith(known[:-1]) if known[-1] == "*" else word == known:
                    yield meant, note


def _add_presence(told: dict[str, Said], profile: Profile, presence: Said) -> None:
    """Add what a `digium_presence` says: its type to the activities, its message as note."""
    kind, _, element, _ = presence
    added = profile.presence.get(cast("str", kind))
    if added is not None:
        before = told.get("activities", (_NOTHING, *presence[1:]))
        activities = cast("frozenset[str]", before[0])
        shown = before if activities else presence
        told["activities"] = activities | added, *shown[1:]
    message = text_of(element) or (element.get("subtype") or "").strip()
    if message:
        told["note"] = message, *presence[1:]
