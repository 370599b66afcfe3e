"""Partial PIDF (RFC 5262) with what was told before: full documents kept, changes put together.

One counter runs over the full documents and the changes of a subscription, one up each time:

* a change with the next version is applied, and the document that comes of it is read whole;
* one with a version that has been is stale and says nothing;
* one that leaves a gap (`version-gap`), does not apply (`bad-diff`) or finds no full state
  (`partial-state`) says nothing either, what was kept is dropped, and the full state should be
  asked for again: these codes are in `REFRESH`;
* a full document counts if its version is newer. One of the same version is a repetition. An
  older one says nothing and asks for the full state (`version-gap`), which then counts whatever
  its version: it came late, or its sender counts anew.

A `presence` document (RFC 3863) has no version; it is read as ever and changes nothing here.
What is read of a changed document is read from its text, so it has lines of its own.
"""

from __future__ import annotations

from presencemap.documents.dialects import open_document
from presencemap.documents.partial.patching import apply_diff
from presencemap.documents.stream import FullState, Shelf, Stream, resource_key, version_of
from presencemap.documents.xml import Element, fault_at, local_name
from presencemap.errors import DocumentError
from presencemap.limits import Limits

__all__ = ["put_together"]


def put_together(
    root: Element, document: bytes, shelf: Shelf, stream: Stream, limits: Limits
) -> Element | None:
    """Return the root of what is to be read of a document, None where that is nothing new.

    `root` is that of the `document`, which is put together with what its stream has been told
    before. `shelf` is where a list puts it, empty where none does: then it is kept by its
    `entity`. Raises `DocumentError`.
    """
    name = local_name(root)
    if name == "pidf-full":
        return root if _is_news(root, document, shelf, stream, limits) else None
    return _changed(root, document, shelf, stream, limits) if name == "pidf-diff" else root


def _is_news(root: Element, document: bytes, shelf: Shelf, stream: Stream, limits: Limits) -> bool:
    """Keep a full document if it is newer than what is kept, and tell whether it is."""
    shelf = shelf or _own_shelf(root)
    kept, version = stream.document(shelf), version_of(root.get("version"))
    if version is None:
        stream.drop_document(shelf)  # nothing can be told to come next
        return True
    if kept is not None and version <= kept.version and not kept.doubted:
        if version == kept.version:
            return False
        stream.keep_document(shelf, FullState(kept.version, kept.text, doubted=True), limits)
        raise fault_at(root, "version-gap", f"version {version} came after {kept.version}")
    stream.keep_document(shelf, FullState(version, document), limits)
    return True


def _changed(
    root: Element, document: bytes, shelf: Shelf, stream: Stream, limits: Limits
) -> Element | None:
    """Return the full document after a change, None where the change is stale."""
    if not shelf and root.get("entity") is None:
        shelf = stream.only_document() or ()
    shelf = shelf or _own_shelf(root)
    kept, version = stream.document(shelf), version_of(root.get("version"))
    if kept is None:
        raise fault_at(root, "partial-state", "a partial PIDF needs the full state it changes")
    if version is not None and version <= kept.version:
        return None
    stream.drop_document(shelf)
    if version is None:
        raise fault_at(root, "bad-diff", "it has no version, so its turn is not known")
    if version > kept.version + 1:
        raise fault_at(root, "version-gap", f"version {version} came after {kept.version}")
    text = apply_diff(kept.text, document, limits)
    try:
        changed = open_document(text, limits)
    except DocumentError as error:
        raise fault_at(root, "bad-diff", f"what comes of it: {error.message}") from error
    stream.keep_document(shelf, FullState(version, text), limits)
    return changed


def _own_shelf(root: Element) -> Shelf:
    return (resource_key(root.get("entity") or ""),)
