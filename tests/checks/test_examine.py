"""Examining rules files: every finding, each in a case file that says what must be found.

A case file reads like a user's. `#! PM201 unknown-name` behind a line says that the finding
starts on that line, and with text in back-ticks that it covers exactly that text; `@next`
moves it to the next line with text. What is found without being
announced fails as surely as what is announced and not found.
"""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

import presencemap
from presencemap.checks import CHECKS, examine_file
from presencemap.checks.examine import TOO_MANY_FINDINGS
from presencemap.diagnostics import Severity
from presencemap.language import findings as language_findings
from presencemap.limits import Limits
from presencemap.tables import findings as table_findings

CASES = sorted((Path(__file__).parent / "cases").glob("*.pm"))
MARK = re.compile(r"#! (PM\d{3}) ([a-z0-9-]+)(@\w+)?(?: `([^`]*)`)?")
FINDINGS = (
    *language_findings.FINDINGS,
    *table_findings.FINDINGS,
    *(check.FINDING for check in CHECKS),
    TOO_MANY_FINDINGS,
)
OUTSIDE_CASES = {  # need bytes, a length or a number of files that no case file should have
    "not-utf-8",
    "byte-order-mark",
    "file-too-large",
    "line-too-long",
    "too-many-files",
    "too-many-rows",
    "circular-use",
    "too-many-findings",
}


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
    found_in_file = [d for d in found if d.source.name == str(path)]
    actual = [
        (d.source.position(d.span.start).line, d.code, d.name, d.source.at(d.span))
        for d in found_in_file
    ]
    assert [each[:3] for each in sorted(actual)] == [each[:3] for each in expected]
    texts = {(line, code): text for line, code, _, text in expected if text is not None}
    assert {each[:2]: each[3] for each in actual if each[:2] in texts} == texts


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


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.FINDING.name)
def test_a_check_is_its_own_page(check):
    """A check's module has the finding's name, and its docstring shows bad and good."""
    name = check.FINDING.name
    assert check.__name__.rpartition(".")[2] == name.replace("-", "_")
    assert check.__doc__.startswith(f"{check.FINDING.code} {name}: ")
    bad, good = check.__doc__.split("Bad:\n")[1].split("Good:\n")
    for text, expected in ((bad, True), (good, False)):
        names = {d.name for d in examine_text(text)}
        assert (name in names) is expected


def examine_text(text: str, folder: Path | None = None) -> list[presencemap.Diagnostic]:
    """Examine a page's example under the declarations that every site file has."""
    import tempfile  # noqa: PLC0415 - only here

    with tempfile.TemporaryDirectory(dir=folder) as name:
        path = Path(name) / "example.pm"
        path.write_text(f"language 1\nuse microsoft\nuse genesys\n{text}", encoding="utf-8")
        return list(examine_file(path).diagnostics)


@pytest.mark.parametrize(
    ("data", "name", "place"),
    [
        (b"\xef\xbb\xbflanguage 1\n", "byte-order-mark", (1, 1)),
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
    assert [d.name for d in rules.diagnostics] == ["missing-language"]
    assert attrs.asdict(rules)["name"] == str(path)


def test_one_cause_one_finding(tmp_path):
    """What a file means is not judged while its text can't be read."""
    path = tmp_path / "site.pm"
    path.write_text("language 1\ntable t first { row a when nothing is 1 -> -> C }\n")
    assert [d.name for d in examine_file(path).diagnostics] == ["syntax-error"]
