"""Examining rules files: every finding, each in a case file that says what must be found.

A case file reads like a user's. `#! PM201 unknown-name` behind a line says that the finding
starts on that line, and with text in back-ticks that it covers exactly that text; `@next`
moves it to the next line with text. What is found without being
announced fails as surely as what is announced and not found. A file whose rows make little
sense says so: `#! never mind overlap, redundant-row` leaves these findings aside.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import attrs
import pytest

import presencemap
from presencemap.checks import examine_file, examine_text
from presencemap.checks.catalogue import CATALOGUE, page
from presencemap.diagnostics import Severity
from presencemap.limits import Limits

CASES = sorted((Path(__file__).parent / "cases").glob("*.pm"))
MARK = re.compile(r"#! (PM\d{3}) ([a-z0-9-]+)(@\w+)?(?: `([^`]*)`)?")
NEVER_MIND = re.compile(r"#! never mind ([a-z0-9, -]+)")
# those of presence documents have cases and pages of their own, see tests/documents/findings
OF_RULES = [each for each in CATALOGUE if not each.module.startswith("presencemap.documents.")]
FINDINGS = tuple(entry.finding for entry in OF_RULES)
OUTSIDE_CASES = {  # need bytes, a length, a number of files or a size that no case should have
    "not-utf-8",
    "byte-order-mark",
    "file-too-large",
    "line-too-long",
    "too-many-files",
    "too-many-rows",
    "circular-use",
    "too-many-findings",
    "not-proved",
}

WITHOUT_EXAMPLES = {  # need bytes, a length or other files that no page has, or no whole example
    *OUTSIDE_CASES,
    "missing-file",
    "nested-too-deep",
    "condition-too-large",
}
PREAMBLE = "language 1\nuse microsoft\nuse genesys\n"


def announced(path: Path) -> list[tuple[int, str, str, str | None]]:
    """Read what a case file announces: line, code, name, text."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        for code, name, where, text in MARK.findall(line):
            at = number
            if where == "@next":
                at = next(n for n in range(number + 1, len(lines)) if lines[n - 1].strip())
            has_text = f"{name}{where} `" in line
            found.append((at, code, name, text if has_text else None))
    return sorted(found, key=lambda each: each[:2])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_finds_what_the_case_file_announces(path):
    """Examining a case file gives the findings written in it, where they are written."""
    expected = announced(path)
    found = examine_file(path).diagnostics
    aside = NEVER_MIND.search(path.read_text(encoding="utf-8"))
    names = set(aside[1].split(", ")) if aside else set()
    found_in_file = [d for d in found if d.source.name == str(path) and d.name not in names]
    actual = sorted(
        (
            (d.source.position(d.span.start).line, d.code, d.name, d.source.at(d.span))
            for d in found_in_file
        ),
        key=lambda each: each[:2],
    )
    assert [each[:3] for each in actual] == [each[:3] for each in expected]
    for found_here, announced_here in zip(actual, expected, strict=True):
        assert announced_here[3] in (None, found_here[3])


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.name)
def test_every_finding_has_a_case(finding):
    """Each finding stands in a case file, or among those that need a test of their own."""
    announced_names = {name for path in CASES for _, _, name, _ in announced(path)}
    assert finding.name in announced_names | OUTSIDE_CASES


