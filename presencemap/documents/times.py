"""Times in presence documents: the texts of xs:dateTime. It knows neither elements nor dialects.

A time without a zone is UTC. XML Schema leaves it open, and RFC 3863 §4.1.7 wants a zone, but
Linphone sends none ("2017-10-25T13:18:26"), nor do Microsoft's servers
(`2008-01-22T23:41:05.450`), to which SIPE adds a Z, as it would be taken for local time
otherwise (sipe-utils.c).
"""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["moment_of", "time_of"]


def moment_of(text: str | None) -> float | None:
    """Return the time that a text of xs:dateTime means in epoch seconds, None for no time."""
    time = _read(text)
    return None if time is None else time.timestamp()


def time_of(text: str | None) -> datetime | None:
    """Return the time that a text means in UTC, None for no time, or one that has none in UTC."""
    time = _read(text)
    try:
        return None if time is None else time.astimezone(UTC)
    except OverflowError:  # at both ends of the calendar
        return None


def _read(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
