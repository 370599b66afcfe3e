"""A made-up Contoso site: five agents, a connector that subscribes to them, and the recording.

Times of the day are texts ("07:58:12.310") on one fixed day, in UTC.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import capture_writer
from attrs import define, field
from capture_writer import ACK, FIN, PSH, SYN

from lync.documents import LISTED, document, listed
from lync.messages import Subscription

DAY = date(2026, 3, 2)
SEGMENT = 1448
WATCHER = "sip:presence-connector@contoso.example"
FRONT_ENDS = ("192.0.2.11", "192.0.2.12")
CLIENTS = ("192.0.2.80:49811", "192.0.2.80:50274")


def moment(text: str) -> datetime:
    """Return a time of the day, as Lync prints times: UTC, without saying so."""
    return datetime.combine(DAY, time.fromisoformat(text))


def published(text: str) -> datetime:
    """Return when the server published what it tells at a time."""
    return moment(text) - timedelta(milliseconds=47)


@define
class Wire:
    """The connection as somebody beside it records it: packets, and how far each side is."""

    client: str = CLIENTS[0]
    server: str = FRONT_ENDS[0] + ":5061"
    packets: list[bytes] = field(factory=list)
    sent: dict[str, int] = field(factory=dict)

    def open(self, at: datetime, connection: int) -> None:
        """Shake hands; later packets are of this connection."""
        self.client, self.server = CLIENTS[connection], FRONT_ENDS[connection] + ":5061"
        self.sent = {self.client: 0x3A5F_1000, self.server: 0x91C2_7000}
        for side, flags in ((self.client, SYN), (self.server, SYN | ACK), (self.client, ACK)):
            at = self._packet(at, side, b"", flags)

    def close(self, at: datetime) -> None:
        """Finish from the server's side."""
        for side in (self.server, self.client):
            at = self._packet(at, side, b"", FIN | ACK)

    def down(self, at: datetime, *messages: bytes, again: bool = False) -> None:
        """Let the server send messages in one go, `again` with the last segment sent twice."""
        self._stream(at, self.server, b"".join(messages), again=again)

    def up(self, at: datetime, *messages: bytes) -> None:
        """Let the connector send messages."""
        self._stream(at, self.client, b"".join(messages))

    def _stream(self, at: datetime, side: str, data: bytes, *, again: bool = False) -> None:
        for start in range(0, len(data), SEGMENT):
            at = self._packet(at, side, data[start : start + SEGMENT], PSH | ACK)
        if again:
            self.packets.append(self.packets[-1])  # for lack of an acknowledgement in time

    def _packet(self, at: datetime, side: str, data: bytes, flags: int) -> datetime:
        """Add a packet; return when the next one can follow."""
        other = self.server if side == self.client else self.client
        head = capture_writer.tcp_header(data, self.sent[side], flags, side, other)
        acknowledged = self.sent[other] if flags & ACK else 0
        segment = head[:8] + struct.pack("!I", acknowledged) + head[12:]
        packet = capture_writer.ipv4(segment, 6, side, other)
        seconds = int(at.replace(tzinfo=UTC).timestamp())
        frame = capture_writer.ethernet(packet)
        self.packets.append(capture_writer.pcap_packet(frame, seconds, at.microsecond))
        self.sent[side] += len(data) + bool(flags & (SYN | FIN))
        return at + timedelta(microseconds=90)


@define
class Site:
    """The connector's subscriptions by agent; those to a list are one."""

    wire: Wire = field(factory=Wire)
    dialogs: dict[str, Subscription] = field(factory=dict)
    version: int = 0
    _made: int = 0

    def subscribe(self, text: str, connection: int, *values: str, agent: str) -> None:
        """Subscribe to one agent; his first document comes with the answer."""
        dialog = self._dialog(connection, agent, [agent])
        self.wire.up(moment(text), dialog.subscribe([agent]))
        self.wire.down(answered(text), dialog.first_answer(document(agent, *values)))

    def subscribe_list(self, text: str, connection: int, documents: dict[str, str]) -> None:
        """Subscribe to several agents at once."""
        dialog = self._dialog(connection, WATCHER, documents)
        self.version = 0
        self.wire.up(moment(text), dialog.subscribe(documents))
        body = listed(documents, WATCHER, self.version)
        self.wire.down(answered(text), dialog.first_answer(body, LISTED))

    def refuse_list(self, text: str, connection: int, agents: tuple[str, ...]) -> None:
        """Try to subscribe to several agents, to be told to come back later."""
        dialog = self._dialog(connection, WATCHER, agents)
        self.wire.up(moment(text), dialog.subscribe(agents))
        self.wire.down(answered(text), dialog.refusal(40))

    def _dialog(self, connection: int, target: str, agents: Iterable[str]) -> Subscription:
        self._made += 1
        front_end, client = FRONT_ENDS[connection], CLIENTS[connection]
        dialog = Subscription(self._made, WATCHER, target, front_end, client)
        self.dialogs |= dict.fromkeys(agents, dialog)
        return dialog

    def tell(self, text: str, agent: str, *values: str, again: bool = False) -> None:
        """Send a BENOTIFY about one agent, `again` with its last segment sent twice."""
        self.wire.down(moment(text), self._about(agent, *values), again=again)

    def tell_both(self, text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
        """Send two BENOTIFYs in one go: the second begins in the first one's segment."""
        self.wire.down(moment(text), self._about(*first), self._about(*second))

    def _about(self, agent: str, *values: str) -> bytes:
        return self.dialogs[agent].notify(document(agent, *values))

    def tell_list(self, text: str, documents: dict[str, str]) -> None:
        """Send one BENOTIFY about several agents of the list."""
        self.version += 1
        dialog = self.dialogs[next(iter(documents))]
        body = listed(documents, WATCHER, self.version)
        self.wire.down(moment(text), dialog.notify(body, LISTED))

    def ask(self, text: str, agent: str, *values: str, times: int = 1) -> None:
        """Send a NOTIFY, which is answered; several times if the answer is late."""
        dialog = self.dialogs[agent]
        notify = dialog.notify(document(agent, *values), method="NOTIFY")
        at = moment(text)
        for _ in range(times):
            self.wire.down(at, notify)
            at += timedelta(milliseconds=500)
        for _ in range(times):
            self.wire.up(at, dialog.answer())
            at += timedelta(milliseconds=3)

    def end_all(self, text: str) -> None:
        """End every subscription, all in one go, and close the connection."""
        dialogs = {dialog.number: dialog for dialog in self.dialogs.values()}
        ends = [dialog.notify(ended="deactivated") for dialog in dialogs.values()]
        self.wire.down(moment(text), *ends)
        self.wire.close(moment(text) + timedelta(milliseconds=2))


def answered(text: str) -> datetime:
    """Return when the answer to a request comes."""
    return moment(text) + timedelta(milliseconds=38)
