"""How documents are to be read: options of the command line over settings of a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click
from attrs import frozen

from presencemap.cli.exits import Misuse
from presencemap.cli.settings import Settings
from presencemap.documents import AMBIGUITIES, PROFILES, DocumentOptions
from presencemap.documents.wanted import is_language_tag
from presencemap.tables.suggest import did_you_mean

__all__ = ["Reading", "document_options", "reading_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

_PROFILES: Final = tuple(profile.name for profile in PROFILES)


@frozen(kw_only=True)
class Reading:
    """What the command line says of documents; None and () are what it does not say."""

    ambiguity: str | None
    profiles: tuple[str, ...]
    aggregate: bool | None
    languages: tuple[str, ...]


_OPTIONS: Final = (
    click.option(
        "--ambiguity",
        type=click.Choice(AMBIGUITIES),
        help="What to make of several persons or services of one presentity in PIDF: all together "
        "(united, the default), the newest, the first, or all together but open only if all of "
        "them are (cautious).",
    ),
    click.option(
        "--profile",
        "profiles",
        multiple=True,
        metavar="NAME",
        help=f"Read a vendor's habits, too, such as notes that tell more than the status: "
        f"{', '.join(_PROFILES)}. Repeat it.",
    ),
    click.option(
        "--aggregate/--no-aggregate",
        default=None,
        help="Take a view of one's own in Microsoft's documents (roaming-self) for the presence "
        "that a server would make of it. It changes nothing by default.",
    ),
    click.option(
        "--language",
        "languages",
        multiple=True,
        metavar="TAG",
        help="Prefer notes and custom texts in this language, such as de or pt-BR; repeat it, the "
        "best first.",
    ),
)


def reading_options(command: Command) -> Command:
    """Give a command the options that make up `Reading`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def document_options(asked: Reading, settings: Settings) -> DocumentOptions:
    """Return how to read documents. Raises Misuse for a name that means nothing."""
    ambiguity = asked.ambiguity or settings.ambiguity or AMBIGUITIES[0]
    if ambiguity not in AMBIGUITIES:
        raise Misuse(f"{settings.file}: `ambiguity` takes one of {', '.join(AMBIGUITIES)}")
    profiles = asked.profiles or settings.profiles
    for name in profiles:
        if name not in _PROFILES:
            place = "" if asked.profiles else f"{settings.file}: "
            hint = did_you_mean(name, _PROFILES) or f"there are {', '.join(_PROFILES)}"
            raise Misuse(f"{place}there is no profile `{name}`; {hint}")
    for tag in asked.languages or settings.languages:
        if not is_language_tag(tag):
            place = "--language" if asked.languages else f"{settings.file}: `languages`"
            raise Misuse(f"{place}: `{tag}` is no language tag; write it as in `de` or `pt-BR`")
    aggregate = settings.aggregate if asked.aggregate is None else asked.aggregate
    return DocumentOptions(
        ambiguity=ambiguity,  # type: ignore[arg-type]  # one of them, as was just asked
        profiles=profiles,
        aggregate=bool(aggregate),
        languages=asked.languages or settings.languages,
    )
