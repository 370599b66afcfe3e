"""What one subscription has been told whole, so that what comes in parts can be put together.

The caller keeps one `Stream` for each subscription (each SIP dialog) and hands it in with every
body of it, in their order. Two kinds of things come in parts, each with versions of its own:

* a PIDF document, as a full one and changes of it (RFC 5262): its text as it stands now;
* a resource list, as full and partial notifications (RFC 4662): which resources are alive.

What is kept of a document is its text: small, and no tree of lxml outlives a reading. This module
knows neither XML nor which versions follow each other; it only keeps, within bounds. A stream is
used by one thread at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from attrs import define, field, frozen

from presencemap.limits import Limits

__all__ = ["FullState", "ListState", "Shelf", "Stream", "resource_key", "version_of"]

Shelf: TypeAlias = tuple[str, ...]
"""Where a thing is kept: the lists around it with their resources, then its own name."""

_VERSION: Final = re.compile(r"\s*\+?([0-9]{1,10})\s*")
_LARGEST: Final = 2**32 - 1
_BODIES: Final = 4  # how many bodies of the largest size the kept documents may be together


@frozen
class FullState:
    """A PIDF document as it stands after `version`.

    `doubted`: an older full document has come since, so the next one counts, whatever its version.
    """

    version: int
    text: bytes
    doubted: bool = False


@frozen
class ListState:
    """A resource list as it stands after `version`.

    `resources` are those with a subscription behind them: `resource_key` to URI. `doubted` is as
    in `FullState`.
    """

    version: int
    resources: Mapping[str, str]
    doubted: bool = False


@define(weakref_slot=False)
class Stream:
    """What one subscription has been told whole; empty until something comes in parts."""

    _documents: dict[Shelf, FullState] | None = field(default=None, init=False)
    _lists: dict[Shelf, ListState] | None = field(default=None, init=False)

    def document(self, shelf: Shelf) -> FullState | None:
        """Return the document that is kept on a shelf."""
        return None if self._documents is None else self._documents.get(shelf)

    def resource_list(self, shelf: Shelf) -> ListState | None:
        """Return the list that is kept on a shelf."""
        return None if self._lists is None else self._lists.get(shelf)

    def only_document(self) -> Shelf | None:
        """Return the shelf of the one document that is kept, None where there are none or several.

        It is what a change without an `entity` is about.
        """
        shelves = list(self._documents or ())
        return shelves[0] if len(shelves) == 1 else None

    def keep_document(self, shelf: Shelf, state: FullState, limits: Limits) -> None:
        """Keep a document; those that were silent for longest give way beyond the bounds.

        Their next change finds no full state, which asks for it.
        """
        kept = self._documents = self._documents or {}
        kept.pop(shelf, None)
        kept[shelf] = state
        size = sum(len(each.text) for each in kept.values())
        while len(kept) > limits.document_parts or size > _BODIES * limits.document_bytes:
            size -= len(kept.pop(next(iter(kept))).text)

    def drop_document(self, shelf: Shelf) -> None:
        """Keep a document no longer."""
        if self._documents:
            self._documents.pop(shelf, None)

    def keep_list(self, shelf: Shelf, state: ListState, limits: Limits) -> None:
        """Keep a list; those that were silent for longest give way beyond the bounds.

        A full list is always within them. One that partial lists have made larger gives way, too:
        the next of its kind is then the first that is heard.
        """
        kept = self._lists = self._lists or {}
        kept.pop(shelf, None)
        kept[shelf] = state
        size = sum(len(each.resources) for each in kept.values())
        while len(kept) > limits.document_parts or size > limits.document_elements:
            size -= len(kept.pop(next(iter(kept))).resources)

    def forget(self, shelf: Shelf) -> list[str]:
        """Keep no longer what lies below a shelf; return the resources of the lists there."""
        depth, resources = len(shelf), []
        for kept in (self._documents, self._lists):
            for each in [each for each in kept or () if each[:depth] == shelf]:
                gone = kept.pop(each) if kept else None
                resources += list(gone.resources.values()) if isinstance(gone, ListState) else []
        return resources


def version_of(text: str | None) -> int | None:
    """Return a version: an unsigned number of 32 bits (RFC 4662 §5.2); None for all else."""
    match = _VERSION.fullmatch(text or "")
    version = None if match is None else int(match[1])
    return version if version is not None and version <= _LARGEST else None


def resource_key(uri: str) -> str:
    """Return what two spellings of one resource's URI have in common.

    Servers leave out `sip:` here and there, and change case between notifications.
    """
    return uri.strip().removeprefix("sip:").casefold()
