from __future__ import annotations

import ast
import re

import pytest

from presencemap import sip
from presencemap.sip.codes import CODES, Unreadable, quoted
from presencemap.sip.grammar import START_LINE_FAULTS

ONLY_WITH_LIMITS_OR_STREAMS = {
    "head-too-large",
    "message-too-large",
    "missing-content-length",
    "too-many-headers",
}


def codes_in_sources(root):
    """Collect the literal codes that the package makes faults with."""
    for path in (root / "presencemap" / "sip").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "Fault",
                "Unreadable",
            }:
                yield from (
                    n.value
                    for n in ast.walk(node.args[0])
                    if isinstance(n, ast.Constant) and isinstance(n.value, str)
                )


def test_codes_are_stable_names():
    """Every code is in kebab-case, stands once, and has a meaning."""
    codes = [code for code, _ in sip.CODES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)
    assert all(meaning and not meaning.endswith(".") for _, meaning in CODES)


def test_every_fault_made_is_documented_and_every_code_documented_is_made(root):
    """The codes in the sources are those in CODES, no more and no less."""
    made = set(codes_in_sources(root)) | {code for code, _ in START_LINE_FAULTS}
    made |= {"control-character", "bad-start-line"}  # chosen between in one expression
    assert made == {code for code, _ in CODES}


def test_every_code_has_a_case(root):
    """Each code has a message of ours that shows it, or needs a limit or a stream."""
    cases = {path.name.partition("--")[0] for path in (root / "tests/sip/cases").glob("*.sip")}
    assert {code for code, _ in CODES} - ONLY_WITH_LIMITS_OR_STREAMS <= cases


def test_an_unreadable_becomes_a_fault_at_the_message():
    """The fault keeps code and text, and takes place and presentity."""
    fault = Unreadable("bad-cseq", "the CSeq is `x`").fault(7, "sip:a@b")
    assert (fault.code, fault.message, fault.offset) == ("bad-cseq", "the CSeq is `x`", 7)
    assert fault.presentity == "sip:a@b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "`a b`"),
        ("a\x00\x1b[31mb", "`a\ufffd\ufffd[31mb`"),
        ("x" * 1000, "`" + "x" * 60 + "…`"),
    ],
)
def test_quoted_text_is_short_and_printable(text, shown):
    """What a message quotes can neither flood nor steer a terminal."""
    assert quoted(text) == shown
