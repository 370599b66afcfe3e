"""What holds at a time (RFC 4480 §3). It knows no elements.

A time that can't be read bounds nothing: an activity whose end nobody understands had better go
on than be forgotten.
"""

from __future__ import annotations

from presencemap.documents.times import moment_of

__all__ = ["holds_at"]


def holds_at(begins: str | None, ends: str | None, at: float) -> bool:
    """Tell whether what holds `from` one time `until` another does so at a time (RFC 4480 §3).

    The end is no longer part of the span, so that spans that follow each other don't overlap.
    """
    start, end = moment_of(begins), moment_of(ends)
    return (start is None or start <= at) and (end is None or at < end)
