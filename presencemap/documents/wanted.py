"""What is asked of documents: which fields, and what holds where the standards leave a choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal, get_args

from attrs import Attribute, field, frozen, validators

from presencemap.documents.profiles import profile_names

__all__ = ["AMBIGUITIES", "DEFAULT_OPTIONS", "Ambiguity", "DocumentOptions", "Wanted"]

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
    "pt-BR"). Raises `ValueError` for a policy or a profile that there is not.
    """

    ambiguity: Ambiguity = field(default="united", validator=validators.in_(AMBIGUITIES))
    profiles: frozenset[str] = field(default=frozenset(), converter=_names, validator=_are_known)
    aggregate: bool = False
    languages: tuple[str, ...] = field(default=(), converter=_tags)


DEFAULT_OPTIONS: Final = DocumentOptions()


@frozen(cache_hash=True)  # it is what tables are kept by, and looked up for each document
class Wanted:
    """What a reader gives: the `fields` that somebody uses, read as `options` say."""

    fields: frozenset[str]
    options: DocumentOptions = DEFAULT_OPTIONS
