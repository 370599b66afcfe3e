"""Resource lists (`application/rlmi+xml`, RFC 4662 §5): whose document each part is.

A list names its resources, and for each the part that holds its document, by Content-ID.
Microsoft's servers write both without `<` and `>`, and may list only exceptions such as
"resubscribe" ([MS-SIP] 3.3.5.1): a part that no resource names is about whom it says itself,
and a resource in any state but "terminated" changes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from presencemap.documents.xml import Element, local_name
from presencemap.model import Update

_NOT_ACTIVE = ("pending", "terminated")

__all__ = ["ResourceList", "content_key", "read_list"]


@frozen
class ResourceList:
    """What a list says.

    `names` gives the resource that a part is about, by the part's `content_key`; `lost` are
    the resources that the server has no subscription to any more. `unproven` are the keys of
    parts whose subscription is not active: they may hold anything (RFC 4662 §5.4).
    """

    names: Mapping[str, str]
    lost: tuple[str, ...]
    unproven: frozenset[str] = frozenset()

    def updates(self) -> list[Update]:
        """Return one update for each lost resource."""
        return [Update(uri, {}, "rlmi", lost=True) for uri in self.lost]


def read_list(root: Element) -> ResourceList:
    """Return what a `list` element says.

    A resource may have several instances, one for each of its subscriptions; it is lost
    when all of them are terminated (RFC 4662 §5.4). One without an instance has no state.
    """
    names: dict[str, str] = {}
    lost: dict[str, None] = {}
    unproven: set[str] = set()
    for resource in root:
        uri = resource.get("uri")
        if local_name(resource) != "resource" or not uri:
            continue
        instances = [child for child in resource if local_name(child) == "instance"]
        for instance in instances:
            cid = instance.get("cid")
            if cid:
                names.setdefault(content_key(cid), uri)
                if _state(instance) in _NOT_ACTIVE:
                    unproven.add(content_key(cid))
        states = {_state(instance) for instance in instances}
        if states == {"terminated"}:
            lost[uri] = None
    return ResourceList(names, tuple(lost), frozenset(unproven))


def _state(instance: Element) -> str:
    return (instance.get("state") or "").strip().lower()


def content_key(content_id: str) -> str:
    """Return the part of a Content-ID that senders agree on: no `<`, `>` and no `sip:`."""
    return content_id.strip().removeprefix("<").removesuffix(">").removeprefix("sip:")
