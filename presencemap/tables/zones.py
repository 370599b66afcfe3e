"""What is said of a time zone that nobody has: a near one only where it must be the one meant.

A wrong zone moves every hour of the rules, so that no guess is better than a bold one.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Diagnostic
from presencemap.language import tree
from presencemap.source import Source
from presencemap.tables.clock import timezones
from presencemap.tables.findings import UNKNOWN_TIMEZONE
from presencemap.tables.replacements import replacement

__all__ = ["unknown_timezone"]

_NEAR: Final = 0.92
"""One slip in a name of average length, such as `Europe/Lodnon`; `Europe/Bern` is no Berlin."""

_WINDOWS: Final = " standard time"


def unknown_timezone(source: Source, zone: tree.Text) -> Diagnostic:
    """Return the finding of a name that is no time zone."""
    message = f"`{zone.value}` is no time zone of the IANA time zone database"
    help_, fix = 'write one such as "Europe/Paris"', None
    if zone.value.casefold().endswith(_WINDOWS):
        help_ = 'this is a Windows name; write the IANA name, such as "Europe/Berlin"'
    elif meant := _meant(zone.value):
        help_, fix = f"did you mean `{meant}`?", replacement(zone, meant, safe=False)
    return UNKNOWN_TIMEZONE.at(source, zone.span, message, help=help_, fix=fix)


def _meant(name: str) -> str | None:
    """Return the one zone of that city, or the one a slip of the keyboard away."""
    import difflib  # noqa: PLC0415 - who runs rules needs no hints, nor what makes them

    folded = name.strip().replace(" ", "_").casefold()
    if "/" not in folded:
        cities = [each for each in timezones() if each.casefold().endswith("/" + folded)]
        return cities[0] if len(cities) == 1 else None
    known = {each.casefold(): each for each in timezones()}
    close = difflib.get_close_matches(folded, known, n=1, cutoff=_NEAR)
    return known[close[0]] if close else None
