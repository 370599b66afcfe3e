"""`presencemap show`: tables to read, to sign, and for other programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

COMMAND = [sys.executable, "-m", "presencemap", "show"]
TWO = """\
language 1
field lamp : token { green, red }
state Open routable
state Shut
table door first {
    row go when lamp is green -> Open after 2s
    otherwise                 -> Shut
}
table gate first {
    row go when lamp is red -> keep
    otherwise               -> Shut
}
"""
FORMS = ("text", "markdown", "html", "json", "dot", "dmn")

DEFAULT = """\
voice (first: the first row that matches answers)
rules/uc-connector.pm:11

row       | availability | outcome                 | after | line
----------+--------------+-------------------------+-------+-----
online    | available    | Ready                   | -     | 12
offline   | offline      | LoggedOut               | -     | 13
otherwise | -            | NotReady reason "Other" | -     | 14

availability: aggregate state: how reachable, as a number; int; available 3000..4499,
  available-idle 4500..5999, busy 6000..7499, busy-idle 7500..8999, do-not-disturb 9000..11999,
  be-right-back 12000..14999, away 15000..17999, offline 18000..
"""


def run(*arguments, folder, **environment):
    """Run the command in a folder; return exit code, output and errors."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**{k: v for k, v in os.environ.items() if k != "FORCE_COLOR"}, **environment},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def site(tmp_path):
    """Give a folder with a site.pm of two tables."""
    (tmp_path / "site.pm").write_text(TWO, encoding="utf-8")
    return tmp_path


def test_text(root):
    """By default a table is a grid of text, the same on every width that is no terminal."""
    assert run("rules/uc-connector.pm", folder=root) == (0, DEFAULT, "")
    assert run("rules/uc-connector.pm", folder=root, COLUMNS="40")[1] == DEFAULT


def test_every_form_shows_every_table(site):
    """Each form shows all tables, or the one that is asked for, twice the same."""
    for form in FORMS:
        code, both, err = run("site.pm", "--format", form, folder=site)
        assert (code, err) == (0, "")
        assert "door" in both
        assert "gate" in both
        assert run("site.pm", "--format", form, folder=site)[1] == both
        one = run("site.pm", "--format", form, "--table", "gate", folder=site)[1]
        assert "gate" in one
        assert "door" not in one


@pytest.mark.parametrize("form", FORMS)
def test_files(site, form):
    """With -o the same goes to a file, whatever the terminal; nothing is printed."""
    _, printed, _ = run("site.pm", "--format", form, folder=site)
    assert run("site.pm", "--format", form, "-o", "out", folder=site) == (0, "", "")
    assert (site / "out").read_text(encoding="utf-8") == printed


def test_forms_are_what_they_are_called(site):
    """JSON carries its version, DMN is XML with both decisions, HTML is a page."""
    shape = json.loads(run("site.pm", "--format", "json", folder=site)[1])
    assert (shape["version"], [t["name"] for t in shape["tables"]]) == (1, ["door", "gate"])
    root = ET.fromstring(run("site.pm", "--format", "dmn", folder=site)[1])  # noqa: S314 - ours
    names = [each.get("name") for each in root if each.tag.endswith("}decision")]
    assert names == ["door", "gate"]
    assert run("site.pm", "--format", "html", folder=site)[1].startswith("<!DOCTYPE html>\n")
    assert run("site.pm", "--format", "dot", folder=site)[1].startswith("digraph rules {\n")


def test_cells(root):
    """--cells simple writes the cells that people know."""
    arguments = ("rules/uc-connector.pm", "--format", "dmn")
    assert "? &gt;= 3000 and ? &lt;= 4499" in run(*arguments, folder=root)[1]
    assert "[3000..4499]" in run(*arguments, "--cells", "simple", folder=root)[1]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere.pm"], 2, "Error: nowhere.pm: No such file or directory\n"),
        (["."], 2, "Error: .: Is a directory\n"),
        (["site.pm", "--table", "doir"], 2, "no table `doir`; did you mean `door`?"),
        (["site.pm", "--table", "x"], 2, "no table `x`; there is door, gate"),
        (["site.pm", "--cells", "simple"], 2, "Error: --cells goes with --format dmn\n"),
        (["site.pm", "--format", "pdf"], 2, "'pdf' is not one of"),
        (["site.pm", "-o", "no/where"], 2, "no/where: can't be written: No such file"),
        (["words.pm"], 2, "Error: words.pm: there is no table to show\n"),
        (["broken.pm"], 1, "error[PM201] unknown-name"),
        (["binary.pm"], 1, "error[PM001] not-utf-8"),
        (["large.pm"], 1, "error[PM003] file-too-large"),
    ],
)
def test_what_can_not_be_shown(site, arguments, code, message):
    """Files that are none, or broken, are told; nothing is shown."""
    (site / "words.pm").write_text("language 1\nvocabulary words\nfield a : text\n")
    (site / "broken.pm").write_text(TWO.replace("lamp is red", "lmp is red"))
    (site / "binary.pm").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    (site / "large.pm").write_bytes(b"#" * 2_100_000)
    result = run(*arguments, folder=site)
    assert (result[0], result[1]) == (code, "")
    assert message in result[2]


def test_no_arguments_show_the_help(site):
    """Without a file the help is shown, with examples."""
    code, out, err = run(folder=site)
    assert code == 2
    assert "Examples:" in out + err
    assert "Examples:" in run("--help", folder=site)[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a shell with pipes")
@pytest.mark.parametrize("form", FORMS)
def test_a_closed_pipe_is_no_crash(root, form):
    """Who reads only a line ends the command quietly."""
    line = f"{' '.join(COMMAND)} rules/lync-genesys.pm --format {form} | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("columns", [70, 100, 160])
def test_a_terminal_sets_the_width(root, columns):
    """On a terminal the grid is as wide as that, and plain where NO_COLOR is set."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "rules/lync-genesys.pm"], cwd=root, stdout=theirs, stdin=theirs,
        env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    assert process.wait() == 0
    lines = shown.decode().splitlines()
    assert "\x1b[3" not in shown.decode()
    lines = [line.replace("\x1b[1m", "").replace("\x1b[0m", "") for line in lines]
    assert columns - 30 < max(map(len, lines)) <= columns


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # how a terminal ends whose other side is closed
        return b""
