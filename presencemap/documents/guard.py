"""What is refused before it is parsed: judged on the bytes alone, in linear time.

The caps are held by counting single characters. A tag has one `<`, an attribute at least
one `=`, a namespace declaration one `xmlns`: these counts are upper bounds of what a
parser would find, and cost next to nothing. Whatever else they count (a comment, a `=`
in a text) makes a document seem larger than it is, never smaller. Bounds that need the
tree are in `xml`; this module knows no lxml and no dialect.

Nearly all documents begin in one of few ways, which one pattern knows: `admit` lets those in
without the rules for the others. Those rules stand in `admit_by_rules`, which is the
specification: it gives the same for every body.

Encodings: the declaration is read as strictly as XML 1.0 prints it (productions 23, 80),
so that libxml2 can't see an encoding that we did not. Three labels are known to lie:

* "utf-16" over UTF-8 bytes: Microsoft's "Reuters" servers; read as UTF-8;
* any label under a UTF-16 byte order mark: the mark wins (RFC 7303 §3.3);
* "ISO-8859-1" over UTF-8 bytes: FreeSWITCH and Asterisk's chan_sip write that label
  whatever the bytes are; bytes beyond ASCII that are valid UTF-8 are read as UTF-8.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from presencemap.errors import DocumentError
from presencemap.limits import Limits

__all__ = ["MOST_OF_ONE", "SHORTEST_OF_MANY", "admit", "admit_by_rules"]

_PADDING: Final = b" \t\r\n\0"
_MARKS: Final = (b"\xef", b"\xfe", b"\xff")  # the first bytes of the byte order marks
_BLANKS: Final = re.compile(rb"\s*+")
_DECLARATION: Final = re.compile(
    rb"""<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')
    (?:\s+encoding\s*=\s*(?:"([A-Za-z][A-Za-z0-9._-]*)"|'([A-Za-z][A-Za-z0-9._-]*)'))?
    (?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>\s*""",
    re.VERBOSE,
)
_ORDINARY: Final = re.compile(
    rb"""(?:<\?xml version="1\.0" encoding="(?:UTF|utf)-8"\?>[ \t\r\n]*+)?+<[A-Za-z_]"""
)
"""How nearly all documents begin: said to be UTF-8 or nothing said, then the root element."""
_DOCTYPE: Final = re.compile(
    rb"""<!DOCTYPE\s+[^\s<>&\[\]"']++
    (?:\s++(?:SYSTEM|PUBLIC\s++(?:"[^"]*+"|'[^']*+'))\s++(?:"[^"]*+"|'[^']*+'))?\s*+>""",
    re.VERBOSE,
)

_UTF_8: Final = frozenset({b"utf-8", b"utf8"})
_SINGLE_BYTE: Final = frozenset({b"iso-8859-1", b"us-ascii", b"ascii"})
_UTF_16: Final = frozenset({b"utf-16", b"utf-16le", b"utf-16be"})

# The shortest of each (`<a/>`, ` b=""`, ` xmlns=""`): fewer bytes can't breach the limit.
_SHORTEST_ELEMENT: Final = 4
_SHORTEST_ATTRIBUTE: Final = 5
_SHORTEST_NAMESPACE: Final = 9
# No document that we have seen has an element with twenty attributes. Parsers before
# libxml2 2.12 take time by the square of their number.
MOST_OF_ONE: Final = 500
SHORTEST_OF_MANY: Final = _SHORTEST_ATTRIBUTE * (MOST_OF_ONE + 1)


def admit(body: bytes, limits: Limits) -> bytes:
    """Return the bytes to parse, or raise `DocumentError`.

    White space and NULs around the document, both seen in captures, are dropped.
    """
    size = len(body)
    if size > limits.document_bytes or not _ORDINARY.match(body):
        return admit_by_rules(body, limits)
    if (
        size >= SHORTEST_OF_MANY
        or size > _SHORTEST_ATTRIBUTE * limits.document_attributes
        or size > _SHORTEST_ELEMENT * limits.document_elements
        or size > _SHORTEST_NAMESPACE * limits.document_namespaces
    ):
        _check_counts(body, limits)
    return body.rstrip(_PADDING)


def admit_by_rules(body: bytes, limits: Limits) -> bytes:
    """Return what `admit` does, however the body begins."""
    if len(body) > limits.document_bytes:
        raise DocumentError(
            "too-large", f"the body has {len(body)} bytes, {limits.document_bytes} is the limit"
        )
    if body[:1] in _MARKS:
        body = _without_mark(body)
    body = body.strip(_PADDING)
    if body[:1] != b"<" or body[1:2] == b"\0":
        raise _bad_start(body)
    end = 0
    if body.startswith(b"<?xml") and body[5:6].isspace():
        body, end = _declared(body)
    if body[end : end + 2] in (b"<!", b"<?"):
        body = _without_doctype(body, end)
    _check_counts(body, limits)
    return body


def _without_mark(body: bytes) -> bytes:
    """Return the text behind a byte order mark as UTF-8."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            body = body.decode("utf-16").encode().lstrip()
        except UnicodeError as error:
            raise DocumentError("encoding", "the text begins as UTF-16 but isn't") from error
        declaration = _DECLARATION.match(body)
        return body if declaration is None else _undeclared(body, declaration)[0]
    return body.removeprefix(BOM_UTF8)


def _bad_start(body: bytes) -> DocumentError:
    if not body:
        return DocumentError("empty", "there is no document")
    if body[1:2] == b"\0" or body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return DocumentError("encoding", "the text looks like UTF-16 or UTF-32 without its mark")
    return DocumentError("not-well-formed", "the document does not begin with `<`", line=1)


def _declared(body: bytes) -> tuple[bytes, int]:
    """Judge the XML declaration; return the bytes to parse and where what follows it begins."""
    declaration = _DECLARATION.match(body)
    if declaration is None:
        raise DocumentError("not-well-formed", "the XML declaration can't be read", line=1)
    name = (declaration[1] or declaration[2] or b"utf-8").lower()
    if name in _UTF_8:
        return body, declaration.end()
    if name in _UTF_16 or (name in _SINGLE_BYTE and _is_utf_8(body)):
        return _undeclared(body, declaration)
    if name not in _SINGLE_BYTE:
        raise DocumentError("encoding", f"the encoding `{name.decode()[:40]}` is not read", line=1)
    return body, declaration.end()


def _is_utf_8(body: bytes) -> bool:
    """Tell whether a text holds more than ASCII and is UTF-8, whatever its label says."""
    if body.isascii():
        return False
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _undeclared(body: bytes, declaration: re.Match[bytes]) -> tuple[bytes, int]:
    """Drop the declaration, but keep its line ends so that line numbers stay true."""
    lines = declaration[0].count(b"\n")
    return b"\n" * lines + body[declaration.end() :], lines


def _without_doctype(body: bytes, start: int) -> bytes:
    """Drop a document type declaration if it is bare, refuse one with an internal subset.

    XPIDF always has a bare one. No parser sees even that: what it names can't be loaded by
    any mistake in a parser's settings, and an entity that it would declare is unknown.
    """
    at = _prolog_end(body, start)
    if not body.startswith(b"<!DOCTYPE", at):
        return body
    doctype = _DOCTYPE.match(body, at)
    if doctype is None:
        raise _dtd(_why_refused(body, at), body, at)
    second = _prolog_end(body, _after_blanks(body, doctype.end()))
    if body.startswith(b"<!DOCTYPE", second):
        raise _dtd("there is a second document type declaration", body, second)
    return body[:at] + b"\n" * doctype[0].count(b"\n") + body[doctype.end() :]


def _why_refused(body: bytes, at: int) -> str:
    """Return why a document type declaration is refused; whose end is not seen is not guessed."""
    if b"[" in body[at : body.find(b">", at) + 1]:
        return "it declares entities or has an internal subset, which is refused for safety"
    return "the document type declaration can't be read"


def _dtd(message: str, body: bytes, at: int) -> DocumentError:
    return DocumentError("dtd", message, line=body.count(b"\n", 0, at) + 1)


def _prolog_end(body: bytes, at: int) -> int:
    """Return where comments, processing instructions and white space from `at` on end."""
    while True:
        if body.startswith(b"<!--", at):
            closing, begin = b"-->", at + 4
        elif body.startswith(b"<?", at):
            closing, begin = b"?>", at + 2
        else:
            return at
        end = body.find(closing, begin)
        if end < 0:
            return at
        at = _after_blanks(body, end + len(closing))


def _after_blanks(body: bytes, at: int) -> int:
    blanks = _BLANKS.match(body, at)
    return at if blanks is None else blanks.end()


def _check_counts(body: bytes, limits: Limits) -> None:
    """Refuse what has too many of something."""
    size = len(body)
    if size > _SHORTEST_ELEMENT * limits.document_elements:
        _check_elements(body, limits.document_elements)
    if (
        size > _SHORTEST_NAMESPACE * limits.document_namespaces
        and body.count(b"xmlns") > limits.document_namespaces
    ):
        raise DocumentError(
            "too-many-namespaces", f"there are more than {limits.document_namespaces} namespaces"
        )
    if size > _SHORTEST_ATTRIBUTE * min(limits.document_attributes, MOST_OF_ONE):
        _check_attributes(body, limits.document_attributes)


def _check_elements(body: bytes, most: int) -> None:
    """Refuse more elements than `most`, or other markup that is as much."""
    tags = body.count(b"<")
    if tags > most and (
        tags > 2 * most or tags - body.count(b"</") - body.count(b"<!") - body.count(b"<?") > most
    ):
        raise DocumentError("too-many-elements", f"there are more than {most} elements")


def _check_attributes(body: bytes, most: int) -> None:
    """Refuse more attributes than `most`, or than `MOST_OF_ONE` in one tag."""
    attributes = body.count(b"=")
    if attributes > most:
        raise DocumentError("too-many-attributes", f"there are more than {most} attributes")
    if attributes > MOST_OF_ONE:
        _check_tags(body)


def _check_tags(body: bytes) -> None:
    """Look at the long stretches without `<`: only those have room for many attributes."""
    at, size = 0, len(body)
    while at + SHORTEST_OF_MANY <= size:
        last = body.rfind(b"<", at, at + SHORTEST_OF_MANY)
        if last >= 0:
            at = last + 1
            continue
        end = body.find(b"<", at)
        end = size if end < 0 else end
        if body.count(b"=", at, end) > MOST_OF_ONE:
            raise DocumentError(
                "too-many-attributes", f"an element has more than {MOST_OF_ONE} attributes"
            )
        at = end + 1
