"""What a notification proves: its dialog's order and Subscription-State, then its documents.

The order of questions matters. A repeated notification proves nothing new. A terminated
subscription proves that nothing is known any more, even if its last document says "open"
(real servers send that). A pending one proves nothing, and so does an empty body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from presencemap.documents import REFRESH, PresenceReader, Stream, comes_whole
from presencemap.engine.addresses import canonical_uri, is_blank
from presencemap.engine.dialogs import Arrival, Dialog, DialogId
from presencemap.engine.provenance import SUBSCRIPTION_FIELDS, Stamp
from presencemap.limits import Limits
from presencemap.model import Fault, Update, Value
from presencemap.sip import Notification

__all__ = ["Evidence", "Subscriptions", "resubscription"]

_PACKAGES: Final = frozenset({"presence", "vnd-microsoft-roaming-self"})
"""The event packages that are read: presence (RFC 3856) and, with the same documents in it, one's
own view ([MS-PRES] 4.4); others, such as presence.winfo, are let through."""

_STATES: Final = frozenset({"active", "pending", "terminated"})
"""What the `sip` vocabulary knows; an extension is as little evidence as pending is."""

_STILL_TRUE: Final = "invariant"
"""The one reason for termination that leaves the last document true (RFC 6665 §4.1.3)."""


@frozen
class Evidence:
    """Something proved of one presentity; `lost` says that its subscription is gone.

    `stamp` tells where it came from and orders it among what the same dialog proves;
    `subscription` holds the values of the fields of the `sip` vocabulary, empty where nothing
    newer is known of them. Only a `document` makes a presentity known: a subscription alone
    tells nothing of anybody.
    """

    presentity: str
    changes: Mapping[str, Value]
    subscription: Mapping[str, Value]
    stamp: Stamp
    watcher: str
    lost: bool = False
    document: bool = False


@define
class Subscriptions:
    """All dialogs, and what notifications in them prove; `reader` reads the documents."""

    limits: Limits
    reader: PresenceReader
    counts: Counter[str]
    faults: list[Fault] = field(factory=list)
    _dialogs: dict[DialogId, Dialog] = field(factory=dict)
    _ended: dict[DialogId, Dialog] = field(factory=dict)

    def read(self, notification: Notification, at: float, source: object) -> Iterator[Evidence]:
        """Yield what a notification proves; what can't be read goes to `faults`."""
        self.counts["notifications"] += 1
        if notification.event not in _PACKAGES:
            self.counts["other_packages"] += 1
            return
        dialog = self._dialog(notification.dialog)
        arrival, number = dialog.admit(notification)
        if arrival is not Arrival.NEW or (dialog.over and number < dialog.state_number):
            # Counted apart: a repetition is no notification of its own.
            self.counts["notifications"] -= arrival is Arrival.DUPLICATE
            self.counts["stale" if arrival is not Arrival.DUPLICATE else "duplicates"] += 1
            if dialog.over:
                self._end(dialog)
            return
        moved = dialog.moves_state(number)
        if notification.subscription.state == "terminated" and not moved:
            self.counts["stale"] += 1  # the dialog has gone on since
            return
        state = self._state(notification, dialog) if moved else {}
        stamp = Stamp(dialog.id, number, at, source)
        if notification.subscription.state == "terminated":
            yield from self._terminated(notification, dialog, state, stamp)
        elif notification.subscription.state == "active":
            yield from self._active(notification, dialog, state, stamp)
        else:
            yield from self._without_document(notification, dialog, state, stamp)

    def _dialog(self, key: DialogId) -> Dialog:
        dialog = self._dialogs.pop(key, None) or self._ended.pop(key, None) or Dialog(key)
        _keep(self._dialogs, dialog, self.limits.dialogs)
        return dialog

    def _end(self, dialog: Dialog) -> None:
        """Put a dialog that is over among the few that are kept for what comes late."""
        del self._dialogs[dialog.id]
        dialog.stream = None
        _keep(self._ended, dialog, self.limits.ended_dialogs)

    def _state(self, notification: Notification, dialog: Dialog) -> dict[str, Value]:
        subscription = notification.subscription
        dialog.over = subscription.state == "terminated"
        state = subscription.state if subscription.state in _STATES else "pending"
        if subscription.reason == _STILL_TRUE:
            state = "active"  # as far as the presence goes, which is what rules ask about
        return self._told(state, subscription.reason)

    def _told(self, state: str, reason: str | None) -> dict[str, Value]:
        """Return the fields of the `sip` vocabulary, those that the rules use."""
        fields = self.reader.wanted.fields
        told = zip(SUBSCRIPTION_FIELDS, (state, reason), strict=True)
        return {name: value for name, value in told if name in fields}

    def _terminated(
        self, n: Notification, dialog: Dialog, state: dict[str, Value], stamp: Stamp
    ) -> Iterator[Evidence]:
        if n.subscription.reason == _STILL_TRUE:
            yield from self._active(n, dialog, state, stamp)
            return
        told_of = _told_of(n, dialog)
        self._end(dialog)
        watcher = canonical_uri(n.watcher)
        for presentity in told_of:
            yield Evidence(presentity, {}, state, stamp, watcher, lost=True)

    def _active(
        self, n: Notification, dialog: Dialog, state: dict[str, Value], stamp: Stamp
    ) -> Iterator[Evidence]:
        if not n.body or n.content_type is None:
            yield from self._without_document(n, dialog, state, stamp)
            return
        if dialog.stream is None and not comes_whole(n.content_type):
            dialog.stream = Stream()
        # A capture of one bare file has no time: what is limited in time then holds.
        updates, errors = self.reader.read(
            n.content_type, n.body, at=stamp.at or None, stream=dialog.stream
        )
        for error in errors:
            self.counts["refresh"] += error.code in REFRESH
            self.faults.append(Fault(error.code, error.located, presentity=n.presentity))
        watcher = canonical_uri(n.watcher)
        for update in updates:
            presentity = _whose(update, n)
            if update.resubscribe is not None:
                self.faults.append(resubscription(update, presentity))
                continue
            if update.lost:  # a list server may lose one presentity and go on with the others
                dialog.loses(presentity)
                ended = self._told("terminated", update.reason)
                yield Evidence(presentity, {}, ended, stamp.of(update), watcher, lost=True)
                continue
            self.counts["documents"] += 1
            dialog.tells_of(presentity)
            said = stamp.of(update)
            yield Evidence(presentity, update.changes, state, said, watcher, document=True)

    def _without_document(
        self, n: Notification, dialog: Dialog, state: dict[str, Value], stamp: Stamp
    ) -> Iterator[Evidence]:
        """Yield the subscription's state, which is all that an empty body tells: not "offline"."""
        watcher = canonical_uri(n.watcher)
        for presentity in _told_of(n, dialog):
            yield Evidence(presentity, {}, state, stamp, watcher)


