"""Times in presence documents: xs:dateTime to epoch seconds, and what holds at a time.

It knows no elements. A time that can't be read bounds nothing: an activity whose end nobody
understands had better go on than be forgotten.
"""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["holds_at", "moment_of"]


def moment_of(text: str | None) -> float | None:
    """Return an xs:dateTime in epoch seconds, None where there is none or it can't be read.

    A time without a zone is UTC: XML Schema leaves it open, RFC 3863 §4.1.7 wants a zone, and
    Linphone sends none ("2017-10-25T13:18:26").
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, OverflowError):
        return None


def holds_at(begins: str | None, ends: str | None, at: float) -> bool:
    """Tell whether what holds `from` one time `until` another does so at a time (RFC 4480 §3).

    The end is no longer part of the span, so that spans that follow each other don't overlap.
    """
    start, end = moment_of(begins), moment_of(ends)
    return (start is None or start <= at) and (end is None or at < end)
