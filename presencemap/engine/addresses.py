"""Presentity URIs made comparable."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["canonical_uri", "is_blank"]

_SCHEMES = ("sip", "sips", "pres", "im")


@lru_cache(maxsize=100_000)
def canonical_uri(uri: str) -> str:
    """Return one spelling for all that a server may write for the same presentity.

    Without URI parameters and headers (Zoiper writes `;transport=UDP`), without the default
    port, in lower case (RFC 3261 §19.1.4 compares the user part letter for letter; Lync and
    Skype for Business do not), and as `sip:` where the scheme is `pres:` (RFC 3859), `sips:`, or
    missing (Microsoft's older documents). The user part stays whole: `;ext=101` in it tells two
    people apart.
    """
    text = uri.strip().strip("<>").strip().lower()
    scheme, colon, rest = text.partition(":")
    if scheme == "tel" and colon:
        return text
    if not colon or scheme not in _SCHEMES:
        rest = text
    user, at, host = rest.partition("@")
    if not at:
        user, host = "", rest
    for sign in ";?":
        host = host.partition(sign)[0]
    return f"sip:{user}{at}{host.removesuffix(':5060')}"


def is_blank(uri: str | None) -> bool:
    """Say whether a URI names nobody."""
    return uri is None or canonical_uri(uri) in ("sip:", "sip:@", "tel:")
