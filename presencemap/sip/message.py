"""One SIP message: its head as text, its header fields, its body as bytes (RFC 3261 §7).

Reading a head is strict about what would make two readers see different messages, and
carries everything else along unread. This module does not know how messages are framed
on the network, and knows the meaning of no header but Content-Length.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import repeat
from typing import Final

from attrs import field, frozen

from presencemap.limits import Limits
from presencemap.sip.addresses import split_list
from presencemap.sip.codes import CODES, Unreadable, quoted
from presencemap.sip.grammar import (
    COMPACT_FORMS,
    CONTROL,
    CONTROL_OCTETS,
    FOLD,
    HEADER_FIELD,
    KNOWN_HEADERS,
    LIST_HEADERS,
    START_LINE,
    START_LINE_FAULTS,
    TOKEN,
)

__all__ = [
    "Message",
    "canonical_name",
    "check_start_line",
    "content_length",
    "has_start_line",
    "read_message",
    "with_body",
]

_SPELLINGS: Final = (
    {spelling: name.lower() for name in KNOWN_HEADERS for spelling in (name, name.lower())}
    | {name.upper(): name.lower() for name in KNOWN_HEADERS}
    | dict(COMPACT_FORMS)
    | {letter.upper(): name for letter, name in COMPACT_FORMS.items()}
).get
_MOST_DIGITS: Final = 20


@frozen(slots=False)  # made for each datagram: a dict fills faster than slots
class Message:
    r"""One message as received.

    A request has `method` and `uri`, a response `status` and `reason`; the other two are None
    and "". `head` is the start line and header lines as they came. `first` has the first value
    of each header, by name in lower case with compact forms spelled out; `repeated` says
    that there are more values than that. `offset` is where the start line stood in all bytes
    fed to the reader, `trailing` how many octets of the datagram come after the body. Bytes
    in text that are not UTF-8 read as `\xNN`.
    """

    method: str | None
    uri: str | None
    status: int | None
    reason: str
    first: Mapping[str, str] = field(repr=False)
    repeated: bool = field(repr=False)
    head: bytes = field(repr=False)
    body: bytes
    offset: int
    trailing: int = 0

    @cached_property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Every header field in order: name as received, value with folded lines joined."""
        text = _decoded(self.head)
        return tuple(_fields(text, text.index("\n") + 1))

    def header(self, name: str) -> str | None:
        """Return the first value of a header, its name in any case or compact form."""
        return self.first.get(canonical_name(name))

    def headers(self, name: str) -> tuple[str, ...]:
        """Return every value of a header in order; comma lists are split where they are lists."""
        wanted = canonical_name(name)
        values = [value for given, value in self.fields if canonical_name(given) == wanted]
        if wanted not in LIST_HEADERS:
            return tuple(values)
        return tuple(member for value in values for member in split_list(value))


def canonical_name(name: str) -> str:
    """Return a header's name in lower case, compact forms spelled out."""
    return _SPELLINGS(name) or name.lower()


def read_message(head: bytes, body: bytes, offset: int, limits: Limits) -> Message:
    """Read a head, the start line and header lines with their line ends, and put a body to it.

    Raises `Unreadable`.
    """
    if len(head) > limits.message_head_bytes:
        check_start_line(head[: limits.message_head_bytes])
        raise Unreadable("head-too-large", f"the head is over {limits.message_head_bytes} bytes")
    text = _decoded(head)
    start = START_LINE.match(text)
    if start is None:
        raise _start_line_fault(text)
    first, count = _plain_headers(head, text)
    if not first:
        fields = _fields(text, start.end())
        first, count = _first_values(fields), len(fields)
    if count > limits.message_headers:
        raise Unreadable("too-many-headers", f"there are over {limits.message_headers} headers")
    method, uri, status, reason = start.groups()
    code = int(status) if status else None
    repeated = len(first) != count
    return Message(method, uri, code, reason or "", first, repeated, head, body, offset)


def with_body(message: Message, body: bytes, trailing: int) -> Message:
    """Return a message with another body, of which some octets more were there."""
    m = message
    return Message(
        m.method, m.uri, m.status, m.reason, m.first, m.repeated, m.head, body, m.offset, trailing
    )


