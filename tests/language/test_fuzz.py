"""Wrong files of all kinds: always a tree or findings, never an exception.

With PRESENCEMAP_EXAMPLES=1000000 the property tests look for hours.
"""

from __future__ import annotations

import re
import sys
import threading
from collections import deque

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_mutations import GOOD_FILES, MUTATIONS, mutated
from rules_sentences import sentences

from presencemap.language import parse
from presencemap.language.findings import FINDINGS
from presencemap.language.words import TOKENS
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source
from presencemap.tables.files import decode
from presencemap.tables.load import compile_text

CODES = {(finding.code, finding.name) for finding in FINDINGS}
PARSERS_WORDS = re.compile(rf"\b({'|'.join(TOKENS)}|SKIPPED|MISPLACED|SELF)\b|\$end")
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in GOOD_FILES}


def well_said(found):
    """Assert what holds of every diagnostic: its place, its words, its code."""
    text = found.source.text
    assert (found.code, found.name) in CODES
    assert 0 <= found.span.start <= found.span.end <= len(text)
    for said in (found.message, found.help or "", found.fix.message if found.fix else ""):
        assert said.isprintable()
        assert not PARSERS_WORDS.search(re.sub(r"`.*?`(?!\w)|U\+.*", "", said))
    assert found.message[0] in "`'" or not found.message[0].isupper()
    covered = text[found.span.start : found.span.end]
    if "too early" in found.message:
        assert covered == ""
        assert not text[: found.span.start][-1:].isspace()
    else:
        assert covered
    quoted = re.match(r"`(.*)` can't stand here", found.message)
    if quoted and covered.isprintable() and len(covered) < 60:
        assert quoted[1] == covered
    for edit in found.fix.edits if found.fix else ():
        assert 0 <= edit.span.start <= edit.span.end <= len(text)


def read(text):
    """Parse a text, and assert what holds of every answer."""
    result = parse(Source("fuzz", text))
    assert (result.file is None) is bool(result.diagnostics)
    for found in result.diagnostics:
        well_said(found)
    places = [(found.span, found.message) for found in result.diagnostics]
    assert places == sorted(set(places))
    return result


def test_good_files_are_good():
    """The files that the mutations start from have nothing wrong with their text."""
    assert [read(text).diagnostics for text in TEXTS.values()] == [()] * len(TEXTS)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
@pytest.mark.parametrize("name", TEXTS)
def test_slips_are_findings(name, mutation):
    """A slip anywhere in a good file is read as something else or found, and said well."""
    for text in mutated(TEXTS[name], mutation):
        read(text)


def test_slips_make_many_broken_files():
    """A fifth of the slips alone makes hundreds of different files that are really broken."""
    slips = [mutated(good, each, 37) for good in TEXTS.values() for each in MUTATIONS]
    broken = {text for some in slips for text in some if parse(Source("slip", text)).diagnostics}
    assert len(broken) > 200


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "everything.pm"])
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_slips_in_meaning_are_findings(name, mutation):
    """A slip that still parses compiles, or is found; no text makes the compiler raise."""
    for text in mutated(TEXTS[name], mutation, step=29):
        compiled = compile_text(text)
        errors = [each for each in compiled.diagnostics if each.severity.value == "error"]
        assert (compiled.rules is None) is bool(errors)


TEN_MISTAKES = """\
langauge 1
use pidf, sip
timezone Europe
field level = int
field light : token { green red }
context { one : text, two : text }
state Open { why : text 64 }
transition Open => Shut : close
define odd availability is 3
table voice {
    row one wehn any -> keep
    row two when a = b -> keep
    row when any -> keep
    call when any -> keep
    row six when a is {b} -> keep
    row ten when any -> Ready after 2
    else -> keep
}
table chat frist {
    level | light
    low   |        -> keep
    low   | is red -> keep
    a, b  | red    -> keep
    otherwise keep
}
table mail first {
    row one when any ->
    row two when any -> keep

example "x" { a 1 -> voice keep }
example y { a 1 => voice keep }
define last = a &&
"""


