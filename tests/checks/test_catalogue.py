"""The catalogue of all findings, and their pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from importlib import import_module

import pytest

from presencemap.checks import CATALOGUE, page, summary
from presencemap.checks.examine import CHECKS, TOO_MANY_FINDINGS
from presencemap.diagnostics import Severity
from presencemap.documents import findings as document_findings
from presencemap.language import findings as language_findings
from presencemap.tables import findings as table_findings


def test_every_finding_is_in_it_once():
    """The catalogue has what the rooms say they have, in the order of the codes."""
    expected = {
        *language_findings.FINDINGS,
        *table_findings.FINDINGS,
        *document_findings.FINDINGS,
        *(check.FINDING for check in CHECKS),
        TOO_MANY_FINDINGS,
    }
    found = [entry.finding for entry in CATALOGUE]
    assert expected <= set(found)
    assert [finding.code for finding in found] == sorted({finding.code for finding in found})


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.finding.name)
def test_a_finding_is_a_module_with_a_page(entry):
    """The module of a finding has it, is called as it is, and its docstring is the page."""
    module = import_module(entry.module)
    finding = entry.finding
    assert finding == module.FINDING
    assert entry.module.rpartition(".")[2] == finding.name.replace("-", "_")
    assert page(entry).startswith(f"{finding.code} {finding.name}: ")
    assert summary(page(entry))


def test_what_keeps_rules_from_compiling_is_locked():
    """Errors of files, text and names are locked; warnings and what checks say are not."""
    locked = {entry.finding.name for entry in CATALOGUE if entry.locked}
    assert {"not-utf-8", "syntax-error", "unknown-name"} <= locked
    assert not {"missing-language", "fail-open", "too-many-findings"} & locked
    for entry in CATALOGUE:
        expected = re.match("PM[012]", entry.finding.code) is not None
        assert entry.locked == (expected and entry.finding.severity is Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM999 name: what it is.\n\nWhy.", "what it is"),
        ("PM999 name: a: b", "a: b"),
        ("no colon", "no colon"),
        ("", ""),
    ],
)
def test_the_summary_is_the_first_line(text, expected):
    """The summary is what stands behind code and name, without a full stop."""
    assert summary(text) == expected


SHOW_PAGE = (
    "from presencemap.checks import CATALOGUE, page;"
    "print([page(e) for e in CATALOGUE if e.finding.name == 'gap'][0])"
)


def test_pages_are_there_without_docstrings_and_from_a_zip_file(tmp_path, root):
    """`-OO` and a zipped package give the page that a checkout gives."""
    [entry] = [each for each in CATALOGUE if each.finding.name == "gap"]
    laid = tmp_path / "laid"
    shutil.copytree(root / "presencemap", laid / "presencemap")
    for folder in ("rules", "grammars"):
        shutil.copytree(root / folder, laid / "presencemap" / folder)
    archive = tmp_path / "presencemap.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in laid.rglob("*.*"):
            file.write(path, path.relative_to(laid))
    for path in (root, archive):
        code = f"import sys; sys.path.insert(0, {str(path)!r}); {SHOW_PAGE}"
        done = subprocess.run(
            [sys.executable, "-OO", "-c", code],
            cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert (done.stdout, done.stderr) == (page(entry) + "\n", "")


def test_where_there_is_no_source_the_docstring_does(monkeypatch):
    """A package of compiled files only shows the docstrings that it has."""
    [entry] = [each for each in CATALOGUE if each.finding.name == "fail-open"]
    expected = page(entry)
    monkeypatch.setattr("presencemap.checks.catalogue.find_spec", lambda _: None)
    assert page(entry) == expected
