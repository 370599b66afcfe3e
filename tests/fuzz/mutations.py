"""How inputs are changed where no fuzzer that watches coverage is at hand."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

__all__ = ["mutated"]

WORDS = (
    *(b"<", b">", b"</", b"/>", b"&", b";", b'"', b"'", b"=", b"\0", b"\xff", b"\n", b" ", b":"),
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x ?>", b"<?xml version='1.0'?>", b"<!DOCTYPE a>"),
    *(b"<!DOCTYPE a [<!ENTITY e 'x'>]>", b"&e;", b"&#0;", b"&#55296;", b"&#x1F600;", b"&lt;"),
    *(b' xmlns=""', b' xmlns:a="urn:a"', b' xml:lang="de"', b' xml:space="preserve"', b" a:b=''"),
    *(b' mustUnderstand="1"', b' id="a"', b' uri="sip:a@b"', b' entity="sip:a@b"', b' sel="*"'),
    *(b' name="state"', b' publishTime="2026-01-01T00:00:00"', b' state="terminated"', b' cid="a"'),
    *(b"open", b"closed", b"3500", b"-1", b"99999999999999999999", b"1e9", b"nan", b"\xc2\xa0"),
    *(b"2026-13-01T00:00:00Z", b"0000-00-00T00:00:00", b"9999-12-31T23:59:59+23:59", b"PT1M"),
    *(b"<presence>", b"<tuple>", b"<status>", b"<basic>", b"<note>", b"<activities>", b"<list>"),
    *(b"<category>", b"<availability>", b"<resource>", b"<instance>", b"<add>", b"<replace>"),
    *(b"\r\n--b\r\n", b"\r\n--b--", b"Content-Type: text/xml\r\n", b"base64", b"\xef\xbb\xbf"),
)
TAG = re.compile(rb"<[^<>]*>")
NUMBER = re.compile(rb"[0-9]+")
NAME = re.compile(rb"[A-Za-z][A-Za-z-]+")
LARGEST = 60_000

Mutation = Callable[[random.Random, bytes, list[bytes]], bytes]


def _span(source: random.Random, data: bytes) -> tuple[int, int]:
    start = source.randint(0, len(data))
    return start, min(len(data), start + source.choice((0, 1, 1, 4, 40, 400)))


def _word(source: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _span(source, data)
    return data[:start] + source.choice(WORDS) + data[end:]


def _cut(source: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _span(source, data)
    return data[:start] if source.random() < 0.1 else data[:start] + data[end:]


def _flip(source: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = source.randrange(len(data) + 1)
    return data[:at] + bytes([source.randrange(256)]) + data[at + 1 :]


def _repeat(source: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _span(source, data)
    return data[:end] + data[start:end] * source.choice((1, 1, 2, 30)) + data[end:]


def _splice(source: random.Random, data: bytes, others: list[bytes]) -> bytes:
    other = source.choice(others)
    start, end = _span(source, other)
    at = source.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _swap(pattern: re.Pattern[bytes]) -> Mutation:
    """Return what puts one of what a pattern finds, here or elsewhere, in place of another."""

    def mutation(source: random.Random, data: bytes, others: list[bytes]) -> bytes:
        here = list(pattern.finditer(data))
        there = list(pattern.finditer(source.choice((data, source.choice(others)))))
        if not here or not there:
            return data
        old, new = source.choice(here), source.choice(there)
        return data[: old.start()] + new[0] + data[old.end() :]

    return mutation


def _recode(source: random.Random, data: bytes, _: list[bytes]) -> bytes:
    line, _newline, body = data.partition(b"\n")
    code = source.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-7"))
    return line + b"\n" + body.decode("utf-8", "replace").encode(code, "replace")


def _choose(source: random.Random, data: bytes, _: list[bytes]) -> bytes:
    line = bytes(32 + source.randrange(10) for _ in range(5))
    return line + data[5:] if source.random() < 0.5 else line + b"\n" + data.partition(b"\n")[2]


MUTATIONS: tuple[Mutation, ...] = (
    *(_word, _word, _cut, _flip, _repeat, _splice, _choose, _recode),
    *(_swap(TAG), _swap(TAG), _swap(NUMBER), _swap(NAME)),
)


def mutated(source: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Return an input that was changed one to five times."""
    for _ in range(source.choice((1, 1, 2, 3, 5))):
        data = source.choice(MUTATIONS)(source, data, others)[:LARGEST]
    return data
