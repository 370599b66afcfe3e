"""The presence documents in a file: one alone, the parts of a body, or SIP messages with such.

What a file holds is told by how it begins. Of a SIP message only the head and where its body
ends are read: a hand-made one need not be one that an agent's server would take. Here is
decided what is a document; whether it is a good one, others say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from presencemap.captures.bare import is_sip
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

__all__ = ["Unwrapped", "unwrap"]

_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n\0]*+")
_BLANK_LINE: Final = re.compile(rb"\r?\n[ \t]*\r?\n")
_DELIMITER: Final = re.compile(rb"^--(\S+)[ \t]*\r?\n(?=[A-Za-z-]+[ \t]*:)", re.MULTILINE)
"""The first delimiter of a multipart body, and the head of a part; a preamble may stand before."""

_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z-]*[ \t]*:")
_DOCUMENTS: Final = (b"<", b"\xff", b"\xfe")  # the last two begin a mark of UTF-16
_WHOLE: Final = "presencemap-the-whole-file"
_SIP_BEGINS: Final = 4_096

Unwrapped = tuple[Body, DocumentError | None]
"""A document, or where one should be and why there is none."""


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
    elif first := _DELIMITER.search(data, begin):
        boundary = first[1].decode("utf-8", "replace")
        yield from _multipart(file, boundary, data[first.start() :], first.start(), 1)
    else:
        code, why = "empty", "there is no document"
        if data[begin:].strip(b"\0"):
            code, why = "not-presence", "this is no XML, no SIP message and no MIME body"
        yield file.refusal(begin, code, why)


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
    """Yield the documents of each message; messages without a body count only if all are so."""
    empty = True
    first = at
    while at < len(file.data) and is_sip(file.data[at : at + _SIP_BEGINS]):
        blank = _BLANK_LINE.search(file.data, at)
        end = blank.end() if blank else len(file.data)
        head = file.data[at : blank.start() if blank else end].rstrip(b"\r\n") + b"\r\n"
        try:
            message = read_message(head, b"", at, file.limits)
        except Unreadable as fault:
            yield file.refusal(at, fault.code, f"the SIP message can't be read: {fault.message}")
            return
        body = file.data[end : end + _length(message, len(file.data) - end)]
        if body.strip():
            empty = False
            yield from _message(file, message, body, end)
        following = _START.match(file.data, end + len(body))
        at = following.end() if following else end + len(body)
    if empty:
        yield file.refusal(first, "empty", "the SIP message has no body")


def _length(message: Message, rest: int) -> int:
    """Return how long a body is; a Content-Length that can't be met is no matter here."""
    try:
        length = content_length(message)
    except Unreadable:
        return rest
    return rest if length is None else min(length, rest)


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
        yield _document(file, part, base), None
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
        yield _document(file, part, base), None
    else:
        message = f"`{media.type[:80]}` is no type of presence"
        yield file.refusal(offset, "unsupported-type", message)


def _document(file: _File, part: Part, base: int) -> Body:
    coding = part.headers.get("content-transfer-encoding", "").lower()
    return file.body(part.body, base + part.offset, literal=coding != "base64")


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
            yield _document(file, part, base), None
    if not found:
        yield file.refusal(base, "not-presence", "no part of the body is presence")
