"""XPIDF (`application/xpidf+xml`, draft-rosenberg-impp-pidf-00) as an `Update` of PIDF's fields.

Polycom, FreeSWITCH and Asterisk still speak it, Communicator did before 2005 ([MS-SIP]
2.2.2). There is no RFC and senders differ, so elements are taken wherever they stand, by
name: `status@status`, `msnsubstatus@substatus` (misspelt `msnstatus` in [MS-SIP] 4.11), and
`note` (FreeSWITCH puts it into a status of its own).

*inuse* is "the address is in use" by its senders, who mean a call or a busy button, and "is
typing" by [MS-SIP]: read as reachable and, where no substatus says what is done, as busy.
Taking it for a plain "open" would let a call through to someone who has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from presencemap.documents.pidf.reading import PIDF_FIELDS, compose_basic
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, local_name, text_of
from presencemap.model import Update, Value

__all__ = ["read_xpidf"]

_METHOD: Final = re.compile(r";method=[^;]*", re.IGNORECASE)
_BASIC: Final[Mapping[str, str]] = MappingProxyType({"inuse": "open"})
_ACTIVITIES: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "onthephone": "on-the-phone",
        "berightback": "away",
        "outtolunch": "meal",
        "online": None,
        "offline": None,
        "idle": None,
    }
)
"""What a substatus is called in RPID; None where it is no activity. Others keep their name."""


def read_xpidf(root: Element, wanted: Wanted, _at: float | None = None) -> Update:
    """Return what an XPIDF `presence` element says of the wanted fields.

    Like PIDF it is the whole state: every wanted field is named. It is about `presentity@uri`
    without its `method`.
    """
    presentity: str | None = None
    statuses: list[str] = []
    substatuses: list[str] = []
    notes: list[str] = []
    for element in root.iter():
        name = local_name(element)
        if name == "presentity":
            presentity = presentity or _METHOD.sub("", element.get("uri") or "") or None
        elif name == "status":
            _append(statuses, element.get("status"))
        elif name in ("msnsubstatus", "msnstatus"):
            _append(substatuses, element.get("substatus"))
        elif name == "note":
            notes.append(text_of(element) or "")
    values: dict[str, Value] = dict.fromkeys(PIDF_FIELDS)
    values["basic"] = compose_basic([_BASIC.get(status, status) for status in statuses])
    values["activities"] = _activities(statuses, substatuses)
    values["user-input"] = "idle" if "idle" in substatuses else None
    values["note"] = next(filter(None, notes), None)
    return Update(presentity, {name: values[name] for name in wanted.fields & PIDF_FIELDS}, "xpidf")


def _append(values: list[str], value: str | None) -> None:
    """Add a word in lower case, if there is one."""
    word = (value or "").strip().lower()
    if word:
        values.append(word)


def _activities(statuses: list[str], substatuses: list[str]) -> frozenset[str] | None:
    """Return what is being done, None where nothing says so."""
    named = {_ACTIVITIES.get(substatus, substatus) for substatus in substatuses}
    activities = frozenset(name for name in named if name is not None)
    if "inuse" in statuses and not activities:
        return frozenset({"busy"})
    return activities if substatuses else None
