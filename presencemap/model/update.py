"""What one presence document says about one presentity."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from presencemap.model.fields import Value

__all__ = ["Update"]


@frozen
class Update:
    """The fields that a document changes; every other field stays as it was.

    A field given as `None` is cleared: the document says that there is no value. `presentity`
    is a URI as the document spells it, None where the document names nobody; `dialect`
    is a short name of the kind of document ("microsoft", "pidf", "xpidf", "rlmi").
    `lost` says that a list server has no subscription to this presentity any more, so that
    nothing at all is known of it.
    """

    presentity: str | None
    changes: Mapping[str, Value]
    dialect: str
    lost: bool = False
