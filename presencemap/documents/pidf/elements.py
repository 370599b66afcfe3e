"""The elements that feed PIDF's fields: each to the value that it alone gives.

Here the texts and attributes of elements are looked at, and nowhere else but in `ambiguity`
(timestamps), `vendors` and `understanding`; what they mean is said in `meaning`. An element that
says nothing gives None.

| element | looked at |
|---|---|
| basic, sphere, user-input, note, display-name | the text |
| activities | names of the children, texts of `activity`; of its own text only if there is any |
| mood, place-type, privacy, relationship, service-class, sphere | names of the children |
| place-is | names of the children and of theirs |
| user-input, for `idle` | `idle-threshold`, `last-input` |
| note, where there are several and languages are preferred | `xml:lang`, of its ancestors too |
| what RPID gives a time, where the time of reading is known | `from`, `until` |
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.namespaces import PIDF_NAMES, XML_LANG
from presencemap.documents.pidf.meaning import activities_of, idle_of, tokens_of, word_of
from presencemap.documents.pidf.slots import Saying
from presencemap.documents.pidf.times import holds_at
from presencemap.documents.xml import Element, children_of, local_name, text_of

__all__ = ["FEEDS", "RELATIONS", "TIMED", "holds", "language_of"]

TIMED: Final = frozenset(
    {
        *("activities", "mood", "place-is", "place-type", "privacy", "relationship"),
        *("service-class", "sphere"),
    }
)
"""Elements that may hold for a time (RFC 4480, table 1), of those that are read."""

_MEDIA: Final = frozenset({"audio", "video", "text"})  # RFC 4480 §3.6


def holds(element: Element, at: float) -> bool:
    """Tell whether what an element says holds at a time."""
    begins, ends = element.get("from"), element.get("until")
    return (begins is None and ends is None) or holds_at(begins, ends, at)


def language_of(element: Element) -> str | None:
    """Return the language of an element's text, which it may have from an ancestor."""
    current: Element | None = element
    while current is not None:
        language: str | None = current.get(XML_LANG)
        if language is not None:
            return language
        current = current.getparent()
    return None


def _names(element: Element, _at: float | None) -> frozenset[str] | None:
    """Return the names of what stands in an element, None where nothing does."""
    return tokens_of(tuple([child.tag for child in children_of(element)])) or None


def _activities(element: Element, _at: float | None) -> frozenset[str]:
    """Return the activities, the empty set where the element is empty; relationships too."""
    children = children_of(element)
    tags = tuple([child.tag for child in children])
    tokens = tokens_of(tags)
    if tokens and "activity" not in tokens:
        return tokens
    texts = [text_of(child) for child in children if PIDF_NAMES.get(child.tag) == "activity"]
    others = any(local_name(child) != "note" for child in children)
    return activities_of(tags, texts, is_written=others or text_of(element) is not None)


def _place_is(element: Element, _at: float | None) -> frozenset[str] | None:
    """Return what the place is like as `audio-noisy`, `video-ok` and so on."""
    return (
        frozenset(
            f"{medium}-{quality}"
            for child in element
            for medium in _MEDIA & tokens_of((child.tag,))
            for quality in _names(child, None) or ()
        )
        or None
    )


def _word(element: Element, _at: float | None) -> str | None:
    if len(element):
        return word_of(text_of(element))
    return word_of(element.text)


def _sphere(element: Element, _at: float | None) -> str | None:
    """Return the sphere: RPID has an element for it, its drafts had a text."""
    names = _names(element, None)
    return min(names) if names else _word(element, None)


def _idle(element: Element, at: float | None) -> float | None:
    return idle_of(text_of(element), element.get("idle-threshold"), element.get("last-input"), at)


def _text(element: Element, _at: float | None) -> str | None:
    return text_of(element)


FEEDS: Final[Mapping[str, tuple[tuple[str, Saying], ...]]] = MappingProxyType(
    {
        "basic": (("basic", _word),),
        "activities": (("activities", _activities),),
        "user-input": (("user-input", _word), ("idle", _idle)),
        "note": (("note", _text),),
        "mood": (("mood", _names),),
        "place-is": (("place-is", _place_is),),
        "place-type": (("place-type", _names),),
        "privacy": (("privacy", _names),),
        "sphere": (("sphere", _sphere),),
        "display-name": (("display-name", _text),),
    }
)
"""Element to the fields that it feeds, and what gives the field's value of such an element."""

RELATIONS: Final[Mapping[str, Saying]] = MappingProxyType(
    {"relationship": _activities, "service-class": _names}
)
"""Elements that tell whose service a tuple is, and of what class."""
