"""What a notification proves: its dialog's order and Subscription-State, then its documents.

The order of questions matters. A repeated notification proves nothing new. A terminated
subscription proves that nothing is known any more, even if its last document says "open"
(real servers send that). A pending one proves nothing, and so does an empty body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import define, field, frozen

from presencemap.documents import read_documents
from presencemap.engine.addresses import canonical_uri
from presencemap.engine.dialogs import Arrival, Dialog
from presencemap.limits import Limits
from presencemap.model import Fault, Update, Value
from presencemap.sip import Notification

__all__ = ["Evidence", "Subscriptions"]

DialogId = tuple[str, str, str]

_PACKAGE = "presence"
"""The event package that is read (RFC 3856); others, such as presence.winfo, are let through."""

_STATES: Final = {state: state for state in ("active", "pending", "terminated")}
"""What the `sip` vocabulary knows; an extension is no evidence either, as pending is none."""

_STILL_TRUE = "invariant"
"""The one reason for termination that leaves the last document true (RFC 6665 §4.1.3)."""


@frozen
class Evidence:
    """Something proved of one presentity; `lost` says that its subscription is gone.

    `number` orders it among what the same dialog proves; `subscription` holds the values of
    the fields of the `sip` vocabulary, empty where nothing newer is known of them. Only a
    `document` makes a presentity known: a subscription alone tells nothing of anybody.
    """

    presentity: str
    changes: dict[str, Value]
    subscription: dict[str, Value]
    dialog: DialogId
    watcher: str
    number: int
    lost: bool = False
    document: bool = False


@define
class Subscriptions:
    """All dialogs, and what notifications in them prove."""

    limits: Limits
    fields: frozenset[str]
    counts: Counter[str]
    faults: list[Fault] = field(factory=list)
    _dialogs: dict[DialogId, Dialog] = field(factory=dict)

    def read(self, notification: Notification) -> Iterator[Evidence]:
        """Yield what a notification proves; what can't be read goes to `faults`."""
        self.counts["notifications"] += 1
        if notification.event != _PACKAGE:
            self.counts["other_packages"] += 1
            return
        dialog = self._dialog(notification.dialog)
        arrival, number = dialog.admit(notification)
        if arrival is not Arrival.NEW or (dialog.over and number < dialog.state_number):
            # Counted apart: a repetition is no notification of its own.
            self.counts["notifications"] -= arrival is Arrival.DUPLICATE
            self.counts["stale" if arrival is not Arrival.DUPLICATE else "duplicates"] += 1
            return
        state = self._state(notification, dialog, number)
        if notification.subscription.state == "terminated":
            yield from self._terminated(notification, dialog, state, number)
        elif notification.subscription.state == "active":
            yield from self._active(notification, dialog, state, number)
        else:
            yield from self._without_document(notification, dialog, state, number)

    def _dialog(self, key: DialogId) -> Dialog:
        dialog = self._dialogs.pop(key, None) or Dialog()
        self._dialogs[key] = dialog  # put back last: the first is the one longest silent
        if len(self._dialogs) > self.limits.dialogs:
            del self._dialogs[next(iter(self._dialogs))]
        return dialog

    def _state(self, notification: Notification, dialog: Dialog, number: int) -> dict[str, Value]:
        if not dialog.moves_state(number):
            return {}
        subscription = notification.subscription
        dialog.over = subscription.state == "terminated"
        return self._told(_STATES.get(subscription.state, "pending"), subscription.reason)

    def _told(self, state: str, reason: str | None) -> dict[str, Value]:
        """Return the fields of the `sip` vocabulary, those that the rules use."""
        told = {"subscription": state, "subscription.reason": reason}
        return {name: value for name, value in told.items() if name in self.fields}

    def _terminated(
        self, n: Notification, dialog: Dialog, state: dict[str, Value], number: int
    ) -> Iterator[Evidence]:
        if n.subscription.reason == _STILL_TRUE:
            yield from self._active(n, dialog, state, number)
            return
        for presentity in sorted(dialog.presentities):
            yield Evidence(presentity, {}, state, n.dialog, n.watcher, number, lost=True)

    def _active(
        self, n: Notification, dialog: Dialog, state: dict[str, Value], number: int
    ) -> Iterator[Evidence]:
        if not n.body or n.content_type is None:
            yield from self._without_document(n, dialog, state, number)
            return
        updates, errors = read_documents(n.content_type, n.body, self.fields, limits=self.limits)
        for error in errors:
            self.faults.append(Fault(error.code, error.located, presentity=n.presentity))
        for update in updates:
            self.counts["documents"] += 1
            presentity = _whose(update, n)
            if update.lost:  # a list server may lose one presentity and go on with the others
                dialog.presentities.discard(presentity)
                ended = self._told("terminated", None)
                yield Evidence(presentity, {}, ended, n.dialog, n.watcher, number, lost=True)
                continue
            dialog.presentities.add(presentity)
            changes = dict(update.changes)
            yield Evidence(presentity, changes, state, n.dialog, n.watcher, number, document=True)

    def _without_document(
        self, n: Notification, dialog: Dialog, state: dict[str, Value], number: int
    ) -> Iterator[Evidence]:
        """Yield the subscription's state, which is all that an empty body tells: not "offline"."""
        told_of = sorted(dialog.presentities)
        # In a list's dialog both addresses may be the watcher's ([MS-SIP] 4.4).
        if not told_of and n.presentity != n.watcher:
            told_of = [canonical_uri(n.presentity)]
        for presentity in told_of:
            yield Evidence(presentity, {}, state, n.dialog, n.watcher, number)


def _whose(update: Update, n: Notification) -> str:
    """Return whom an update is about.

    A PIDF's `entity` is not to be trusted (older Asterisk writes the watcher there), but the
    notifier's address is; in every other dialect only the document knows.
    """
    alone = update.dialect in ("pidf", "xpidf") and not _is_multipart(n)
    named = None if alone else update.presentity
    return canonical_uri(named or n.presentity)


def _is_multipart(n: Notification) -> bool:
    return (n.content_type or "").lstrip().lower().startswith("multipart/")
