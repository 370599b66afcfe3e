"""What named vendors mean by notes and elements of their own: `profiles`, applied.

Looked at here: the texts of all notes, and of `digium_presence` its `type`, `subtype` and text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from presencemap.documents.pidf.meaning import word_of
from presencemap.documents.pidf.plan import Plan, Said, Statement
from presencemap.documents.profiles import Profile, Told
from presencemap.documents.xml import text_of

__all__ = ["as_told"]


def as_told(
    said: dict[str, Said], found: Mapping[str, list[Statement]], plan: Plan
) -> dict[str, Said]:
    """Return what fields say as the vendors that are named mean it."""
    told: dict[str, Said] = dict(said)
    for profile in plan.profiles:
        _without_silent(told, profile)
    notes = sorted(found.get("note", ()), key=lambda statement: statement[0].rank)
    for meant, statement in _meanings(notes, plan.profiles):
        if meant.basic is not None:
            told["basic"] = meant.basic, statement
        if meant.activities is not None:
            told["activities"] = meant.activities, statement
        break
    for profile in plan.profiles:
        if profile.presence:
            for statement in found.get("digium_presence", ()):
                _with_presence(told, profile, statement)
    return told


def _without_silent(told: dict[str, Said], profile: Profile) -> None:
    if profile.silent and "activities" in told:
        activities, statement = told["activities"]
        told["activities"] = cast("frozenset[str]", activities) - profile.silent, statement


def _meanings(
    notes: Iterable[Statement], profiles: Iterable[Profile]
) -> Iterator[tuple[Told, Statement]]:
    """Yield what notes mean to the vendors, of a person's first."""
    for statement in notes:
        word = word_of(text_of(statement[1]))
        for profile in profiles if word else ():
            for known, meant in profile.notes.items():
                if f"{word} ".startswith(known[:-1]) if known.endswith("*") else word == known:
                    yield meant, statement


def _with_presence(told: dict[str, Said], profile: Profile, statement: Statement) -> None:
    """Add what a `digium_presence` says: its type to the activities, its message as note."""
    element = statement[1]
    added = profile.presence.get(word_of(element.get("type")) or "")
    if added is not None:
        before, shown = told.get("activities", (frozenset(), statement))
        activities = cast("frozenset[str]", before)
        told["activities"] = activities | added, shown if activities else statement
    message = text_of(element) or (element.get("subtype") or "").strip()
    if message:
        told["note"] = message, statement
