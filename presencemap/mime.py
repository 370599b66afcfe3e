"""Media types and multipart bodies (RFC 2045 §5.1, RFC 2046 §5.1), as far as presence needs them.

SIP messages and presence documents both carry them, so this module stands below both and
knows neither. Three tolerances are granted: folded and oddly spaced header values (Lync
folds `Content-Type` after its colon, [MS-SIP] 3.3.5.1), bare LF as a line end (logs that
passed through a text tool), and a body that lacks its last delimiter (cut captures).
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from attrs import field, frozen

__all__ = [
    "MediaType",
    "MimeError",
    "Part",
    "TooManyPartsError",
    "parse_media_type",
    "split_multipart",
]

_TOKEN: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 - RFC 2045 §5.1, `token`
_ESSENCE: Final = re.compile(rf"\s*({_TOKEN})\s*/\s*({_TOKEN})")
# A value is quoted, or runs to the next `;` or blank: boundaries are often left unquoted
# although they hold characters that RFC 2045 would have quoted.
_PARAMETER: Final = re.compile(
    rf""";\s*({_TOKEN})\s*=\s*(?:"((?:[^"\\]|\\.)*+)"?|([^;\s]*))""", re.DOTALL
)
_MOST_PARAMETERS: Final = 16  # real types have three
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_FOLD: Final = re.compile(rb"\r?\n[ \t]+")
_HEADER: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:")
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_HEAD_BYTES: Final = 16_384  # real heads have three or four lines
_HEAD_LINES: Final = 64
_LINES_A_PART: Final = 4  # nested boundaries may begin with ours; more of them is no mail
_LINE_END: Final = re.compile(rb"\r?\n")


class MimeError(ValueError):
    """A media type or a multipart body can't be read."""


class TooManyPartsError(MimeError):
    """A multipart body has more parts than the caller takes."""


@frozen
class MediaType:
    """A media type: `type` as in "text/plain", lower case; parameter names are lower case."""

    type: str
    parameters: Mapping[str, str] = field(factory=dict)


@frozen
class Part:
    """One part of a multipart body.

    `headers` have lower-case names, the first of a name wins. `body` is what the part
    carries, base64 undone; `offset` is where that begins in the multipart body (from 0).
    """

    headers: Mapping[str, str]
    body: bytes
    offset: int

    @property
    def content_type(self) -> str | None:
        """The value of Content-Type, None where the part has none."""
        return self.headers.get("content-type")

    @property
    def content_id(self) -> str | None:
        """The value of Content-ID without `<` and `>` (Lync writes none), None without one."""
        value = self.headers.get("content-id")
        return None if value is None else value.strip().removeprefix("<").removesuffix(">")


def parse_media_type(value: str) -> MediaType:
    """Return the media type that a Content-Type value names.

    Of a parameter given twice the first counts; what is no parameter is passed over, and so is
    what comes after sixteen.
    Raises `MimeError` where there is no `type/subtype`.
    """
    essence = _ESSENCE.match(value)
    if essence is None:
        shown = value.strip()[:80].encode("utf-8", "backslashreplace").decode()
        raise MimeError(f"`{shown}` is not a media type")
    parameters: dict[str, str] = {}
    for found in islice(_PARAMETER.finditer(value, essence.end()), _MOST_PARAMETERS):
        name, quoted, bare = found.groups("")
        parameters.setdefault(name.lower(), _ESCAPE.sub(r"\1", quoted) or bare)
    return MediaType(f"{essence[1]}/{essence[2]}".lower(), parameters)


def split_multipart(body: bytes, boundary: str, *, most: int) -> tuple[Part, ...]:
    """Return the parts of a multipart body, at least one and at most `most` (RFC 2046 §5.1.1).

    Preamble and epilogue are dropped; the line end before a delimiter belongs to it.
    Raises `MimeError` for an empty boundary, no delimiter, too many parts, or a part
    whose base64 is broken or whose headers have no end.
    """
    mark = _mark(boundary)
    if body.count(mark) > _LINES_A_PART * (most + 1):
        raise TooManyPartsError(f"the multipart body has more than {most} parts")
    parts: list[Part] = []
    start = None
    for before, after, last in _delimiters(body, mark):
        if start is not None:
            parts.append(_part(body[start:before], start))
        start = None if last else after
        if last or len(parts) > most:
            break
    if start is not None:
        parts.append(_part(body[start:], start))
    if len(parts) > most:
        raise TooManyPartsError(f"the multipart body has more than {most} parts")
    if not parts:
        raise MimeError("the multipart body has no part")
    return tuple(parts)


def _mark(boundary: str) -> bytes:
    """Return what a delimiter begins with."""
    if not boundary:
        raise MimeError("the multipart body has no boundary")
    try:
        return b"--" + boundary.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise MimeError("the boundary holds characters that no message can carry") from error


def _delimiters(body: bytes, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where each delimiter begins (its line end before it included), ends, and is last."""
    at = 0 if body.startswith(mark) else _next_line(body, mark, 0)
    while at >= 0:
        end = body.find(b"\n", at + len(mark))
        end = len(body) if end < 0 else end
        rest = body[at + len(mark) : end].strip(b" \t\r")
        # anything else behind it: our boundary is the beginning of another, nested one's
        if rest in (b"", b"--"):
            yield _line_end_before(body, at), min(end + 1, len(body)), rest == b"--"
        at = _next_line(body, mark, end)


def _next_line(body: bytes, mark: bytes, start: int) -> int:
    """Return where the next line that begins with `mark` does, -1 where there is none."""
    found = body.find(b"\n" + mark, start)
    return found if found < 0 else found + 1


def _line_end_before(body: bytes, at: int) -> int:
    """Return where the line end before `at` begins, `at` itself where there is none."""
    if body.endswith(b"\r\n", 0, at):
        return at - 2
    return at - 1 if body.endswith(b"\n", 0, at) else at


def _part(content: bytes, offset: int) -> Part:
    """Cut a part into headers and body; the headers may all be missing."""
    blank = _LINE_END.match(content)
    if blank:
        return Part({}, content[blank.end() :], offset + blank.end())
    if not _HEADER.match(content):
        return Part({}, content, offset)
    end = _HEAD_END.search(content)
    head, start = (content[: end.start()], end.end()) if end else (content, len(content))
    if len(head) > _HEAD_BYTES:
        raise MimeError(f"the headers of a part are longer than {_HEAD_BYTES} bytes")
    if head.count(b"\n") >= _HEAD_LINES:
        raise MimeError(f"a part has more than {_HEAD_LINES} lines of headers")
    headers = _headers(head)
    payload = content[start:]
    if headers.get("content-transfer-encoding", "").lower() == "base64":
        payload = _decoded(payload)
    return Part(headers, payload, offset + start)


def _headers(head: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in _FOLD.sub(b" ", head).split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            text = value.strip().decode("utf-8", "replace")
            headers.setdefault(name.strip().lower().decode("utf-8", "replace"), text)
    return headers


def _decoded(payload: bytes) -> bytes:
    try:
        return b64decode(payload)  # drops line ends and blanks, as RFC 2045 §6.8 asks
    except ValueError as error:
        raise MimeError("a part's base64 is broken") from error
