"""Times of day and days of the week, as the language writes them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["MINUTES_OF_DAY", "PATTERN", "WEEKDAYS", "minutes_of", "written_time"]

MINUTES_OF_DAY: Final = 24 * 60

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week, in the order of ISO 8601."""

PATTERN: Final = r"[0-9]{1,2}:[0-9]{2}"
"""The spelling of a time of day, as a regular expression."""


def minutes_of(text: str) -> int | None:
    """Return the minutes since midnight of "08:30" or "8:30"; "24:00" is 1440.

    None for any other text, "24:01" and "08:60" included.
    """
    if not re.fullmatch(PATTERN, text):
        return None
    hours, minutes = map(int, text.split(":"))
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= MINUTES_OF_DAY else None  # noqa: PLR2004 - minutes


def written_time(minutes: int) -> str:
    """Return a time of day as the language writes it: "08:30"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
