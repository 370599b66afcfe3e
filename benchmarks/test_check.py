"""Loading, proving and examining rules files of hundreds and thousands of rows."""

from __future__ import annotations

import subprocess
import sys

import pytest
from many import FEW_ROWS
from thirty import RULES

from presencemap.checks import examine_file, load_rules
from presencemap.diagnostics import Severity
from presencemap.tables.diagram import Proof

LOAD = "load, rules files to rule sets"
PROVE = "prove, tables of 8 fields"
AT_MOST = {400: "1 s", 3_000: "10 s"}
"""How long it may take to check files of so many rows."""
BUILT = {400: "0.3 s", 3_000: "10 s"}
"""How long it may take to prove what their tables do."""


def group(rows):
    """Return the name of a group of measurements."""
    return f"check, {rows:,} rows of 8 fields"


@pytest.mark.parametrize("rows", AT_MOST)
def test_file_is_sound(is_measured, many_rows, rows):
    """There is nothing to put right, so that only the search is measured."""
    examination = examine_file(many_rows(rows))
    assert [d for d in examination.diagnostics if d.severity is not Severity.INFO] == []
    assert len(examination.rules.tables[0].rows) == (rows if is_measured else FEW_ROWS)
    assert len(examination.rules.used_fields) == 8


@pytest.mark.parametrize("rows", AT_MOST)
def test_examine_file(measure, many_rows, rows):
    """Measure parsing, compiling and all checks."""
    path = many_rows(rows)
    measure(group(rows), "examine_file", examine_file, path, at_most=AT_MOST[rows], rounds=3)


@pytest.mark.parametrize("rows", AT_MOST)
def test_check_from_the_shell(measure, many_rows, rows):
    """Measure the command, Python's own start and all imports with it."""
    path = many_rows(rows)
    label = "presencemap check, from the shell"
    done = measure(group(rows), label, check, path, at_most=AT_MOST[rows], rounds=3)
    assert done.returncode == 0, done.stdout


def check(path):
    """Run the command on a file."""
    command = [sys.executable, "-m", "presencemap", "check", "--isolated", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours


def test_load_thirty_rows(measure):
    """Measure a small file from its bytes to a rule set that can decide."""
    measure(LOAD, "load_rules, 30 rows", load_rules, RULES)


@pytest.mark.parametrize("rows", AT_MOST)
def test_load_many_rows(measure, many_rows, rows):
    """Measure large files from their bytes to rule sets that can decide."""
    measure(LOAD, f"load_rules, {rows:,} rows", load_rules, many_rows(rows), rounds=3)


@pytest.mark.parametrize("rows", BUILT)
def test_build(measure, many_rows, rows):
    """Measure a table's diagram: what each presence gets, and which get nothing."""
    rules, label = load_rules(many_rows(rows)), f"diagram, {rows:,} rows"
    measure(PROVE, label, build, rules, at_most=BUILT[rows], rounds=3)


@pytest.mark.parametrize("rows", BUILT)
def test_reach(measure, many_rows, rows):
    """Measure the search for a presence for each row, from the table alone."""
    rules, label = load_rules(many_rows(rows)), f"a presence for each row, {rows:,} rows"
    found = measure(PROVE, label, reach, rules, at_most=BUILT[rows], rounds=3)
    assert None not in found


def build(rules):
    """Return the diagram of a rule set's table."""
    return Proof(rules.tables[0], rules.fields).diagram


def reach(rules):
    """Return evidence for each row of a rule set's table that some presence reaches it."""
    proof = Proof(rules.tables[0], rules.fields)
    return [proof.reached(number) for number in range(len(rules.tables[0].rows))]
