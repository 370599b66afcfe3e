"""The presence documents in a file: one alone, the parts of a body, or SIP messages with such.

What a file holds is told by how it begins. Of a SIP message only the head and where its body
ends are read: a hand-made one need not be one that an agent's server would take. Here is
decided what is a document; whether it is a good one, others say.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Final

import attrs
from attrs import frozen

from presencemap.captures.bare import is_sip
from presencemap.captures.dead_ends import DEAD_ENDS
from presencemap.diagnostics import Severity
from presencemap.documents.schemas import Body
from presencemap.documents.types import DEEPEST_MULTIPART, DOCUMENT_TYPES, MULTIPART_TYPES
from presencemap.errors import DocumentError
from presencemap.limits import Limits
from presencemap.mime import (
    MimeError,
    Part,
    TooManyPartsError,
    parse_media_type,
    split_multipart,
)
from presencemap.sip.codes import Unreadable
from presencemap.sip.message import Message, content_length, read_message
from presencemap.source import Source

__all__ = ["Remark", "Unwrapped", "unwrap"]

_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n\0]*+")
_BLANK_LINE: Final = re.compile(rb"\r?\n[ \t]*\r?\n")
_MESSAGE: Final = re.compile(
    rb"(?:^|(?<=>))(?:[A-Z]{3,}+[ \t]\S++[ \t]SIP/2\.0[ \t]*+\r?$|SIP/2\.0[ \t]\d{3}\b)",
    re.MULTILINE,
)
"""The first line of a message behind others, or right behind the end of a document."""

_LENGTH: Final = re.compile(rb"^(?:content-length|l)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_BEFORE: Final = (b"\n", b">", b"-")  # what a message stands behind, not amidst
_BODILESS: Final = ("terminated", "pending")  # states that have no presence to tell
_DELIMITER: Final = re.compile(rb"^--(\S+)[ \t]*\r?\n(?=[A-Za-z-]+[ \t]*:)", re.MULTILINE)
"""The first delimiter of a multipart body, and the head of a part; a preamble may stand before."""

_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z-]*[ \t]*:")
_DOCUMENTS: Final = (b"<", b"\xff", b"\xfe")  # the last two begin a mark of UTF-16
_WHOLE: Final = "presencemap-the-whole-file"
_SIP_BEGINS: Final = 4_096
_PREAMBLE: Final = 500  # of a multipart body: a sentence for old programs, no log
_TEXT: Final = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f<\ufffd]*+")
_SAMPLE: Final = 1_000
_HEAD: Final = 65_536  # so much of a file tells what else it is


@frozen
class Remark:
    """What is to say of a file beside its documents."""

    message: str
    severity: Severity


Unwrapped = tuple[Body, DocumentError | Remark | None]
"""A document, or where one should be and why there is none, or a place and what to say of it."""


@frozen
class _File:
    """The bytes of a file and its text; a byte's place in the text depends on the encoding."""

    data: bytes
    source: Source
    encoding: str
    limits: Limits

    def body(self, data: bytes, offset: int, *, literal: bool = True) -> Body:
        start = len(self.data[:offset].decode(self.encoding, "replace"))
        return Body(data, self.source, start, literal)

    def unexamined(self, start: int, end: int) -> Unwrapped:
        """Say of bytes that nobody has looked at them; a line between messages is no error."""
        lines = self.data.count(b"\n", 0, start) + 1
        last = lines + self.data[start:end].rstrip().count(b"\n")
        short = end < len(self.data) and end - start <= _PREAMBLE
        which = f"lines {lines} to {last} are" if last > lines else f"line {lines} is"
        if end == len(self.data):
            which = f"bytes from line {lines} on are"
        verb = "was" if which.startswith("line ") else "were"
        message = f"{which} no SIP message and {verb} not examined"
        severity = Severity.WARNING if short else Severity.ERROR
        return self.remark(start, message, severity)

    def remark(self, offset: int, message: str, severity: Severity = Severity.WARNING) -> Unwrapped:
        return self.body(b"", offset), Remark(message, severity)

    def refusal(self, offset: int, code: str, message: str) -> Unwrapped:
        return self.body(b"", offset), DocumentError(code, message)


