"""Documents that nearly have a known shape: what a shape cache must not be taken in by."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

__all__ = ["MUTATIONS", "changed_values", "mutated"]

VALUE = re.compile(rb"""(?<==)"[^"<]*"|(?<==)'[^'<]*'|(?<=>)[^<>]+(?=</)""")
TAG = re.compile(rb"<[^<>]*>")

TEXTS = (
    *(b"", b" ", b"   ", b"x", b"open", b"closed", b"OPEN", b" open ", b"unknown", b"0", b"3500"),
    *(b"03500", b"+3500", b"-1", b"3500.0", b"4294967295", b"4294967296", b"9" * 40, b"1_000"),
    *("\u0663\u0665\u0660\u0660".encode(), "\u00b2".encode(), "\u00a0".encode(), b"\xc2\x85"),
    *("\u2003".encode(), "Até já — ok".encode(), "\U0001f600".encode(), "\ufeff".encode()),
    *(
        "\ufffe".encode(),
        "\uffff".encode(),
        b"\xed\xa0\x80",
        b"\xff",
        b"\xc0\xaf",
        b"\xf5\x80\x80\x80",
    ),
    *(b"\xe2\x82", b"a\tb", b"a\nb", b"a\rb", b"a\r\nb", b"\0", b"\x01", b"\x7f", b"\x1b[0m"),
    *(b"&amp;", b"&lt;", b"&#65;", b"&#x41;", b"&#0;", b"&nbsp;", b"&", b"&;", b"a&b", b"<", b">"),
    *(b"]]>", b"<![CDATA[open]]>", b"<!-- -->", b"<?x y?>", b"<b/>", b"<b>c</b>", b'"', b"'"),
    *(b"=", b"=" * 600, b" xmlns " * 520, b"xmlns='u'", b"y" * 70, b"z" * 2_600, b"on-the-phone"),
    *(b"urgent-interruptions-only", b"userState", b"aggregateState", b"personal", b"OOF", b"1033"),
    *(
        b"2026-11-20T09:00:00.450",
        b"2026-11-20T09:00:00Z",
        b"true",
        b"1",
        b"away",
        b"idle",
        b"ACTIVE",
    ),
)
"""What a value may become."""

SNIPPETS = (
    *(b"<", b">", b"/", b"=", b'"', b"'", b" ", b"\n", b"\t", b"&", b";", b"!", b"?", b"-", b":"),
    *(
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"<!--",
        b"-->",
        b"<!-- x -->",
        b"<?x?>",
        b"]]>",
    ),
    *(b"<![CDATA[", b"<!DOCTYPE presence>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<a/>", b"</a>"),
    *(
        b'<?xml version="1.0"?>',
        b' xmlns="urn:x"',
        b' xmlns:p="urn:y"',
        b' xml:lang="de"',
        b' id="1"',
    ),
    *(
        b' xml:id="a"',
        b' mustUnderstand="1"',
        b' xsi:type="userState"',
        b"p:",
        b"&amp;",
        b"&x;",
        b"x",
    ),
    *(b' encoding="utf-16"', b' encoding="iso-8859-1"', b' standalone="yes"'),
)
"""What may come in between."""


def mutated(body: bytes, dice: Random) -> bytes:
    """Return a document with one to three changes, most of them to values."""
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        body = dice.choice(MUTATIONS)(body, dice)
    return body


def changed_values(body: bytes, dice: Random) -> bytes:
    """Return a document in which some values are others, and nothing else is."""
    for _ in range(dice.choice((0, 1, 2, 4))):
        body = _value(body, dice)
    return body


def _value(body: bytes, dice: Random) -> bytes:
    values = list(VALUE.finditer(body))
    if not values:
        return body
    value = dice.choice(values)
    text, quote = dice.choice(TEXTS), b""
    if value[0][:1] in (b'"', b"'"):
        quote = value[0][:1]
    return body[: value.start()] + quote + text + quote + body[value.end() :]


def _character(body: bytes, dice: Random) -> bytes:
    values = [v for v in VALUE.finditer(body) if v.end() - v.start() > 2]
    if not values:
        return body
    value = dice.choice(values)
    at = dice.randrange(value.start() + 1, value.end())
    return body[:at] + bytes([dice.randrange(256)]) + body[at + dice.choice((0, 1)) :]


def _swapped(body: bytes, dice: Random) -> bytes:
    values = list(VALUE.finditer(body))
    if len(values) < 2:
        return body
    one, two = sorted(dice.sample(values, 2), key=lambda value: value.start())
    parts = (body[: one.start()], two[0], body[one.end() : two.start()], one[0], body[two.end() :])
    return b"".join(parts)


def _inserted(body: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(body) + 1)
    return body[:at] + dice.choice(SNIPPETS) + body[at:]


def _in_a_tag(body: bytes, dice: Random) -> bytes:
    tags = list(TAG.finditer(body))
    if not tags:
        return body
    tag = dice.choice(tags)
    at = dice.choice((tag.start(), tag.end(), tag.end() - 1, dice.randrange(*tag.span())))
    return body[:at] + dice.choice(SNIPPETS) + body[at:]


def _cut(body: bytes, dice: Random) -> bytes:
    start = dice.randrange(len(body) + 1)
    return body[:start] + body[start + dice.choice((1, 1, 2, 5, 20, 100)) :]


def _truncated(body: bytes, dice: Random) -> bytes:
    return body[: dice.randrange(len(body) + 1)]


def _doubled(body: bytes, dice: Random) -> bytes:
    start = dice.randrange(len(body) + 1)
    end = min(len(body), start + dice.choice((1, 5, 30, 200)))
    return body[:end] + body[start:end] + body[end:]


def _tag_doubled(body: bytes, dice: Random) -> bytes:
    tags = list(TAG.finditer(body))
    if not tags:
        return body
    one, two = dice.choice(tags), dice.choice(tags)
    return body[: two.end()] + one[0] + body[two.end() :]


def _concatenated(body: bytes, dice: Random) -> bytes:
    return body + dice.choice((body, b" ", b"\n", b"\0", b"<a/>", b"x", body[:40]))


def _requoted(body: bytes, dice: Random) -> bytes:
    quoted = [v for v in VALUE.finditer(body) if v[0][:1] == b'"']
    if not quoted:
        return body
    value = dice.choice(quoted)
    return body[: value.start()] + b"'" + value[0][1:-1] + b"'" + body[value.end() :]


def _recoded(body: bytes, dice: Random) -> bytes:
    text = body.decode("utf-8", "replace")
    return text.encode(
        dice.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "latin-1")), "replace"
    )


def _relabelled(body: bytes, dice: Random) -> bytes:
    label = dice.choice((b"utf-16", b"ISO-8859-1", b"us-ascii", b"windows-1252", b"UTF-7", b"utf8"))
    return re.sub(rb'encoding="[^"]*"', b'encoding="%s"' % label, body, count=1)


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_value,) * 8,
    *(_character,) * 4,
    *(_swapped,) * 3,
    *(_inserted, _in_a_tag, _cut, _doubled, _tag_doubled, _requoted),
    *(_truncated, _concatenated, _recoded, _relabelled),
)
"""Each kind as often as it is drawn."""