def has_start_line(head: bytes) -> bool:
    """Tell whether these bytes begin with a whole start line."""
    return START_LINE.match(_decoded(head)) is not None


def check_start_line(head: bytes) -> None:
    """Raise `Unreadable` unless these bytes begin with a whole start line."""
    if not has_start_line(head):
        raise _start_line_fault(_decoded(head))


def content_length(message: Message) -> int | None:
    """Return what Content-Length says in octets, None without one. Raises `Unreadable`."""
    value = message.first.get("content-length")
    if value is None:
        return None
    length = _octets(value)
    if message.repeated:
        for other in message.headers("content-length"):
            if _octets(other) != length:
                both = f"{length} and {_octets(other)}"
                raise Unreadable("conflicting-content-length", f"the Content-Length is {both}")
    return length


def _octets(digits: str) -> int:
    if digits.isdecimal() and digits.isascii() and len(digits) <= _MOST_DIGITS:
        return int(digits)
    raise Unreadable("bad-content-length", f"the Content-Length is {quoted(digits)}")


def _decoded(head: bytes) -> str:
    return head.decode("utf-8", "backslashreplace")


def _plain_headers(head: bytes, text: str) -> tuple[dict[str, str], int]:
    """Return the first value of each header and their count; ({}, 0) if any is not plain.

    A fast way to what `_fields` and `_first_values` give, where each line ends in CRLF, nothing
    is folded and nothing is wrong: then these two are the only control characters.
    """
    lines = text.split("\r\n")
    if len(head) - len(head.translate(None, CONTROL_OCTETS)) != 2 * len(lines) - 2 or lines[-1]:
        return {}, 0
    first = {
        (colon and _SPELLINGS(name)) or _plain_name(name, colon): value.strip(" \t")
        for name, colon, value in map(str.partition, lines[-2:0:-1], repeat(":"))
    }
    return ({}, 0) if "" in first else (first, len(lines) - 2)


def _plain_name(name: str, colon: str) -> str:
    """Return the canonical form of a name that is not a known spelling, "" if it is no name."""
    name = name.rstrip(" \t")
    return canonical_name(name) if colon and TOKEN.fullmatch(name) else ""


def _first_values(fields: list[tuple[str, str]]) -> dict[str, str]:
    return {canonical_name(name): value for name, value in reversed(fields)}


def _fields(text: str, start: int) -> list[tuple[str, str]]:
    """Return the fields of a head's text from an offset on, or say what stops us."""
    if text[start : start + 1] in {" ", "\t"}:
        folded = quoted(text[start:].partition("\n")[0].strip())
        raise Unreadable("folded-start-line", f"the start line goes on with {folded}")
    unfolded = FOLD.sub(" ", text[start:])
    fields = HEADER_FIELD.findall(unfolded)
    if len(fields) != unfolded.count("\n"):  # a line between them is none
        raise _header_fault(unfolded)
    return [(name, value.rstrip(" \t")) for name, value in fields]


def _header_fault(unfolded: str) -> Unreadable:
    """Return what is wrong with the first line that is no header field."""
    lines = unfolded.split("\n")
    line = next(line for line in lines if not HEADER_FIELD.fullmatch(f"{line}\n"))
    line = line.removesuffix("\r")
    name, colon, _ = line.partition(":")
    if not colon:
        return Unreadable("missing-colon", f"a header line has no colon: {quoted(line)}")
    if not TOKEN.fullmatch(name.rstrip(" \t")) and not CONTROL.search(name):
        return Unreadable("bad-header-name", f"{quoted(name)} can't be a header's name")
    return Unreadable("control-character", f"a control character stands in {quoted(line)}")


def _start_line_fault(text: str) -> Unreadable:
    """Return what is wrong with a first line that is no start line."""
    line = text.partition("\n")[0].removesuffix("\r")
    if CONTROL.search(line):
        like_sip = TOKEN.match(line) and "SIP/2.0" in line.upper()
        code = "control-character" if like_sip else "bad-start-line"
        return Unreadable(code, f"a control character stands in the first line {quoted(line)}")
    for code, pattern in START_LINE_FAULTS:
        if pattern.fullmatch(line):
            return Unreadable(code, f"{dict(CODES)[code]}: {quoted(line)}")
    return Unreadable("bad-start-line", f"no SIP message starts with {quoted(line)}")
