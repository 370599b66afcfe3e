"""Resource lists (`application/rlmi+xml`, RFC 4662 §5): whose document each part is.

A list names its resources, and for each the part that holds its document, by Content-ID.
Microsoft's servers write both without `<` and `>`, and may list only exceptions such as
"resubscribe" ([MS-SIP] 3.3.5.1, [MS-PRES] 3.4.5.1.3): a part that no resource names is about whom
it says itself.

What the states of a resource's instances mean (a resource has one for each subscription behind
it, nearly always one):

| state | meaning |
|---|---|
| active | the part is its document |
| pending | its part may hold anything (RFC 4662 §5.5): nothing is proven, as with no instance |
| terminated | lost, when all of its instances are; its last document is not read |
| terminated, reason "invariant" | as active: the state won't change any more (RFC 6665 §4.1.3) |
| resubscribe | the watcher is asked for a subscription of its own, at `poolFqdn` if there is one |
| no instance at all | the server has no state of it: lost, if it had one before |

Where some instances are pending and all others terminated, nothing is proven either.

This module says what one list says; what was said before is for `hearing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from presencemap.documents.stream import resource_key, version_of
from presencemap.documents.xml import Element, local_name
from presencemap.model import Update

__all__ = ["NO_LIST", "ResourceList", "content_key", "read_list"]

_TRUE: Final = ("1", "true")  # of xs:boolean
_UNCHANGING: Final = "invariant"
_RESUBSCRIBE: Final = "resubscribe"
_NOT_ACTIVE: Final = ("pending", "terminated")
_EMPTY: Final[Mapping[str, str]] = MappingProxyType({})


@frozen
class ResourceList:
    """What a list says.

    `owners` gives the resource that a part is about and the id of its instance, by the part's
    `content_key`. `unproven` are the keys of parts whose subscription is not active. Of resources,
    by `resource_key`: `live` have a subscription behind them, `idle` none or none that is active
    (those are `doubtful`), `lost` only terminated ones, with the reason where there is one.
    `resubscribe` are those to subscribe to again, with the pool or "".
    """

    uri: str = ""
    version: int | None = None
    full: bool = False
    owners: Mapping[str, tuple[str, str]] = MappingProxyType({})
    unproven: frozenset[str] = frozenset()
    live: Mapping[str, str] = _EMPTY
    idle: Mapping[str, str] = _EMPTY
    lost: Mapping[str, tuple[str, str | None]] = MappingProxyType({})
    doubtful: frozenset[str] = frozenset()
    resubscribe: Mapping[str, tuple[str, str]] = MappingProxyType({})

    def updates(self) -> list[Update]:
        """Return one update for each resource that has ended, or is to be subscribed to again."""
        ended = (Update(u, {}, "rlmi", lost=True, reason=why) for u, why in self.lost.values())
        return [*ended, *self.requests()]

    def requests(self) -> list[Update]:
        """Return one update for each resource that is to be subscribed to again."""
        return [
            Update(uri, {}, "rlmi", resubscribe=pool) for uri, pool in self.resubscribe.values()
        ]


NO_LIST: Final = ResourceList()
"""What a body without a list says of its parts: nothing."""


@frozen
class _Instance:
    """One subscription behind a resource."""

    id: str
    state: str
    cid: str
    reason: str | None
    pool: str


@frozen
class _Resource:
    """A resource of a list, with the instances of all elements about it."""

    uri: str
    instances: list[_Instance]

    @property
    def state(self) -> str:
        """The name of the group in `ResourceList` that tells most of it."""
        states = {each.state for each in self.instances}
        if not states:
            return "idle"
        if states == {"terminated"}:
            return "lost"
        return "doubtful" if states.issubset(_NOT_ACTIVE) else "live"


def read_list(root: Element) -> ResourceList:
    """Return what a `list` element says."""
    resources = _resources(root)
    states = {key: resource.state for key, resource in resources.items()}
    listed = [(each.uri, i) for each in resources.values() for i in each.instances]
    by_uri = {content_key(uri): (uri, instance.id) for uri, instance in reversed(listed)}
    by_cid = {content_key(i.cid): (uri, i.id) for uri, i in reversed(listed) if i.cid}
    return ResourceList(
        root.get("uri") or "",
        version_of(root.get("version")),
        (root.get("fullState") or "").strip() in _TRUE,
        by_uri | by_cid,
        frozenset(content_key(i.cid) for _, i in listed if i.cid and i.state in _NOT_ACTIVE),
        {k: each.uri for k, each in resources.items() if states[k] == "live"},
        {k: each.uri for k, each in resources.items() if states[k] in ("idle", "doubtful")},
        {k: _end(each) for k, each in resources.items() if states[k] == "lost"},
        frozenset(key for key, state in states.items() if state == "doubtful"),
        {resource_key(uri): (uri, i.pool) for uri, i in listed if i.state == _RESUBSCRIBE},
    )


def _resources(root: Element) -> dict[str, _Resource]:
    """Return the resources of a list by `resource_key`, in their order."""
    resources: dict[str, _Resource] = {}
    for element in root:
        uri = element.get("uri")
        if local_name(element) == "resource" and uri:
            resource = resources.setdefault(resource_key(uri), _Resource(uri, []))
            resource.instances.extend(
                _instance(each) for each in element if local_name(each) == "instance"
            )
    return resources


def _instance(element: Element) -> _Instance:
    """Return what an `instance` says; Microsoft's state is told by a word in it, as SIPE does."""
    state = (element.get("state") or "").strip().lower()
    reason = element.get("reason")
    if state == "terminated" and reason == _UNCHANGING:
        state = "active"
    if _RESUBSCRIBE in state:
        state = _RESUBSCRIBE
    pool = (element.get("poolFqdn") or "").strip()
    return _Instance(element.get("id") or "", state, element.get("cid") or "", reason, pool)


def _end(resource: _Resource) -> tuple[str, str | None]:
    """Return a lost resource with the first reason that is given for it."""
    return resource.uri, next((i.reason for i in resource.instances if i.reason), None)


def content_key(content_id: str) -> str:
    """Return the part of a Content-ID that senders agree on: no `<`, `>`, quotes and `sip:`."""
    bare = content_id.strip().strip('"').removeprefix("<").removesuffix(">")
    return bare.removeprefix("cid:").removeprefix("sip:")
