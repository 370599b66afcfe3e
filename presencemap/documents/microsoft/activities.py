"""Which of several activities counts, by [MS-PRES] 3.8.5.1.2.3. Plain values, no elements.

An activity without token and without custom text says nothing. One whose range of numbers
does not hold the availability is dropped. Of the rest the highest minAvailability wins. An
availability that is absent lies in no range that is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from presencemap.documents.microsoft.languages import Custom

__all__ = ["Activity", "fits", "strongest"]

Activity: TypeAlias = tuple[str | None, int | None, int | None, Sequence[Custom]]
"""Token in lower case, minAvailability and maxAvailability (None if not written), customs."""


def fits(activity: Activity, availability: int | None) -> bool:
    """Tell whether an activity says something, and says it of this availability."""
    token, least, most, customs = activity
    if token is None and not customs:
        return False
    if availability is None:
        return least is None and most is None
    return (least is None or least <= availability) and (most is None or availability <= most)


def strongest(activities: Sequence[Activity], availability: int | None) -> int | None:
    """Return the place of the activity that counts, the first on a tie, None if none does."""
    if len(activities) == 1:
        return 0 if fits(activities[0], availability) else None
    best, highest = None, -1
    for index, activity in enumerate(activities):
        if fits(activity, availability) and (activity[1] or 0) > highest:
            best, highest = index, activity[1] or 0
    return best
