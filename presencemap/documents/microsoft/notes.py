"""The categories `note` and `noteHistory`: what a presentity says of itself, and said before.

Looked at are the text of the first `body` of each value, its `type`, `startTime` and
`endTime`. An out-of-office note names the time in which it holds (Lync 2013 SDK, note): read at
a time outside of it, it is not there, and an older note that holds shows again. A body
without text is no note, so it has no type either.

`noteHistory` has up to three notes, each an instance, the newest of which was there before the
present one; a note that was replaced within 30 seconds is not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from presencemap.documents.microsoft.instances import Instance, newest
from presencemap.documents.microsoft.values import Found, name_of, time_at, token_of
from presencemap.documents.wanted import Wanted
from presencemap.documents.xml import Element, text_of

__all__ = ["HISTORY_FIELDS", "NOTE_FIELDS", "read_history", "read_note"]

NOTE_FIELDS: Final = frozenset({"note", "note-type"})
HISTORY_FIELDS: Final = frozenset({"previous-note"})


def read_note(instances: Sequence[Instance], _wanted: Wanted, at: float | None) -> list[Found]:
    """Return the newest note that holds at a time, or the newest without one."""
    bodies = _bodies(instances)
    if at is not None:
        bodies = [each for each in bodies if each[1] is None or _holds(each[1], at)]
    body = newest(bodies) if bodies else None
    text = None if body is None else text_of(body)
    if body is None or text is None:
        return []
    kind = token_of(body.get("type"))
    return [("note", text, body, "/note/body"), ("note-type", kind, body, "/note/body")]


def read_history(instances: Sequence[Instance], _wanted: Wanted, _at: float | None) -> list[Found]:
    """Return the newest of the notes that were."""
    body = newest(_bodies(instances))
    return [] if body is None else [("previous-note", text_of(body), body, "/noteHistory/body")]


def _bodies(instances: Sequence[Instance]) -> list[Instance]:
    """Return each instance with its body in place of its value; None where there is none."""
    return [(category, _body(note)) for category, note in instances]


def _body(note: Element | None) -> Element | None:
    bodies = () if note is None else (each for each in note if name_of(each.tag) == "body")
    return next(iter(bodies), None)


def _holds(body: Element, at: float) -> bool:
    """Tell whether a note holds at a time: from its start until before its end."""
    start, end = body.get("startTime"), body.get("endTime")
    if start and at < time_at(body, start).timestamp():
        return False
    return not end or at < time_at(body, end).timestamp()
