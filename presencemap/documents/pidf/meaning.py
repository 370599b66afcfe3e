"""What the texts of a PIDF document mean, without the document: plain texts to values.

It knows no elements, so that whoever has the texts in another way comes to the same values.
All words are read in lower case: the RFCs' words are, and vendors write DND as they like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from presencemap.documents.namespaces import READ_BRACED
from presencemap.documents.times import moment_of

__all__ = [
    "activities_of",
    "compose_basic",
    "compose_cautiously",
    "idle_of",
    "is_own_service",
    "preferred_note",
    "tokens_of",
    "word_of",
]

UNKNOWN: Final = frozenset({"unknown"})
_REACHABLE: Final = frozenset({"electronic", "unknown"})
_LONGEST_TAGS: Final = 500  # characters: some ten activities
_LONGEST_NUMBER: Final = 10  # digits of an idle-threshold; more would be centuries


def word_of(text: str | None) -> str | None:
    """Return a word, None where there is none; white space around it is dropped (Cisco CUP)."""
    return None if text is None else text.strip().lower() or None


def compose_basic(values: Sequence[str]) -> str | None:
    """Return one basic status for several services: open, else what is unknown, else closed."""
    if "open" in values:
        return "open"
    return next((value for value in values if value != "closed"), values[0] if values else None)


def compose_cautiously(values: Sequence[str]) -> str | None:
    """Return one basic status for several services: closed, else what is unknown, else open."""
    if "closed" in values:
        return "closed"
    return next((value for value in values if value != "open"), values[0] if values else None)


def tokens_of(tags: tuple[str, ...]) -> frozenset[str]:
    """Return the names among `{namespace}name` tags: RPID has elements for values.

    A tag in a namespace that isn't read is no name (RFC 3863 §4.2.3), nor is a note.
    """
    # what strangers send must not stay in memory, beyond what servers' own few words need
    return _remembered(tags) if sum(map(len, tags)) <= _LONGEST_TAGS else _tokens(tags)


def _tokens(tags: tuple[str, ...]) -> frozenset[str]:
    named = (tag.rpartition("}") for tag in tags)
    return frozenset(
        name.lower() for namespace, _, name in named if namespace in READ_BRACED and name != "note"
    )


_remembered: Final = lru_cache(maxsize=1_024)(_tokens)


def activities_of(
    tags: tuple[str, ...], texts: Iterable[str | None], *, is_written: bool
) -> frozenset[str]:
    """Return what is being done; `unknown` where nothing of what is said can be read.

    `texts` are those of `activity` elements (RPID's drafts, Microsoft), whose text is the name.
    `is_written` tells whether anything but notes stands there: RFC 3863 §4.2.3 lets us ignore a
    vendor's activity, but a person with one is not one without.
    """
    tokens = tokens_of(tags)
    if "activity" in tokens:
        tokens = tokens - {"activity"} | {word_of(text) or "unknown" for text in texts}
    return tokens if tokens or not is_written else UNKNOWN


def idle_of(
    state: str | None, threshold: str | None, last_input: str | None, at: float | None
) -> float | None:
    """Return for how many seconds, at least, nobody has used a device (RFC 4480 §3.14).

    That is the time since the last input, if both it and the present are known; whoever is
    `idle` is so at least for the threshold (seconds) after which he is called idle.
    """
    found = []
    last = moment_of(last_input)
    if last is not None and at is not None:
        found.append(max(0.0, at - last))
    digits = (threshold or "").strip()
    if word_of(state) == "idle" and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER:
        found.append(float(digits))
    return max(found, default=None)


def is_own_service(relationship: frozenset[str], service_class: frozenset[str]) -> bool:
    """Tell whether a tuple is a service by which the presentity itself can be called.

    A tuple with a relationship other than `self` is somebody else, an assistant for one (RFC
    4480 §3.9); one of class postal, courier, freight or in-person is no electronic service
    (§3.10). Neither makes the presentity one that can be reached.
    """
    return (not relationship or "self" in relationship) and (
        not service_class or not service_class.isdisjoint(_REACHABLE)
    )


def preferred_note(languages: Sequence[str | None], preferred: Sequence[str]) -> int:
    """Return which of several notes is in the language that is liked best, else the first.

    A language covers its own variants, in any case of letters: "pt" takes "pt-BR" (RFC 4647
    §3.3.1).
    """
    for wanted in preferred:
        for index, language in enumerate(languages):
            if f"{language or ''}-".lower().startswith(f"{wanted}-".lower()):
                return index
    return 0