def resubscription(update: Update, presentity: str) -> Fault:
    """Return what tells the host that a server wants a subscription of its own for somebody."""
    where = f" at `{update.resubscribe}`" if update.resubscribe else ""
    message = f"the server asks to subscribe to this presentity again{where}"
    return Fault("resubscribe", message, presentity=presentity)


def _keep(dialogs: dict[DialogId, Dialog], dialog: Dialog, most: int) -> None:
    """Put a dialog last, and drop the first, which has been silent for longest, if need be."""
    dialogs[dialog.id] = dialog
    if len(dialogs) > most:
        del dialogs[next(iter(dialogs))]


def _told_of(n: Notification, dialog: Dialog) -> list[str]:
    """Return whom a notification without a document is about.

    Those that its dialog has told of, or its notifier: of a dialog that was forgotten, or never
    had a document. In a list's dialog both addresses may be the watcher's ([MS-SIP] 4.4).
    """
    notifier = canonical_uri(n.presentity)
    told_of = dialog.presentities
    if not told_of and notifier != canonical_uri(n.watcher):
        return [notifier]
    return told_of


def _whose(update: Update, n: Notification) -> str:
    """Return whom an update is about.

    A PIDF's `entity` is not to be trusted (older Asterisk writes the watcher there), but the
    notifier's address is; in every other dialect only the document knows.
    """
    alone = update.dialect in ("pidf", "xpidf") and not _is_multipart(n)
    named = n.presentity if alone or is_blank(update.presentity) else update.presentity
    return canonical_uri(str(named))


def _is_multipart(n: Notification) -> bool:
    return (n.content_type or "").lstrip().lower().startswith("multipart/")
