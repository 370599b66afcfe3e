"""What is asked of documents: which fields, and what holds where the standards leave a choice."""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import field, frozen, validators

__all__ = ["AMBIGUITIES", "DEFAULT_OPTIONS", "Ambiguity", "DocumentOptions", "Wanted"]

Ambiguity = Literal["united", "newest", "first", "cautious"]
AMBIGUITIES: Final[tuple[str, ...]] = get_args(Ambiguity)
"""What to make of several persons or several services of one presentity (RFC 4479 §3.5).

| policy | persons | services |
|---|---|---|
| united | all together do what each does | the presentity is reached by any that is open |
| newest | the one with the newest timestamp, the later one on a tie | likewise |
| first | the first one | likewise |
| cautious | as united | reached only if all of them are open |
"""


@frozen(kw_only=True)
class DocumentOptions:
    """How documents are read where the standards leave a choice; frozen, so it may be shared.

    `ambiguity` is one of `AMBIGUITIES`. `profiles` names vendors whose habits are read, such as
    the notes of Asterisk, which tell more than its status; none is by default. `aggregate`
    says that from a view of one's own (roaming-self) the presence is made that a server would
    make of it; by default it is the one that the server has made. `languages` are those in
    which notes and custom texts are preferred, the best first, as in `xml:lang` ("de", "pt-BR").
    """

    ambiguity: Ambiguity = field(default="united", validator=validators.in_(AMBIGUITIES))
    profiles: frozenset[str] = field(default=frozenset(), converter=frozenset)
    aggregate: bool = False
    languages: tuple[str, ...] = field(default=(), converter=tuple)


DEFAULT_OPTIONS: Final = DocumentOptions()


@frozen
class Wanted:
    """What a reader gives: the `fields` that somebody uses, read as `options` say."""

    fields: frozenset[str]
    options: DocumentOptions = DEFAULT_OPTIONS