def test_codes_and_names_are_unique():
    """No two findings share a code or a name, and both have their form."""
    assert len({f.code for f in FINDINGS}) == len({f.name for f in FINDINGS}) == len(FINDINGS)
    for finding in FINDINGS:
        assert re.fullmatch(r"PM\d{3}", finding.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", finding.name)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.finding.name)
def test_a_finding_is_its_own_page(entry):
    """A finding's module has its name, and its docstring says what is wrong and why it matters."""
    code, name = entry.finding.code, entry.finding.name
    assert entry.module.rpartition(".")[2] == name.replace("-", "_")
    first, empty, *rest = page(entry).split("\n")
    assert re.fullmatch(rf"{code} {name}: [a-z`].*\.", first)
    assert empty == ""
    assert len(" ".join(rest).split()) >= 40


@pytest.mark.parametrize(
    "entry",
    [each for each in OF_RULES if each.finding.name not in WITHOUT_EXAMPLES],
    ids=lambda entry: entry.finding.name,
)
def test_a_page_shows_bad_and_good(entry):
    """The bad example of a page has the finding; the good one has neither it nor any error."""
    name = entry.finding.name
    bad, good = page(entry).split("Bad:\n")[1].split("Good:\n")
    whole = name == "missing-language"
    assert name in {d.name for d in examined(bad, whole=whole)}
    found = examined(good, whole=whole)
    assert not [d for d in found if d.name == name or d.severity is Severity.ERROR]


def examined(text: str, *, whole: bool) -> list[presencemap.Diagnostic]:
    """Examine a page's example, under the lines that every site file has if it has none."""
    text = textwrap.dedent(text.strip("\n"))
    whole = whole or text.startswith("language")
    return list(examine_text(text if whole else PREAMBLE + text).diagnostics)


@pytest.mark.parametrize(
    ("data", "name", "place"),
    [
        (b"language 1\r# two\r", "bad-character", (1, 11)),
        (b"language 1\n# a comment\r    row evil\n", "bad-character", (2, 12)),
        (b"language 1\n# caf\xe9\n", "not-utf-8", (2, 6)),
        ("language 1\n".encode("utf-16"), "not-utf-8", (1, 1)),
        (bytes(range(256)), "not-utf-8", (2, 118)),
        (b"language 1\n# " + b"x" * 1_000_000, "line-too-long", (2, 2001)),
        (b"#\n" * 1_100_000, "file-too-large", (1, 1)),
        (b"", "no-table", (1, 1)),
        (b"\x00\x01", "bad-character", (1, 1)),
    ],
)
def test_wrong_bytes_are_one_clear_finding(tmp_path, data, name, place):
    """A file in the wrong encoding, too long or empty is told so, with the place."""
    path = tmp_path / "site.pm"
    path.write_bytes(data)
    found = [d for d in examine_file(path).diagnostics if d.severity is Severity.ERROR]
    first = found[0].source.position(found[0].span.start)
    assert (found[0].name, (first.line, first.column)) == (name, place)


def test_a_circle_of_files_shows_both_places():
    """A file that uses itself by way of another is told where, and where the other is used."""
    path = Path(__file__).parent / "cases" / "circular-use.pm"
    [found] = examine_file(path).diagnostics
    assert found.name == "circular-use"
    assert found.source.name.endswith("circle.pm")
    assert [Path(each.source.name).name for each in found.related] == ["circular-use.pm"]


@pytest.mark.parametrize(
    ("limits", "name"),
    [(Limits(rules_rows=1), "too-many-rows"), (Limits(rules_files=2), "too-many-files")],
)
def test_limits_are_findings(tmp_path, limits, name):
    """A breach of a bound is a finding of its own name."""
    path = tmp_path / "site.pm"
    rows = "row a when any -> keep\nrow b when availability is busy -> keep\notherwise -> keep"
    path.write_text(f"language 1\nuse microsoft\nuse genesys\ntable t any {{\n{rows}\n}}\n")
    assert [d.name for d in examine_file(path, limits).diagnostics] == [name]


@pytest.mark.parametrize("step", ["not d{}", "d{}", "not not d{} and not d{}"])
def test_chains_of_definitions_are_bounded(tmp_path, step):
    """A long chain of definitions, one from the other, is a finding or fine, never a crash."""
    path = tmp_path / "site.pm"
    defines = "\n".join(f"define d{n} = {step.format(n + 1, n + 1)}" for n in range(2000))
    text = f"language 1\nuse microsoft\nuse genesys\n{defines}\ndefine d2000 = any\n"
    path.write_text(text + "table t first { row a when d0 -> keep otherwise -> NotReady }\n")
    names = {d.name for d in examine_file(path).diagnostics}
    assert names <= {"condition-too-large", "unused-define", "too-many-findings"}
    assert "condition-too-large" in names


def test_findings_come_in_reading_order_and_bounded(tmp_path):
    """Diagnostics are sorted by place and cut at the bound, which is said."""
    path = tmp_path / "site.pm"
    rows = "\n".join(f"row r{n} when nothing{n} is 1 -> keep" for n in range(50))
    path.write_text(f"language 1\nuse microsoft\nuse genesys\ntable t first {{\n{rows}\n}}\n")
    found = examine_file(path, Limits(rules_findings=10)).diagnostics
    assert [d.source.position(d.span.start).line for d in found[:-1]] == list(range(5, 15))
    assert (found[-1].name, found[-1].message) == (
        "too-many-findings",
        "40 more findings are not shown",
    )


def test_what_was_meant_is_told_for_the_findings_that_are_shown(tmp_path):
    """All findings of a flood are there, but nobody looks for near words beyond the bound."""
    path = tmp_path / "site.pm"
    rows = "\n".join(f"row r{n} when availabilty is busy -> keep" for n in range(50))
    path.write_text(f"language 1\nuse microsoft\nuse genesys\ntable t first {{\n{rows}\n}}\n")
    examination = examine_file(path, Limits(rules_findings=10))
    of_names = [each for each in examination.found if each.name == "unknown-name"]
    assert [each.fix is not None for each in of_names] == [True] * 10 + [False] * 40
    assert len(examination.diagnostics) == 11


@pytest.mark.parametrize("line", ["transition any -> Redy", "with mode auxx"])
def test_what_was_meant_in_a_transition_is_told_as_often(line):
    """Lines that declare changes look for no more near words than all others."""
    head = "language 1\nvocabulary x\nstate Ready { mode : token { aux } }\n"
    text = head + f"{line} : X\n" * 30
    found = [
        each
        for each in examine_text(text, limits=Limits(rules_findings=10)).found
        if each.name in ("unknown-state", "unknown-token")
    ]
    assert len(found) == 30
    assert 0 < sum(each.fix is not None for each in found) <= 10


def test_load_rules_raises_with_every_diagnostic(tmp_path):
    """A broken file raises RulesError, which carries all that is wrong."""
    path = tmp_path / "site.pm"
    path.write_text("language 1\nuse genesys\ntable t first { row a when b is 1 -> C }\n")
    with pytest.raises(presencemap.RulesError) as caught:
        presencemap.load_rules(path)
    assert [d.name for d in caught.value.diagnostics] == ["unknown-name", "unknown-state"]
    assert "and 1 more" in str(caught.value)


def test_load_rules_keeps_warnings(tmp_path):
    """A file with warnings only loads, and the rule set has them."""
    path = tmp_path / "site.pm"
    path.write_text("use genesys\ntable t first { otherwise -> NotReady }\n")
    rules = presencemap.load_rules(path)
    assert [d.name for d in rules.diagnostics] == ["missing-language", "unreachable-state"]
    assert attrs.asdict(rules)["name"] == str(path)


def test_one_cause_one_finding(tmp_path):
    """What a file means is not judged while its text can't be read."""
    path = tmp_path / "site.pm"
    path.write_text("language 1\ntable t first { row a when nothing is 1 -> -> C }\n")
    assert [d.name for d in examine_file(path).diagnostics] == ["syntax-error"]


def test_a_byte_order_mark_is_told_and_read_over(tmp_path):
    """What Windows editors put in front hides nothing; the fix takes it away."""
    path = tmp_path / "site.pm"
    text = "\ufefflanguage 1\nuse genesys\ntable t first { otherwise -> Nothing }\n"
    path.write_text(text, encoding="utf-8")
    found = examine_file(path).diagnostics
    assert [d.name for d in found] == ["byte-order-mark", "unknown-state"]
    [edit] = found[0].fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == text[1:]
