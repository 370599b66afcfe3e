"""Lengths of time as the language writes them: whole numbers with a unit."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

__all__ = ["PATTERN", "seconds_of", "written"]

_UNITS: Final = MappingProxyType({"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0})

PATTERN: Final = r"[0-9]+(?:ms|s|m|h|d)"
"""The spelling of a duration, as a regular expression."""

_DURATION: Final = re.compile(r"([0-9]{1,12})(ms|s|m|h|d)")  # 12 digits are 31,000 years


def seconds_of(text: str) -> float | None:
    """Return the seconds of "250ms", "2s", "5m", "1h" or "1d".

    None for any other text, and for a number of more than twelve digits.
    """
    match = _DURATION.fullmatch(text)
    return int(match[1]) * _UNITS[match[2]] if match else None


def written(seconds: float) -> str:
    """Return a duration as the language writes it: "2s", "250ms"."""
    if seconds % 1:
        return f"{seconds * 1000:.0f}ms"
    for unit in ("d", "h", "m"):
        if seconds and not seconds % _UNITS[unit]:
            return f"{seconds / _UNITS[unit]:.0f}{unit}"
    return f"{seconds:.0f}s"
