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


def said_by_digium(element: Element, _at: float | None) -> str:
    """Return the type of a `digium_presence`, "" where it has none."""
    return word_of(element.get("type")) or ""


def as_told(found: Mapping[str, list[Said]], profiles: Iterable[Profile]) -> dict[str, list[Said]]:
    """Return what is said of fields as the named vendors mean it."""
    told = dict(found)
    for profile in profiles:
        if profile.silent:
            told["activities"] = [
                (_activities(said) - profile.silent, *said[1:])
                for said in told.get("activities", ())
            ]
    notes = sorted(found.get("note", ()), key=lambda note: note[1].rank)
    for meant, note in _meanings(notes, profiles):
        if meant.basic is not None:
            told["basic"] = [(meant.basic, *note[1:])]
        if meant.activities is not None:
            told["activities"] = [(meant.activities, *note[1:])]
        break
    for profile in profiles:
        for presence in found.get(DIGIUM, ()) if profile.presence else ():
            _add_presence(told, profile, presence)
    return {field: all_said for field, all_said in told.items() if all_said}


def _activities(said: Said) -> frozenset[str]:
    return cast("frozenset[str]", said[0])


def _meanings(notes: Iterable[Said], profiles: Iterable[Profile]) -> Iterator[tuple[Told, Said]]:
    """Yield what notes mean to the vendors."""
    for note in notes:
        word = cast("str", note[0]).lower()
        for profile in profiles:
            for known, meant in profile.notes.items():
                if f"{word} ".startswith(known[:-1]) if known[-1] == "*" else word == known:
                    yield meant, note


def _add_presence(told: dict[str, list[Said]], profile: Profile, presence: Said) -> None:
    """Add what a `digium_presence` says: its type to the activities, its message as note."""
    kind, _, element, _ = presence
    added = profile.presence.get(cast("str", kind))
    if added is not None:
        told["activities"] = [
            (_activities(said) | added, *said[1:]) for said in told.get("activities", ())
        ] or [(added, *presence[1:])]
    message = text_of(element) or (element.get("subtype") or "").strip()
    if message:
        told["note"] = [(message, *presence[1:])]
