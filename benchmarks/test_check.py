"""Examining a rules file of four hundred rows over eight fields."""

from __future__ import annotations

import pytest

from presencemap.checks import examine_file

CHECK = "check, 400 rows of 8 fields"
HEAD = """language 1
use microsoft
use sip
use genesys

context {
    agent.on_call : yes/no
    agent.group   : token { front-office, back-office, night, vip, trainee }
}

table voice first {
"""
DEVICES = ("computer", "deskphone", "mobile", "web")
CALENDARS = ("free", "tentative", "busy", "out-of-office")
GROUPS = ("front-office", "back-office", "night", "vip", "trainee")
CLASSES = ("available", "available-idle", "busy", "away", "offline")


def row(number):
    """Return a row; no two of the first four hundred match the same presence."""
    number, kind = divmod(number, len(CLASSES))
    number, device = divmod(number, len(DEVICES))
    group, calendar = divmod(number, len(CALENDARS))
    return (
        f"    row r{kind}{device}{calendar}{group} when availability is {CLASSES[kind]}\n"
        f"        and device is {DEVICES[device]} and calendar is {CALENDARS[calendar]}\n"
        f"        and agent.group is {GROUPS[group]} and subscription is active\n"
        f"        and not (agent.on_call or note-type is oof)\n"
        f"        and not activity in {{on-the-phone, in-a-conference}}\n"
        f'        -> NotReady reason "R{kind}{device}{calendar}{group}" after 2s\n'
    )


@pytest.fixture(scope="module")
def large_file(is_measured, tmp_path_factory):
    """Give the file; a smaller one where benchmarks are switched off."""
    rows = 400 if is_measured else 40
    path = tmp_path_factory.mktemp("rules") / "large.pm"
    text = HEAD + "".join(map(row, range(rows)))
    path.write_text(text + '    otherwise -> NotReady reason "Unknown"\n}\n', encoding="utf-8")
    return path


def test_large_file_is_clean(large_file):
    """There is nothing to find, so that only the search is measured."""
    examination = examine_file(large_file)
    assert examination.diagnostics == ()
    assert len(examination.rules.used_fields) == 8


def test_check(measure, large_file):
    """Measure parsing, compiling and all checks."""
    measure(CHECK, "examine_file", examine_file, large_file, at_most="1 s")