def test_every_independent_mistake_is_reported():
    """Mistakes in each construct, one a line, are all reported in one run, each on its line."""
    found = read(TEN_MISTAKES).diagnostics
    lines = [each.source.position(each.span.start).line for each in found]
    broken = [
        number
        for number, line in enumerate(TEN_MISTAKES.split("\n"), 1)
        if line.strip() not in ("", "}", "table mail first {", "row two when any -> keep")
    ]
    assert lines == broken


class Counted(deque):
    """A deque that counts what is copied out of it: one call, however long it takes."""

    copied = 0

    def __iter__(self):
        for each in super().__iter__():
            Counted.copied += 1
            yield each


def work(text):
    """Count the Python and C calls that parsing a text takes, and the tokens that it copies."""
    count = 0
    Counted.copied = 0

    def tick(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        parse(Source("long", text))
    finally:
        sys.setprofile(None)
    return count + Counted.copied


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("table t first {", "row r when a is b and not (c in {d, e} or f < 3) -> Ready after 2s"),
        ("table t first {\n a | b -> outcome", "any | {c, d} -> Ready mode x"),
        ("", 'example "x" { a 1, b {c, d} => t Ready, u keep }'),
        ("", "define a = b"),
        ("field f : token {", "a,"),
        ("table t first {", "row r wehn a is b -> keep"),
        ("table t first {", "row r when a is {b} -> keep"),
        ("table t first {", "row r when a ((( ->"),
        ("table t first {\n a | b -> outcome", "any | | -> -> Ready"),
        ("", "& ; @ %"),
        ("", "table t first {"),
        ("", "} }"),
        ("", "define a = (" ),
    ],
)  # fmt: skip
def test_parsing_is_linear(monkeypatch, head, line):
    """Twice as many lines are twice the work, in good files and in broken ones."""
    monkeypatch.setattr("presencemap.language.recovery.deque", Counted)
    one, two = (work("\n".join([head, *[line] * n])) for n in (300, 600))
    assert two < 2.1 * one


@given(sentences())
def test_what_the_grammar_makes_parses(text):
    """Any sentence of the grammar's own productions is a tree, or is nested too deeply."""
    result = read(text)
    assert {found.name for found in result.diagnostics} <= {"nested-too-deep"}


@given(sentences(), st.data())
def test_what_the_grammar_nearly_makes_is_found(text, data):
    """A sentence with a piece cut out, doubled or put in is a tree or findings."""
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 12)))
    piece = data.draw(
        st.sampled_from(["", text[at:end] * 2, "}", "{", "->", "\n", "row", '"', "#"])
    )
    read(text[:at] + piece + text[end:])


@given(st.binary(max_size=400))
def test_any_bytes_are_a_tree_or_findings(data):
    """No bytes make decoding or parsing raise."""
    source, wrong = decode("bytes", data, DEFAULT_LIMITS)
    for found in wrong:
        well_said_of_bytes(found)
    if not wrong:
        read(source.text)


@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_shipped_files_with_wrong_bytes_are_findings(name, data):
    """A shipped file with some bytes changed is a tree or findings."""
    raw = bytearray(TEXTS[name].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    source, wrong = decode(name, bytes(raw), DEFAULT_LIMITS)
    for found in wrong:
        well_said_of_bytes(found)
    read(source.text)


def well_said_of_bytes(found):
    """Assert what holds of a diagnostic of a file's bytes."""
    assert found.code.startswith("PM00")
    assert 0 <= found.span.start <= found.span.end <= len(found.source.text)
    assert found.message.isprintable()


def test_threads_read_different_files_at_once():
    """Four threads that parse different files, good and broken, get what one alone gets."""
    texts = [
        *TEXTS.values(),
        TEN_MISTAKES,
        *(next(mutated(text, each, 31)) for text in TEXTS.values() for each in MUTATIONS[:3]),
    ]
    alone = [attrs.asdict(parse(Source("file", text)), recurse=False) for text in texts]
    seen = []

    def read_all(shift):
        for turn in range(len(texts)):
            at = (turn * 7 + shift) % len(texts)
            result = attrs.asdict(parse(Source("file", texts[at])), recurse=False)
            seen.append(result == alone[at])

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=read_all, args=(shift,)) for shift in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert seen == [True] * 4 * len(texts)