def unwrap(name: str, data: bytes, limits: Limits) -> Iterator[Unwrapped]:
    """Yield the documents in the bytes of a file, which messages call `name`."""
    encoding = _encoding(data)
    file = _File(data, Source(name, data.decode(encoding)), encoding, limits)
    start = _START.match(data)
    begin = start.end() if start else 0
    if is_sip(data[begin : begin + _SIP_BEGINS]):
        yield from _messages(file, begin)
    elif _HEADER.match(data, begin):
        yield from _headed(file, begin)
    elif data[begin : begin + 1] in _DOCUMENTS:
        yield file.body(data, 0), None
    elif (first := _DELIMITER.search(data, begin, begin + _PREAMBLE + _SIP_BEGINS)) and _is_text(
        data[begin : first.start()]
    ):
        boundary = first[1].decode("utf-8", "replace")
        yield from _multipart(file, boundary, data[first.start() :], first.start(), 1)
        yield from _epilogue(file, first[1], first.start())
    else:
        yield _none(file, begin)


def _none(file: _File, begin: int) -> Unwrapped:
    """Say that a file holds no document; of one that is not text no line is shown."""
    if not file.data[begin:].strip(b"\0"):
        return file.refusal(begin, "empty", "there is no document")
    why = "this is no XML, no SIP message and no MIME body, and was not examined"
    known = next((each for each in DEAD_ENDS if each.pattern.search(file.data[:_HEAD])), None)
    if known is not None:
        why += f": {known.advice}"
    if not _TEXT.fullmatch(file.data[begin : begin + _SAMPLE].decode("latin-1").replace("<", "")):
        file = attrs.evolve(file, data=b"", source=Source(file.source.name, ""), encoding="utf-8")
        begin = 0
    return file.refusal(begin, "not-presence", why)


def _epilogue(file: _File, boundary: bytes, begin: int) -> Iterator[Unwrapped]:
    """Say what stands behind a multipart body, unless it is a text for old programs."""
    last = file.data.find(b"\n--%s--" % boundary, begin)
    if last >= 0:
        start = _after_blanks(file.data, last + len(boundary) + 5)
        if not _is_text(file.data[start:]):
            line = file.data.count(b"\n", 0, start) + 1
            message = f"bytes from line {line} on stand behind the body and were not examined"
            yield file.remark(start, message, Severity.ERROR)


def _is_text(around: bytes) -> bool:
    """Tell whether what stands around a body is a text for old programs, no log and no bytes."""
    if len(around) > _PREAMBLE or b"SIP/2.0" in around:
        return False
    return _TEXT.fullmatch(around.decode("utf-8", "replace")) is not None


def _headed(file: _File, begin: int) -> Iterator[Unwrapped]:
    """Yield the documents of a body with headers of its own, or what looks like such a one."""
    whole = b"--%s\n%s" % (_WHOLE.encode(), file.data[begin:])
    try:
        (part,) = split_multipart(whole, _WHOLE, most=1)
    except TooManyPartsError:
        yield file.refusal(begin, "too-many-parts", "the MIME body has more than one part")
    except MimeError as error:
        message = str(error).replace("a part's", "the body's").replace("a part ", "the body ")
        message = message.replace("of a part", "of the body")
        yield file.refusal(begin, "bad-multipart", message)
    else:
        yield from _content(file, part, begin - len(_WHOLE) - 3)


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and len(data) % 2 == 0:
        try:
            data.decode("utf-16")
        except UnicodeDecodeError:
            return "latin-1"
        return "utf-16"
    try:
        data.decode()
    except UnicodeDecodeError:
        return "latin-1"  # every byte is a character, and none moves
    return "utf-8"


def _messages(file: _File, at: int) -> Iterator[Unwrapped]:
    """Yield the documents of each message, and what stands between messages and is none.

    A notification may have no body if its subscription has ended; another one counts only if
    no message of the file has a body.
    """
    bodies, missed = False, None
    while at < len(file.data):
        if not is_sip(file.data[at : at + _SIP_BEGINS]):
            end = _next_message(file, at + 1)
            yield file.unexamined(at, end)
            at = end
            continue
        blank = _BLANK_LINE.search(file.data, at)
        end = blank.end() if blank else len(file.data)
        head = file.data[at : blank.start() if blank else end].rstrip(b"\r\n") + b"\r\n"
        try:
            message = read_message(head, b"", at, file.limits)
        except Unreadable as fault:
            yield file.refusal(at, fault.code, f"the SIP message can't be read: {fault.message}")
            bodies, at = True, _next_message(file, at + 1)
            continue
        stop, following = yield from _body_ends(file, message, at, end)
        if file.data[end:stop].strip():
            bodies = True
            yield from _message(file, message, file.data[end:stop], end)
        elif missed is None and _needs_body(message):
            missed = at
        at = _after_blanks(file.data, following)
    if missed is not None and not bodies:
        yield file.refusal(missed, "empty", "the SIP message has no body")


def _after_blanks(data: bytes, at: int) -> int:
    blanks = _START.match(data, at)
    return blanks.end() if blanks else at


