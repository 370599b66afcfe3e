"""Notifications: what the engine needs to know of a message that carries presence.

A notification is a NOTIFY (RFC 6665 §4.1.3), a BENOTIFY, which is a NOTIFY without an answer
([MS-SIP] §3.5), or the 2xx answer to a SUBSCRIBE with the first document in it ([MS-SIP]
§3.4, `ms-piggyback-first-notify`). Nothing here knows what is in a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from presencemap.model import Fault
from presencemap.sip.addresses import parameters, parse_address, split_list
from presencemap.sip.codes import Unreadable, quoted
from presencemap.sip.grammar import CSEQ, EVENT, SUBSCRIPTION_STATE, VIA_BRANCH
from presencemap.sip.message import Message, canonical_name

__all__ = ["Notification", "SubscriptionState", "notification"]

_LARGEST: Final = 2**32 - 1  # of delta-seconds and CSeq numbers (RFC 3261 §20.16, §20.19)
_LONGEST: Final = 10  # digits of that number
_METHODS: Final = frozenset({"NOTIFY", "BENOTIFY"})
_SUCCESS: Final = 2
_ONCE: Final = frozenset(
    {"from", "to", "call-id", "cseq", "event", "subscription-state", "content-type"}
)


@frozen
class SubscriptionState:
    """Where the subscription stands (RFC 6665 §4.1.3).

    `state` is "active", "pending", "terminated" or an extension, and `reason` why it is
    terminated, both in lower case; `expires` and `retry_after` are seconds.
    """

    state: str
    reason: str | None = None
    expires: int | None = None
    retry_after: int | None = None


@frozen(slots=False)  # made for each notification: a dict fills faster than slots
class Notification:
    """What a NOTIFY, a BENOTIFY or a 2xx to SUBSCRIBE says about a subscription.

    `method` is the one in CSeq's sense: "SUBSCRIBE" is a 2xx. `dialog` is (Call-ID, the
    notifier's tag, event id or ""). `cseq` numbers the notifier's requests in the dialog, None
    where a 2xx does not tell. `transaction` is (branch of the top Via or "", CSeq method, CSeq
    number) and equal for a retransmission. `presentity` and `watcher` are the notifier's and the
    subscriber's URI as written. `event` is the package in lower case with its templates, and
    `body` is b"" where there is no document.
    """

    method: str
    call_id: str
    dialog: tuple[str, str, str]
    cseq: int | None
    transaction: tuple[str, str, int]
    presentity: str
    watcher: str
    event: str
    event_id: str
    subscription: SubscriptionState
    content_type: str | None
    body: bytes


def notification(message: Message) -> Notification | Fault | None:
    """Return what a message notifies of, None if it is no notification, or what is wrong.

    Other methods, other answers and a 2xx without a document are no notifications.
    """
    if message.method in _METHODS:
        method, notifier, subscriber = message.method, "from", "to"
    elif message.body and _answers_subscribe(message):
        method, notifier, subscriber = "SUBSCRIBE", "to", "from"
    else:
        return None
    try:
        return _read(message, method, notifier, subscriber)
    except Unreadable as unreadable:
        address = parse_address(message.first.get(notifier, ""))
        return unreadable.fault(message.offset, address and address[0])


def _answers_subscribe(message: Message) -> bool:
    """Tell whether this is a 2xx to SUBSCRIBE; where CSeq can't be read, it is not."""
    if message.status is None or message.status // 100 != _SUCCESS:
        return False
    match = CSEQ.fullmatch(message.first.get("cseq", ""))
    return match is not None and match[2] == "SUBSCRIBE"


def _read(message: Message, method: str, notifier: str, subscriber: str) -> Notification:
    """Read the headers; `notifier` and `subscriber` name those with their addresses."""
    first = message.first
    try:
        call_id, cseq_value = first["call-id"], first["cseq"]
        # A 2xx need not repeat the Event of its SUBSCRIBE (RFC 6665 §8.2); Lync's servers do.
        event_value = first["event"] if "event" in first or method in _METHODS else "presence"
        from_value, to_value = first[notifier], first[subscriber]
    except KeyError as missing:
        what = f"a notification has no {quoted(missing.args[0])}"
        raise Unreadable("missing-header", what) from None
    if message.repeated:
        _check_repeated(message)
    if "content-encoding" in first:
        _check_encoding(message)
    if not call_id:
        raise Unreadable("missing-header", "the Call-ID is empty")
    presentity, tag = _address(notifier, from_value)
    watcher, _ = _address(subscriber, to_value)
    number, cseq_method = _cseq(cseq_value)
    event, event_id = _event(event_value)
    return Notification(
        method,
        call_id,
        (call_id, tag, event_id),
        _piggybacked_cseq(message) if method == "SUBSCRIBE" else number,
        (_branch(first.get("via", "")), cseq_method, number),
        presentity,
        watcher,
        event,
        event_id,
        _subscription(first),
        first.get("content-type"),
        message.body,
    )


