"""What a resource list says beside what its subscription was told before (RFC 4662 §5.6).

* A full list replaces what was known: a resource with a subscription behind it that is missing
  now is gone. It counts if its version is newer than the last.
* A partial list is about the resources that it names, each whole; the others stay as they were.
  The version after the last is expected. A later one counts too, but something was missed:
  `version-gap`, which is in `REFRESH`. Of a list that nothing is known of, any version counts: some
  servers begin at 0, some at 1, and Linphone's begins with a partial one.
* In both, a resource that had a subscription behind it and is listed without one now, or only
  with a pending one, is gone as well: the list read alone would prove nothing of it.
* Versions that have been are passed over with all of their parts. A *full* list with an *older*
  version asks for a refresh (`version-gap`), and the next full list counts whatever its version:
  it came late, or its server counts anew. RFC 4662 would pass it over in silence, and go on doing
  so until the new count has come up to the old one.

Versions count only where they are kept. In Microsoft's category dialect the list names exceptions
and its version may be a constant "0", as OfficeSIP writes (SIPE does not read it): a list beside a
part of categories is neither judged nor remembered. A list without a version is treated likewise,
and a request to subscribe again is passed on even from a list that is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from presencemap.documents.lists.rlmi import ResourceList
from presencemap.documents.stream import ListState, Shelf, Stream, resource_key
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.model import Update

__all__ = ["Heard", "hear"]


@frozen
class Heard:
    """What a list says: updates without documents, and errors.

    `stale` says that the documents beside it are not to be read. `shelf` is that of the
    list; what it lists is kept below.
    """

    shelf: Shelf
    updates: list[Update] = field(factory=list)
    errors: list[DocumentError] = field(factory=list)
    stale: bool = False


def hear(
    said: ResourceList, stream: Stream | None, path: Shelf, limits: Limits, *, counted: bool = True
) -> Heard:
    """Return what a list says, and remember it.

    `path` is where the list stands among others, empty for the outermost; `counted` says that
    its version means something.
    """
    shelf = (*path, resource_key(said.uri))
    if stream is None or said.version is None or not counted:
        return Heard(shelf, said.updates())
    before = stream.resource_list(shelf)
    fresh = before is None or (before.doubted and said.full)
    if before is not None and not fresh and said.version <= before.version:
        return _passed_over(said, said.version, before, stream, shelf, limits)
    known: Mapping[str, str] = {} if before is None else before.resources
    stream.keep_list(shelf, ListState(said.version, _after(said, known)), limits)
    heard = Heard(shelf, _updates(said, known, stream, shelf))
    if before is not None and not said.full and said.version > before.version + 1:
        heard.errors.append(_gap(said.version, before.version))
    return heard


def _passed_over(
    said: ResourceList,
    version: int,
    before: ListState,
    stream: Stream,
    shelf: Shelf,
    limits: Limits,
) -> Heard:
    """Return what is left of a list whose version has been: requests to subscribe again."""
    heard = Heard(shelf, said.requests(), stale=True)
    if said.full and version < before.version:
        doubted = ListState(before.version, before.resources, doubted=True)
        stream.keep_list(shelf, doubted, limits)
        heard.errors.append(_gap(version, before.version))
    return heard


def _after(said: ResourceList, known: Mapping[str, str]) -> dict[str, str]:
    """Return the resources with a subscription behind them after a list."""
    if said.full:
        return dict(said.live)
    left = {k: uri for k, uri in known.items() if k not in said.lost and k not in said.idle}
    return left | dict(said.live)


def _updates(
    said: ResourceList, known: Mapping[str, str], stream: Stream, shelf: Shelf
) -> list[Update]:
    """Return one update for each resource that is lost, and for what a lost list had listed."""
    silent = {
        key: (uri, None)
        for key, uri in known.items()
        if key not in said.lost and (key in said.idle or (said.full and key not in said.live))
    }
    updates: list[Update] = []
    for key, (uri, reason) in (silent | dict(said.lost)).items():
        updates.append(Update(uri, {}, "rlmi", lost=True, reason=reason))
        below = stream.forget((*shelf, key))
        updates += [Update(each, {}, "rlmi", lost=True, reason=reason) for each in below]
    return [*updates, *said.requests()]


def _gap(version: int, before: int) -> DocumentError:
    return DocumentError("version-gap", f"version {version} came after {before}", xpath="/list")
