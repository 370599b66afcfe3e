"""The scales of Live Communications Server 2003 and 2005, and what they are on that of 2007.

Functions of numbers and words alone: this module knows no element. [MS-SIP] 2.2.1 has two
numbers from 0 to 999, whose classes are read by their hundreds. *availability* is whether a
call can be taken, *activity* whether the user wants to be disturbed. Microsoft's own table of
conversion ([MS-PRES] 3.7.5.5) could not be had; SIPE's (sipe-ocs2005.c) is the other source.

Where the two sources conflict, or leave a choice:

* *activity 000-099*: "no information" in [MS-SIP], Away in SIPE. Nothing is made of it: the
  availability is absent.
* *activity 200-299*: "idle" in [MS-SIP], beside an "away" of its own; SIPE says Away, but
  shows "Inactive", the 2007 scale's word for 4500-5999. Read as 5000.
* *activity 500-599*: "in a communications session", of whatever kind, in [MS-SIP]; on the
  phone in SIPE. Read as 6500 with `on-the-phone`: who has a call is not to get another.
* *activity 150-199*: out to lunch is Away in SIPE; the 2007 scale has no token for it.
* *availability 100-199*: "may be online, unknown until a call is tried" in [MS-SIP]; SIPE
  takes all from 100 on for reachable. 400-999, and a number that is missing, is defined
  nowhere. Who is not known to be reachable is not made available: where the outcome would be
  Available or Available-Idle, the availability is absent. Every other outcome stands.
* *the user's state*: SIPE takes its number where it is larger. What is being done stays.
* *presenting*: SIPE takes the word for a conference; it is what Lync 2013 calls a
  presentation, with just that text, so it is read as `in-presentation`.

The raw numbers are fields of their own, so a rule may decide otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from attrs import frozen

__all__ = [
    "LEAST_OUT_OF_OFFICE",
    "OFFLINE",
    "SCALES",
    "USER",
    "State",
    "number_of",
    "said_by",
    "token_of",
    "weigh",
]

LEAST_OUT_OF_OFFICE: Final = 15000
"""From here on an automatic reply is what is shown: SIPE for 2005 (12000 on the 2007 scale)."""

SCALES: Final = -1
USER: Final = 0
"""Who gives what `weigh` finds: the two numbers, the user's state, or a device's from 1 on."""

# Where clients of 2007 and later publish these classes.
_AVAILABLE, _IDLE, _BUSY, _BACK, _AWAY, OFFLINE = 3500, 5000, 6500, 12500, 15500, 18000
_LEAST_BUSY: Final = 6000

_NUMBERS: Final = (
    *(None, _AWAY, _IDLE, _BACK, _AVAILABLE),
    *(_BUSY, _BUSY, _AWAY, _AVAILABLE, _AVAILABLE),
)
"""What a hundred of the scale of activity is on the scale of 2007."""

_UNREACHABLE: Final = 0
_REACHABLE: Final = (2, 3)  # the hundreds of availability with a device that takes calls
_IN_SESSION: Final = 5

_WORDS: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "presenting": "in-presentation",
        **dict.fromkeys(
            (
                *("available", "online", "idle", "inactive", "busy", "busyidle", "busy-idle"),
                *("do-not-disturb", "be-right-back", "away", "offline", "invisible", "unset"),
            )
        ),
    }
)
"""Words of a state that have another token, or none because its number says the same."""


@frozen
class State:
    """A state of the user or of a device: a number of 2007, since when, and its word."""

    number: int
    since: float = 0.0
    word: str | None = None


def number_of(availability: int | None, activity: int | None) -> int | None:
    """Return where two numbers of the old scales lie on that of 2007, None for nowhere."""
    if availability is not None and availability // 100 == _UNREACHABLE:
        return OFFLINE
    return None if activity is None else _NUMBERS[activity // 100]


def token_of(availability: int | None, activity: int | None) -> str | None:
    """Return the one token that the old scales have: that of a session."""
    if availability is not None and availability // 100 == _UNREACHABLE:
        return None
    in_session = activity is not None and activity // 100 == _IN_SESSION
    return "on-the-phone" if in_session else None


def said_by(word: str | None) -> tuple[str | None, str | None]:
    """Return the token or the custom text that a state's word is; neither where it adds nothing.

    Several words are a site's own text, one is a token, if an unlisted one.
    """
    words = (word or "").split()
    if len(words) > 1:
        return None, " ".join(words)
    token = words[0].lower() if words else None
    return (None if token is None else _WORDS.get(token, token)), None


def weigh(
    availability: int | None, activity: int | None, user: State | None, devices: Sequence[State]
) -> tuple[int | None, int, int]:
    """Return the number on the scale of 2007, who gives it, and who says what is done.

    The user's state counts where its number is larger; after that a device's, where it is newer
    than the user's and its number no smaller (SIPE, sipe-notify.c). A state without a time is
    older than any.
    """
    number, giver, speaker = number_of(availability, activity), SCALES, SCALES
    if user is not None and (number is None or user.number > number):
        number, giver = user.number, USER
        speaker = USER if said_by(user.word) != (None, None) else speaker
    since = 0.0 if user is None else user.since
    for index, device in enumerate(devices, start=1):
        if device.since > since and (number is None or device.number >= number):
            number, giver = device.number, index
            speaker = index if said_by(device.word) != (None, None) else speaker
    reachable = availability is not None and availability // 100 in _REACHABLE
    if number is not None and number < _LEAST_BUSY and not reachable:
        number = None
    return number, giver, speaker
