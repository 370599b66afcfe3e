"""Messages as a Lync 2013 front end and its clients write them: one subscription's dialog.

Batched or not, a SUBSCRIBE names agents and categories in its body ([MS-PRES] 2.2.2.4.1); the
answer carries the first document ([MS-SIP] 3.4), and BENOTIFY or NOTIFY the later ones.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from lync.documents import CATEGORIES, SIP

ASKED = "application/msrtc-adrl-categorylist+xml"
SUBSCRIBED = ("calendarData", "contactCard", "note", "services", "state")


@define
class Subscription:
    """One subscription dialog; `target` is the agent, or the watcher himself for a list.

    `cseq` is the server's number space, in which the piggybacked document is the first.
    """

    number: int
    watcher: str
    target: str
    front_end: str
    client: str
    cseq: int = 1
    expires: int = 28_800

    @property
    def call_id(self) -> str:
        """The dialog's Call-ID."""
        return f"{0x5F0A_93C1_7E62_4D18 + self.number * 0x1357_9BDF_0246_8ACE:032x}"

    @property
    def watcher_end(self) -> str:
        """From of the SUBSCRIBE, To of its notifications."""
        return f"<{self.watcher}>;tag={0x1C3A55E900 + self.number:x};epid=a4f20b71c6"

    @property
    def server_end(self) -> str:
        """To of the SUBSCRIBE's answer, From of notifications."""
        return f"<{self.target}>;tag={0x7D20_0080 + self.number * 0x10000:X}"

    def subscribe(self, agents: Iterable[str]) -> bytes:
        """Return the SUBSCRIBE to one or several agents."""
        lines = [
            f"SUBSCRIBE {self.target} SIP/2.0",
            f"Via: SIP/2.0/TLS {self.client}",
            "Max-Forwards: 70",
            f"From: {self.watcher_end}",
            f"To: <{self.target}>",
            f"Call-ID: {self.call_id}",
            "CSeq: 1 SUBSCRIBE",
            f"Contact: <{self.watcher};opaque=user:epid:pmConnector;gruu>",
            "User-Agent: UCCAPI/15.0.4420.1017",
            "Event: presence",
            f"Accept: {CATEGORIES}, application/rlmi+xml, multipart/related",
            "Supported: com.microsoft.autoextend",
            "Supported: ms-benotify",
            "Proxy-Require: ms-benotify",
            "Supported: ms-piggyback-first-notify",
            "Require: adhoclist, categoryList",
            "Supported: eventlist",
            f"Expires: {self.expires}",
        ]
        return _message(lines, _batch(self.watcher, agents), ASKED)

    def first_answer(self, body: str, kind: str = CATEGORIES) -> bytes:
        """Return the 200 that carries the first document."""
        lines = [
            "SIP/2.0 200 OK",
            f"Contact: <sip:pool.contoso.example:5061;transport=tls;ms-fe={self.front_end}>",
            *self._echoed(200),
            "Require: eventlist",
            f"Expires: {self.expires}",
            "Event: presence",
            f"subscription-state: active;expires={self.expires}",
            "ms-piggyback-cseq: 1",
            "Supported: com.microsoft.autoextend, ms-benotify, ms-piggyback-first-notify",
        ]
        return _message(lines, body, kind)

    def refusal(self, retry_after: int) -> bytes:
        """Return a 503 that asks to come back later."""
        lines = ["SIP/2.0 503 Service Unavailable", *self._echoed(503)]
        return _message([*lines, f"Retry-After: {retry_after}"])

    def _echoed(self, status: int) -> list[str]:
        return [
            f"Via: SIP/2.0/TLS {self.client};ms-received-cid={status + self.number:X}00",
            f"From: {self.watcher_end}",
            f"To: {self.server_end}",
            f"Call-ID: {self.call_id}",
            "CSeq: 1 SUBSCRIBE",
        ]

    def notify(
        self,
        body: str = "",
        kind: str = CATEGORIES,
        *,
        method: str = "BENOTIFY",
        ended: str | None = None,
    ) -> bytes:
        """Return the next notification; `ended` is the reason of one that ends it all."""
        self.cseq += 1
        state = f"terminated;reason={ended}" if ended else f"active;expires={self.expires}"
        lines = [
            f"{method} sip:{self.client};transport=tls;ms-opaque=3c0f2b6e51 SIP/2.0",
            f"Via: SIP/2.0/TLS {self.front_end}:5061;branch={self._branch}",
            "Max-Forwards: 70",
            f"To: {self.watcher_end}",
            f"From: {self.server_end}",
            f"Call-ID: {self.call_id}",
            f"CSeq: {self.cseq} {method}",
            "Require: eventlist",
            "Event: presence",
            f"subscription-state: {state}",
        ]
        return _message(lines, body, kind)

    def answer(self) -> bytes:
        """Return the 200 to the last NOTIFY."""
        lines = [
            "SIP/2.0 200 OK",
            f"Via: SIP/2.0/TLS {self.front_end}:5061;branch={self._branch}",
            f"From: {self.server_end}",
            f"To: {self.watcher_end}",
            f"Call-ID: {self.call_id}",
            f"CSeq: {self.cseq} NOTIFY",
        ]
        return _message(lines)

    @property
    def _branch(self) -> str:
        return f"z9hG4bK{0x4E51A0C3 + self.number:X}.{0x2B7F_0000 + self.cseq:X};branched=FALSE"


def _batch(watcher: str, uris: Iterable[str]) -> str:
    resources = "".join(f'<resource uri="{uri}"/>' for uri in uris)
    names = "".join(f'<category name="{name}"/>' for name in SUBSCRIBED)
    space = "http://schemas.microsoft.com/2006/01/sip/batch-subscribe"
    return (
        f'<batchSub xmlns="{space}" uri="{watcher}" name="">'
        f'<action name="subscribe" id="63792024"><adhocList>{resources}</adhocList>'
        f'<categoryList xmlns="{SIP}/categorylist">{names}</categoryList></action></batchSub>'
    )


def _message(lines: list[str], body: str = "", kind: str = CATEGORIES) -> bytes:
    data = body.encode()
    lines = [*lines, f"Content-Type: {kind}"] if data else lines
    head = "\r\n".join([*lines, f"Content-Length: {len(data)}", "", ""])
    return head.encode() + data
