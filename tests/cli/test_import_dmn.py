"""`presencemap import-dmn`: decision tables of others as a rules file."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from presencemap.checks import examine_file

COMMAND = [sys.executable, "-m", "presencemap"]
TABLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:x">
  <decision id="door" name="door">
    <decisionTable id="grid" hitPolicy="FIRST">
      <input id="i1">
        <inputExpression id="e1" typeRef="string"><text>lamp</text></inputExpression>
      </input>
      <output id="o1" name="answer" typeRef="string" />
      <rule id="r1">
        <inputEntry id="c1"><text>"green"</text></inputEntry>
        <outputEntry id="c2"><text>"Open"</text></outputEntry>
      </rule>
      <rule id="r2">
        <inputEntry id="c3"><text>-</text></inputEntry>
        <outputEntry id="c4"><text>"Shut"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
"""
RULES = """\
# Imported from door.dmn.
language 1

field lamp : token open { green }

state Open
state Shut

table door first {
            lamp  -> outcome
    rule_1: green -> Open
    otherwise     -> Shut
}
"""


def run(*arguments, folder, data=None):
    """Run the command in a folder; return exit code, output and errors."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder, input=data, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path):
    """Give a folder with a door.dmn."""
    (tmp_path / "door.dmn").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_prints_the_rules(folder):
    """Without -o the rules file is printed, formatted."""
    assert run("import-dmn", "door.dmn", folder=folder) == (0, RULES, "")
    printed = run("import-dmn", "-", folder=folder, data=TABLE)
    assert printed == (0, RULES.replace("door.dmn", "<stdin>"), "")


def test_writes_the_rules(folder):
    """With -o it is written, and what `check` would say is said."""
    code, out, err = run("import-dmn", "door.dmn", "-o", "site.pm", folder=folder)
    assert (code, err) == (0, "")
    assert out.startswith("wrote site.pm; check: ")
    assert (folder / "site.pm").read_text(encoding="utf-8") == RULES
    assert examine_file(folder / "site.pm").rules is not None
    assert run("fmt", "--check", "site.pm", folder=folder)[0] == 0


def test_nothing_is_overwritten(folder):
    """A file that is there is left alone."""
    (folder / "site.pm").write_text("mine")
    code, _, err = run("import-dmn", "door.dmn", "-o", "site.pm", folder=folder)
    assert (code, err) == (2, "Error: site.pm is there already; nothing was written\n")
    assert (folder / "site.pm").read_text() == "mine"


def test_what_can_not_be_said_is_told_and_nothing_written(folder):
    """Everything that has no counterpart is told with its place, in one run; the code is 1."""
    text = TABLE.replace('"FIRST"', '"COLLECT"').replace('"green"', "upper(lamp)")
    (folder / "bad.dmn").write_text(text.replace('"Open"', "1 + 1"))
    code, out, err = run("import-dmn", "bad.dmn", "-o", "site.pm", folder=folder)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "bad.dmn:4: `grid`: the hit policy `COLLECT` has no counterpart; "
        "it may be FIRST, UNIQUE, ANY",
        "bad.dmn:10: `c1`: the function `upper` has no counterpart in a rules file",
        "bad.dmn:11: `c2`: `+`: a rules file does not calculate",
    ]
    assert not (folder / "site.pm").exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "x.dmn: No such file or directory"),
        (b"", "x.dmn: there is no document"),
        (b"\x89PNG\r\n", "x.dmn: line 1: the document does not begin with `<`"),
        (b"<html/>", "x.dmn: `html` is no document of DMN 1.1 to 1.5"),
        (
            b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>',
            "internal subset, which is refused for safety",
        ),
        (b"<a>" + b" " * 17_000_000, "is the limit"),
    ],
)
def test_what_is_no_dmn(tmp_path, data, message):
    """What is no XML, not DMN, hostile or huge can't be read: the code is 2."""
    if data is not None:
        (tmp_path / "x.dmn").write_bytes(data)
    code, out, err = run("import-dmn", "x.dmn", folder=tmp_path)
    assert (code, out) == (2, "")
    assert message in err


def test_a_folder_is_no_document(tmp_path):
    """A folder is told as such."""
    assert run("import-dmn", ".", folder=tmp_path) == (2, "", "Error: .: Is a directory\n")


def test_no_arguments_show_the_help(tmp_path):
    """Without a file the help is shown, with examples."""
    code, out, err = run("import-dmn", folder=tmp_path)
    assert code == 2
    assert "Examples:" in out + err
    assert run("import-dmn", "--help", folder=tmp_path)[0] == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a shell with pipes")
def test_a_closed_pipe_is_no_crash(folder):
    """Who reads only a line ends the command quietly."""
    line = f"{' '.join(COMMAND)} import-dmn door.dmn | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stdout == "# Imported from door.dmn.\n"
    assert "Traceback" not in done.stderr