def _next_message(file: _File, at: int) -> int:
    """Return where the next line that starts a message does, the file's end without one."""
    following = _MESSAGE.search(file.data, at)
    return following.start() if following else len(file.data)


def _needs_body(message: Message) -> bool:
    """Tell whether a message without a body lacks something: of those with states, most do."""
    state = (message.header("subscription-state") or "").partition(";")[0].strip().lower()
    return message.method == "NOTIFY" and state not in _BODILESS


def _body_ends(
    file: _File, message: Message, at: int, start: int
) -> Generator[Unwrapped, None, tuple[int, int]]:
    """Return where a body ends, and from where on to look for the next message.

    What is wrong with what Content-Length says of it is yielded. Where that is too short, the
    body is what a service would take for it.
    """
    found = _LENGTH.search(file.data, at, start)
    line = found.start() if found else at
    following = _next_message(file, start)
    try:
        length = content_length(message)
    except Unreadable as fault:
        yield file.refusal(line, fault.code, fault.message)
        return following, following
    if length is None:
        return following, following
    if _is_end(file.data, start, start + length):
        return start + length, start + length
    there = len(file.data[start:following].rstrip())
    said = f"Content-Length says {length}, {there} bytes follow"
    if length == 0:
        yield file.remark(line, f"{said}, which nobody reads", Severity.ERROR)
        return following, following
    yield file.remark(line, said)
    return min(start + length, following), following


def _is_end(data: bytes, start: int, end: int) -> bool:
    """Tell whether a body may end there: behind it is nothing, a message, or another line."""
    if end > len(data):
        return False
    after = _after_blanks(data, end)
    begins = data[after - 1 : after] in _BEFORE and is_sip(data[after : after + _SIP_BEGINS])
    if after == len(data) or begins:
        return True
    ended = data[start:end].rstrip()[-1:] in (b">", b"-") and data[after : after + 1] != b"<"
    return ended and b"\n" in data[end - 1 : end + 2]


def _message(file: _File, message: Message, body: bytes, offset: int) -> Iterator[Unwrapped]:
    coding = message.header("content-encoding") or "identity"
    if coding.lower() != "identity":
        yield file.refusal(offset, "encoding", f"the body is encoded as `{coding[:40]}`")
        return
    kind = message.header("content-type")
    headers = {} if kind is None else {"content-type": kind}
    yield from _content(file, Part(headers, body, 0), offset)


def _content(file: _File, part: Part, base: int) -> Iterator[Unwrapped]:
    """Yield the documents of a body that stands alone; without a type it is a document."""
    offset = base + part.offset
    if part.content_type is None:
        yield _document(file, part, base)
        return
    try:
        media = parse_media_type(part.content_type)
    except MimeError as error:
        yield file.refusal(offset, "unsupported-type", str(error))
        return
    if media.type in MULTIPART_TYPES:
        boundary = media.parameters.get("boundary", "")
        yield from _multipart(file, boundary, part.body, offset, 1)
    elif media.type in DOCUMENT_TYPES or media.type.endswith("+xml"):
        yield _document(file, part, base)
    else:
        message = f"`{media.type[:80]}` is no type of presence"
        yield file.refusal(offset, "unsupported-type", message)


def _document(file: _File, part: Part, base: int) -> Unwrapped:
    coding = part.headers.get("content-transfer-encoding", "").strip().lower()
    if coding == "quoted-printable":
        return file.refusal(base + part.offset, "encoding", "quoted-printable is not decoded")
    return file.body(part.body, base + part.offset, literal=coding != "base64"), None


def _multipart(
    file: _File, boundary: str, body: bytes, base: int, depth: int
) -> Iterator[Unwrapped]:
    """Yield the documents among parts; parts of other types are passed over."""
    try:
        parts = split_multipart(body, boundary, most=file.limits.document_parts)
    except MimeError as error:
        code = "too-many-parts" if isinstance(error, TooManyPartsError) else "bad-multipart"
        yield file.refusal(base, code, str(error))
        return
    found = False
    for part in parts:
        try:
            media = parse_media_type(part.content_type or "text/plain")
        except MimeError:
            continue
        if media.type in MULTIPART_TYPES and depth < DEEPEST_MULTIPART:
            found = True
            inner = media.parameters.get("boundary", "")
            yield from _multipart(file, inner, part.body, base + part.offset, depth + 1)
        elif media.type in MULTIPART_TYPES:
            found = True
            message = f"multiparts are nested deeper than {DEEPEST_MULTIPART}"
            yield file.refusal(base + part.offset, "too-deep", message)
        elif media.type in DOCUMENT_TYPES:
            found = True
            yield _document(file, part, base)
    if not found:
        yield file.refusal(base, "not-presence", "no part of the body is presence")
