"""What is asked of documents: which fields, and what holds where the standards leave a choice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, Literal, get_args

from attrs import Attribute, field, frozen

from presencemap.documents.profiles import profile_names

__all__ = [
    "AMBIGUITIES",
    "DEFAULT_OPTIONS",
    "Ambiguity",
    "DocumentOptions",
    "Wanted",
    "is_language_tag",
]

_TAG: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+")

Ambiguity = Literal["united", "newest", "first", "cautious"]
AMBIGUITIES: Final[tuple[str, ...]] = get_args(Ambiguity)
"""What to make of several persons or several services of one presentity (RFC 4479 §3.5).

An element that is absent allows no statement (RFC 4479 §3.6), so each field is decided by those
alone that say something of it; what is said of another time (`from`, `until`) is not said. Persons
go before services, as it is the person that RPID describes.

| policy | a set, as activities | one word, as user-input; a note | basic |
|---|---|---|---|
| united | all that any says | of the first that says it | open if any service is |
| newest | of the newest person, else of the newest service | likewise | of the newest service |
| first | of the first person, else of the first service | likewise | of the first service |
| cautious | as united | as united | open only if all services are |

The newest has the latest timestamp, and on a tie stands last; one without a timestamp is older
than any other.
"""


def _names(profiles: Iterable[str]) -> frozenset[str]:
    if isinstance(profiles, str):
        raise TypeError(f"profiles is a collection of names, not one name: {profiles!r}")
    return frozenset(profiles)


def _tags(languages: Iterable[str]) -> tuple[str, ...]:
    if isinstance(languages, str):
        raise TypeError(f"languages is a row of tags, not one tag: {languages!r}")
    return tuple(languages)


def _are_tags(_options: DocumentOptions, _field: Attribute[Any], tags: tuple[str, ...]) -> None:
    for tag in tags:
        if not isinstance(tag, str):
            raise TypeError(f"languages holds tags, not {tag!r}")
        if not is_language_tag(tag):
            raise ValueError(f"`{tag}` is no language tag; write it as in `de` or `pt-BR`")


def is_language_tag(tag: str) -> bool:
    """Tell whether a text has the form of a language tag (RFC 5646 §2.1), whatever it means."""
    return _TAG.fullmatch(tag) is not None


def _is_policy(_options: DocumentOptions, _field: Attribute[Any], ambiguity: str) -> None:
    if ambiguity not in AMBIGUITIES:
        known = ", ".join(AMBIGUITIES)
        raise ValueError(f"`{ambiguity}` is no way to take ambiguity; there are {known}")


def _is_bool(_options: DocumentOptions, _field: Attribute[Any], aggregate: bool) -> None:
    if not isinstance(aggregate, bool):
        raise TypeError(f"aggregate is True or False, not {aggregate!r}")


def _are_known(_options: DocumentOptions, _field: Attribute[Any], names: frozenset[str]) -> None:
    unknown = sorted(names.difference(profile_names()))
    if unknown:
        known = ", ".join(profile_names())
        raise ValueError(f"`{unknown[0]}` is no profile; there are {known}")


@frozen(kw_only=True)
class DocumentOptions:
    """How documents are read where the standards leave a choice; frozen, so it may be shared.

    `ambiguity` is one of `AMBIGUITIES`. `profiles` names vendors whose habits are read, such as
    "asterisk", whose notes tell more than its status; none is by default, `PROFILES` has all.
    `aggregate` says that from a view of one's own (roaming-self) the presence is made that a
    server would make of it; by default it is the one that the server has made. `languages` are
    those in which notes and custom texts are preferred, the best first, as in `xml:lang` ("de",
    "pt-BR"). Raises `ValueError` for a policy or a profile that there is not and for what is no
    language tag, `TypeError` for values of other types.
    """

    ambiguity: Ambiguity = field(default="united", validator=_is_policy)
    profiles: frozenset[str] = field(default=frozenset(), converter=_names, validator=_are_known)
    aggregate: bool = field(default=False, validator=_is_bool)
    languages: tuple[str, ...] = field(default=(), converter=_tags, validator=_are_tags)


DEFAULT_OPTIONS: Final = DocumentOptions()


@frozen(cache_hash=True)  # it is what tables are kept by, and looked up for each document
class Wanted:
    """What a reader gives: the `fields` that somebody uses, read as `options` say."""

    fields: frozenset[str]
    options: DocumentOptions = DEFAULT_OPTIONS
