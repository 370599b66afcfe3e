"""What one presence document says about one presentity."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import define, field, frozen

from presencemap.model.fields import Value

__all__ = ["Place", "Update"]


@frozen
class Place:
    """Where in a document a value was found.

    `element` is the path of local names to the element that gives it, as in
    `/categories/category/state/availability`; `line` is that element's line, from 1.
    """

    element: str
    line: int


_NOWHERE: Final[Mapping[str, Place]] = MappingProxyType({})


@define  # nobody changes one; to make a frozen one takes a tenth of the time of a known document
class Update:
    """The fields that a document changes; every other field stays as it was.

    A field given as `None` is cleared: the document says that there is no value. `presentity`
    is a URI as the document spells it, None where the document names nobody; `dialect`
    is a short name of the kind of document ("microsoft", "msrtc", "pidf", "xpidf",
    "rlmi").
    `lost` says that a list server has no subscription to this presentity any more, so that
    nothing at all is known of it; `reason` is the server's word for why (RFC 6665 §4.1.3), where
    it gave one. `resubscribe` says that the server asks for a subscription to this presentity of
    its own, at the pool of this name, "" where it names none: that changes nothing of the
    presence, which just gets no news any more. `places` tells for each field with a value where in
    the document that stood; two updates that say the same are equal wherever it stood.
    """

    presentity: str | None
    changes: Mapping[str, Value]
    dialect: str
    lost: bool = False
    places: Mapping[str, Place] = field(default=_NOWHERE, eq=False)
    reason: str | None = None
    resubscribe: str | None = None
