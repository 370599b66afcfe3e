"""Presentity URIs made comparable."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["canonical_uri"]


@lru_cache(maxsize=100_000)
def canonical_uri(uri: str) -> str:
    """Return one spelling for all that a server may write for the same presentity.

    Without parameters and headers (Zoiper writes `;transport=UDP`), without the default port,
    in lower case (RFC 3261 §19.1.4 compares the user part letter for letter; Lync and Skype
    for Business do not), and as `sip:` where the scheme is `pres:` (RFC 3859), `sips:`, or
    missing (Microsoft's older documents).
    """
    text = uri.strip().strip("<>").split("?", 1)[0]
    scheme, colon, rest = text.partition(":")
    if not colon or "@" in scheme or scheme.lower() not in ("sip", "sips", "pres", "tel", "im"):
        scheme, rest = "sip", text
    user, at, host = rest.rpartition("@")
    host = host.split(";", 1)[0].removesuffix(":5060")
    if not at:
        user, host = "", host or rest.split(";", 1)[0]
    scheme = "tel" if scheme.lower() == "tel" else "sip"
    return f"{scheme}:{user.split(';', 1)[0]}{at}{host}".lower()
