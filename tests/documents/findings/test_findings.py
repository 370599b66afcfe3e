"""Examining documents: every finding, each in a case file that says what must be found.

`<!--! PM703 wrong-namespace -->` on a line says that the finding starts on that line, and with
text in back-ticks behind it that it covers exactly that text. What is found without being
announced fails as surely as what is announced and not found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from presencemap.checks import CATALOGUE, page
from presencemap.documents.examine import examine_document
from presencemap.documents.findings import FINDINGS
from presencemap.documents.schemas import Body
from presencemap.source import Source

CASES = sorted((Path(__file__).parent / "cases").glob("*.xml"))
COMMENT = re.compile(r"<!--!(.*?)-->")
MARK = re.compile(r"(PM\d{3}) ([a-z0-9-]+)(?: `([^`]*)`)?")
PAGES = [(each.finding, page(each)) for each in CATALOGUE if each.finding in FINDINGS]


def examined(data: bytes, name: str = "case.xml"):
    """Return the diagnostics of a document."""
    return examine_document(Body(data, Source(name, data.decode()), 0))


def announced(path: Path) -> list[tuple[int, str, str, str]]:
    """Read what a case file announces: line, code, name, text ("" where it says none)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [
        (number, *mark)
        for number, line in enumerate(lines, 1)
        for comment in COMMENT.findall(line)
        for mark in MARK.findall(comment)
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_finds_what_the_case_file_announces(path):
    """Examining a case file gives the findings written in it, where they are written."""
    expected = announced(path)
    found = examined(path.read_bytes())
    actual = [
        (d.source.position(d.span.start).line, d.code, d.name, d.source.at(d.span)) for d in found
    ]
    assert [each[:3] for each in actual] == [each[:3] for each in expected]
    texts = [(a[3], e[3]) for a, e in zip(actual, expected, strict=True) if e[3]]
    assert [a for a, _ in texts] == [e for _, e in texts]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.name)
def test_every_finding_has_a_case(finding):
    """Each finding stands in a case file."""
    assert finding.name in {name for path in CASES for _, _, name, _ in announced(path)}


def test_every_finding_is_in_the_catalogue():
    """`check --explain` knows the findings of documents, too."""
    assert tuple(finding for finding, _ in PAGES) == FINDINGS
    assert {finding.code[:3] for finding in FINDINGS} == {"PM7"}


@pytest.mark.parametrize(("finding", "text"), PAGES, ids=[each.name for each, _ in PAGES])
def test_a_page_shows_bad_and_good(finding, text):
    """The bad example of a page has the finding; the good one has none at all."""
    bad, good = text.split("Bad:\n")[1].split("Good:\n")
    assert finding.name in {d.name for d in examined(bad.strip().encode())}
    assert examined(good.strip().encode()) == ()
