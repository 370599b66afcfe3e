"""Whatever the bytes, reading ends in updates or documented errors."""

from __future__ import annotations

import threading
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents import CODES, read_documents
from presencemap.errors import DocumentError
from presencemap.model import Update

CASES = Path(__file__).parent / "cases"
BODIES = [p.read_bytes() for p in sorted(CASES.iterdir()) if p.suffix in (".xml", ".mime")]
DOCUMENTED = dict(CODES)
TYPES = st.sampled_from(
    [
        "application/pidf+xml",
        "application/msrtc-event-categories+xml",
        "application/xpidf+xml",
        "application/rlmi+xml",
        'multipart/related; boundary="b0"',
        "multipart/mixed; boundary=d1",
    ]
)
SNIPPETS = st.sampled_from(
    [
        *(b"<", b">", b"&", b"&#0;", b"&#55296;", b'"', b"\0", b"\xff", b"\xef\xbb\xbf", b"\n"),
        *(b"<!--", b"]]>", b"<!DOCTYPE a [", b"<?xml", b' encoding="utf-16"', b"x:", b"--b0"),
        *(b"-1", b"99999999999", b"x"),
    ]
)


def check(content_type, body):
    """Hold that reading gives only what it promises."""
    updates, errors = read_documents(content_type, body)
    assert updates or errors or b"list" in body
    assert all(isinstance(update, Update) for update in updates)
    assert all(isinstance(error, DocumentError) for error in errors)
    assert {error.code for error in errors} <= set(DOCUMENTED)


@given(TYPES, st.binary(max_size=300))
def test_any_bytes(content_type, body):
    """Bytes of no shape are read or refused."""
    check(content_type, body)


@given(st.text(max_size=80), st.binary(max_size=40))
def test_any_content_type(content_type, body):
    """A content type of no shape is read or refused."""
    check(content_type, body)


@given(TYPES, st.sampled_from(BODIES), st.data())
def test_mutations_of_good_documents(content_type, body, data):
    """A document cut, doubled or spoilt anywhere is read or refused."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 40)))
        middle = data.draw(st.one_of(SNIPPETS, st.just(b""), st.just(body[start:end] * 2)))
        body = body[:start] + middle + body[end:]
    check(content_type, body)


@given(st.sampled_from(BODIES), st.data())
def test_every_cut(body, data):
    """A document that ends too early is read or refused."""
    check("application/pidf+xml", body[: data.draw(st.integers(0, len(body)))])
    check('multipart/related; boundary="b0"', body[: data.draw(st.integers(0, len(body)))])


def test_threads_do_not_disturb_each_other():
    """Several threads that read at once get what one alone gets."""
    alone = [repr(read_documents("text/xml", body)[0]) for body in BODIES]
    results = [[] for _ in range(4)]

    def read_all(result):
        result.extend(repr(read_documents("text/xml", body)[0]) for body in BODIES)

    threads = [threading.Thread(target=read_all, args=(result,)) for result in results]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 4
