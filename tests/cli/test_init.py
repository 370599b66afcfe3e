"""`presencemap init`: a file to start from, that holds what it promises."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from presencemap.checks import examine_file
from presencemap.shipped import shipped
from presencemap.tables.trial import run_examples


def run(*arguments, folder):
    """Run the command in a folder; return exit code, output and errors."""
    done = subprocess.run(
        [sys.executable, "-m", "presencemap", "init", *arguments],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_writes_a_clean_file_whose_examples_cover_it(tmp_path):
    """Without arguments site.pm is written; it has no finding, and every row has an example."""
    code, out, err = run(folder=tmp_path)
    assert (code, err) == (0, "")
    assert "check: nothing to report in 1 file\n" in out
    examination = examine_file(tmp_path / "site.pm")
    assert examination.diagnostics == ()
    trial = run_examples(examination.rules)
    assert (trial.failed, trial.reaches(100)) == ((), True)
    assert f"{trial.covered} of {trial.covered} rows are covered" in out


def test_starts_from_a_rule_set_that_ships(tmp_path):
    """With --like the file is that rule set, letter for letter."""
    assert run("desk.pm", "--like", "uc-connector", folder=tmp_path)[0] == 0
    there = (shipped("rules") / "uc-connector.pm").read_bytes()
    assert (tmp_path / "desk.pm").read_bytes() == there


def test_lists_the_rule_sets(tmp_path):
    """`--like list` names every rule set, and writes nothing."""
    code, out, _ = run("--like", "list", folder=tmp_path)
    names = {path.name.removesuffix(".pm") for path in shipped("rules").iterdir()}
    assert (code, set(out.split())) == (0, names - {"README.md", "vocabulary"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["there.pm"], "Error: there.pm is there already; nothing was written\n"),
        (["nowhere/site.pm"], "nowhere/site.pm: can't be written: No such file or directory"),
        (["--like", "lync-genesis"], "did you mean `lync-genesys`?"),
        (["a.pm", "b.pm"], "Got unexpected extra argument"),
    ],
)
def test_harms_nothing(tmp_path, arguments, message):
    """What is there stays, and what can't be done is told, with exit code 2."""
    (tmp_path / "there.pm").write_text("mine")
    code, out, err = run(*arguments, folder=tmp_path)
    assert (code, out) == (2, "")
    assert message in err
    assert [path.name for path in tmp_path.iterdir()] == ["there.pm"]
    assert (tmp_path / "there.pm").read_text() == "mine"


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    """The message names the file, not the output, as what can't be written."""
    name = "x" * 300
    code, out, err = run(name, folder=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {name}: can't be written: ")


@pytest.mark.skipif(os.name == "nt", reason="a folder in use can't be removed")
@pytest.mark.parametrize("command", ["init", "check site.pm", "test site.pm", "fmt site.pm"])
def test_a_working_folder_that_is_gone_is_told(tmp_path, command):
    """Where a command's own folder was removed, that is said, and not that output fails."""
    folder = tmp_path / "gone"
    folder.mkdir()
    line = f'rmdir "$PWD" && "$0" -m presencemap {command}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable], cwd=folder,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "output" not in done.stderr
    assert done.stderr.endswith("No such file or directory\n")
