"""Fixes: what a finding offers to write instead is right, in every case file.

A case file is examined, the edits of one fix are made, and it is examined again as if it were
saved: the finding must be gone, and a fix that calls itself safe must not have brought another.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from presencemap.checks import examine_file
from presencemap.diagnostics import Diagnostic
from presencemap.language import findings as language_findings
from presencemap.limits import Limits
from presencemap.tables import findings as table_findings

CASES = sorted((Path(__file__).parent / "cases").glob("*.pm"))
LIMITS = Limits(rules_findings=10_000)
OF_TEXT = {finding.code for finding in language_findings.FINDINGS}
OF_MEANING = {finding.code for finding in table_findings.FINDINGS}
UNMASKING = ("PM0", "PM1")
"""Findings of files and text: while one stands, what the rules mean is not looked at."""

FIXABLE = {
    "bad-character",
    "deprecated-name",
    "glob-without-like",
    "illegal-attribute",
    "missing-language",
    "syntax-error",
    "unknown-name",
    "unknown-state",
    "unknown-table",
    "unknown-timezone",
    "unknown-token",
    "unknown-vocabulary",
    "wrong-case",
    "wrong-type",
}
"""Findings of text and of meaning that offer a fix where they can."""


@cache
def found_in(path: Path, data: bytes | None = None) -> tuple[Diagnostic, ...]:
    """Examine a case file, with other bytes in it if so wished."""
    found = examine_file(path, LIMITS, data=data).diagnostics
    return tuple(each for each in found if each.source.name == str(path))


def mended(diagnostic: Diagnostic) -> bytes:
    """Return a file's bytes with the edits of a diagnostic's fix made."""
    text = diagnostic.source.text
    for edit in sorted(diagnostic.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text.encode("utf-8")


def fixes() -> list[object]:
    """Return what has a fix, with a name that tells where it stands; checks have their own test."""
    return [
        pytest.param(path, each, id=f"{path.stem}-{each.span.start}-{each.name}")
        for path in CASES
        for each in found_in(path)
        if each.fix and each.code in OF_TEXT | OF_MEANING
    ]


FIXES = fixes()


@pytest.mark.parametrize(("path", "diagnostic"), FIXES)
def test_a_fix_takes_its_finding_away(path, diagnostic):
    """Once its edits are made, the finding is not said any more."""
    before = Counter(each.code for each in found_in(path))
    after = Counter(each.code for each in found_in(path, mended(diagnostic)))
    assert after[diagnostic.code] < before[diagnostic.code]


@pytest.mark.parametrize(
    ("path", "diagnostic"), [each for each in FIXES if each.values[1].fix.safe]
)
def test_a_safe_fix_brings_no_other_finding(path, diagnostic):
    """What is beyond doubt can be written without looking."""
    after = Counter(each.code for each in found_in(path, mended(diagnostic)))
    new = after - Counter(each.code for each in found_in(path))
    # Checks look at a file for the first time once it has no error, and so does the compiler
    # once the last error of its text is gone.
    masked = diagnostic.code.startswith(UNMASKING)
    said = {each for each in OF_TEXT | OF_MEANING if each.startswith(UNMASKING) or not masked}
    assert not said & set(new)


def test_the_findings_with_fixes_are_known():
    """Each finding that can offer a fix does so in some case file."""
    assert {each.values[1].name for each in FIXES} == FIXABLE


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fix_says_what_it_does(path):
    """A fix is worded like a help, lower case and without a full stop, and changes something."""
    for each in found_in(path):
        if each.fix:
            assert each.fix.message[:1].islower()
            assert not each.fix.message.endswith(".")
            assert mended(each) != each.source.text.encode("utf-8")