def _address(name: str, value: str) -> tuple[str, str]:
    """Return the URI and the tag of a header that must hold them."""
    address = parse_address(value)
    if address is None:
        raise Unreadable("bad-address", f"{quoted(name)} holds no address: {quoted(value)}")
    return address


def _check_repeated(message: Message) -> None:
    """Refuse two different values of a header that may stand once; Via and others may."""
    for name, value in message.fields:
        key = canonical_name(name)
        if key in _ONCE and value != message.first[key]:
            raise Unreadable("repeated-header", f"{quoted(key)} has two different values")


def _check_encoding(message: Message) -> None:
    """Refuse a compressed body (RFC 3261 §20.12); `identity` is none."""
    for coding in message.headers("content-encoding"):
        if message.body and coding.lower() != "identity":
            raise Unreadable("content-encoding", f"the body is encoded as {quoted(coding)}")


def _cseq(value: str) -> tuple[int, str]:
    """Read CSeq (RFC 3261 §20.16).

    TOLERANCE: numbers of 2**31 and more, as long as they have 32 bits; and a method that is
    not the message's (RFC 4475 mismatch01), because the number counts all the same.
    """
    match = CSEQ.fullmatch(value)
    number = int(match[1]) if match else _LARGEST + 1
    if match is None or number > _LARGEST:
        raise Unreadable("bad-cseq", f"the CSeq is {quoted(value)}")
    return number, match[2]


def _piggybacked_cseq(message: Message) -> int | None:
    """Return what a 2xx says its NOTIFY would have had as CSeq ([MS-PRES] §4.11)."""
    value = message.first.get("ms-piggyback-cseq")
    if value is None:
        return None
    number = _seconds(value)
    if number is None:
        raise Unreadable("bad-cseq", f"the ms-piggyback-cseq is {quoted(value)}")
    return number


def _event(value: str) -> tuple[str, str]:
    """Return the event package with its templates, and the event id."""
    match = EVENT.fullmatch(value)
    if match is None:
        raise Unreadable("bad-event", f"the Event is {quoted(value)}")
    package, rest = match.groups()
    return package.lower(), parameters(rest).get("id", "") if rest else ""


def _subscription(first: Mapping[str, str]) -> SubscriptionState:
    """Read Subscription-State.

    TOLERANCE: without the header the subscription is active for as long as Expires says, and
    ended if that is 0. In a 2xx only Microsoft's servers send it; in a NOTIFY RFC 6665 §4.1.3
    asks for it, but servers from before RFC 3265 know nothing of it.
    """
    value = first.get("subscription-state")
    if value is None:
        expires = _seconds(first.get("expires", ""))
        return SubscriptionState("terminated" if expires == 0 else "active", None, expires)
    match = SUBSCRIPTION_STATE.fullmatch(value)
    if match is None:
        raise Unreadable("bad-subscription-state", f"the Subscription-State is {quoted(value)}")
    state, seconds, rest = match.groups()
    if not rest:
        return SubscriptionState(state.lower(), None, int(seconds) if seconds else None)
    given = parameters(rest)
    return SubscriptionState(
        state.lower(),
        given["reason"].lower() if "reason" in given else None,
        int(seconds) if seconds else _seconds(given.get("expires", "")),
        _seconds(given.get("retry-after", "")),
    )


def _seconds(text: str) -> int | None:
    """Read delta-seconds (RFC 3261 §25.1), None if they are none; too many become 2**32 - 1."""
    if not (text.isdecimal() and text.isascii()):
        return None
    digits = text.lstrip("0") or "0"
    return min(int(digits), _LARGEST) if len(digits) <= _LONGEST else _LARGEST


def _branch(via: str) -> str:
    """Return the branch of the top Via, "" without one (RFC 2543 knew none)."""
    if "," in via:
        via = next(iter(split_list(via)), "")
    match = VIA_BRANCH.search(via)
    return match[1] if match else ""
