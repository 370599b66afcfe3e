"""`presencemap test` as a user types it; the files in `trial/` read like what he sees."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

HERE = Path(__file__).parent / "trial"
SHOWN = sorted(HERE.glob("*.txt"))


def run(*arguments, cwd=HERE, stdin=None, **environment):
    """Run `presencemap test`; return the exit code, and all that it printed, errors first."""
    variables = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    done = subprocess.run(
        [sys.executable, "-m", "presencemap", "test", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**variables, "PYTHONUTF8": "1", **environment},
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr + done.stdout


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_prints_what_is_shown(path):
    """A command prints just what stands below it, and ends with the exit code shown last."""
    prompt, _, shown = path.read_text(encoding="utf-8").partition("\n")
    command = prompt.removeprefix("$ ").removesuffix("; echo $?")
    words = shlex.split(command)
    assert words[:2] == ["presencemap", "test"]
    code, printed = run(*words[2:])
    assert f"{printed}{code}\n" == shown


def test_there_is_something_shown():
    """The folder of shown commands is found."""
    assert len(SHOWN) > 10


def site(folder, examples, name="site.pm"):
    """Write a small rules file with examples."""
    text = "language 1\nuse microsoft\nuse genesys\ntable voice first {\n"
    text += "  row free when availability is available -> Ready\n"
    text += '  otherwise -> NotReady reason "Unknown"\n}\n'
    (folder / name).write_text(text + examples, encoding="utf-8")


PASSES = 'example "free" { availability available => voice Ready }\n'
FAILS = 'example "busy" { availability busy => voice Ready }\n'


def test_standard_input_is_a_file(tmp_path):
    """`-` tests what comes in."""
    site(tmp_path, PASSES)
    text = (tmp_path / "site.pm").read_text(encoding="utf-8")
    code, out = run("-", cwd=tmp_path, stdin=text + FAILS)
    assert (code, out.splitlines()[0]) == (1, '<stdin>:9: example "busy" failed')


def test_a_folder_is_all_files_below(tmp_path):
    """Every rules file below a folder is tested; vocabularies have nothing to test."""
    (tmp_path / "deep").mkdir()
    site(tmp_path, PASSES)
    site(tmp_path / "deep", PASSES)
    (tmp_path / "words.pm").write_text("language 1\nvocabulary words\n", encoding="utf-8")
    code, out = run(tmp_path)
    assert (code, out) == (0, "2 examples in 2 files, all passed; 2 of 4 rows covered (50 %)\n")


def test_each_file_must_be_covered(tmp_path):
    """A file that is well covered does not hide one that is not."""
    full = PASSES + 'example "none" { availability 0 => voice NotReady reason "Unknown" }\n'
    site(tmp_path, full, "a.pm")
    site(tmp_path, PASSES, "b.pm")
    code, out = run("--min-coverage", "75", ".", cwd=tmp_path)
    assert (code, "b.pm: 1 of 2 rows covered (50 %), 75 % wanted" in out) == (1, True)
    assert run("--min-coverage", "50", ".", cwd=tmp_path)[0] == 0


def test_settings_ask_for_coverage(tmp_path):
    """`min-coverage` stands in the settings; the command line goes before it, -k asks for none."""
    site(tmp_path, PASSES)
    (tmp_path / "presencemap.toml").write_text("min-coverage = 100\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text("min-coverage = 50\n", encoding="utf-8")
    for arguments, code in [
        ((), 1),
        (("--min-coverage", "50"), 0),
        (("-k", "free"), 0),
        (("-k", "free", "--min-coverage", "100"), 1),
        (("--isolated",), 0),
        (("--config", "other.toml"), 0),
    ]:
        assert run(*arguments, "site.pm", cwd=tmp_path)[0] == code, arguments


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--min-coverage", "nan", "site.pm"), "nan is no number"),
        (("--min-coverage", "101", "site.pm"), "101"),
        (("--min-coverage", "-1", "site.pm"), "-1"),
        (("-k", "free and", "site.pm"), "-k free and: a part of a name was expected"),
        (("-k", "lost", "site.pm"), "-k lost: none of 1 example has such a name"),
        (("--format", "sarif", "site.pm"), "sarif"),
        (("gone.pm",), "Error: gone.pm: No such file or directory"),
        ((), "Usage: presencemap test"),
    ],
)
def test_misuse_is_told(tmp_path, arguments, message):
    """Wrong arguments, what can't be read, and a selection of nothing exit with 2."""
    site(tmp_path, PASSES)
    code, printed = run(*arguments, cwd=tmp_path)
    assert (code, message in printed) == (2, True)


def test_other_files_are_tested_beside_a_broken_one(tmp_path):
    """Rules with errors fail the run, and hide no other file's result."""
    site(tmp_path, PASSES, "good.pm")
    site(tmp_path, PASSES.replace("Ready", "Redy"), "wrong.pm")
    code, printed = run("good.pm", "wrong.pm", cwd=tmp_path)
    assert (code, "wrong.pm:8:50: error[PM203]" in printed) == (1, True)
    assert "1 example, passed; 1 of 2 rows covered (50 %); 1 file could not be tested" in printed


def test_rules_that_nobody_could_load_are_not_tested(tmp_path):
    """An error of a check counts as any other: such rules can't be used."""
    text = "language 1\nuse microsoft\nuse genesys\ntable voice first { otherwise -> Ready }\n"
    text += 'example "free" { availability available => voice Ready }\n'
    (tmp_path / "site.pm").write_text(text, encoding="utf-8")
    code, printed = run("site.pm", cwd=tmp_path)
    assert (code, "PM401" in printed, "1 file could not be tested" in printed) == (1, True, True)


def test_colour_is_for_terminals(tmp_path):
    """There is colour only where it is wanted; NO_COLOR always wins."""
    site(tmp_path, PASSES + FAILS)
    assert "\x1b[" not in run("site.pm", cwd=tmp_path)[1]
    colours = {"FORCE_COLOR": "1", "TERM": "xterm"}
    assert "\x1b[1;31mfailed" in run("site.pm", cwd=tmp_path, **colours)[1]
    assert "\x1b[3" not in run("site.pm", cwd=tmp_path, **colours, NO_COLOR="1")[1]


HOSTILE = ["]]>", "<a> & 'b' \\\"c\\\"", "✓ 🙂", "\\n\\t", "\ufffe", "é", "%0A::error::"]


def test_junit_and_json_hold_any_name(tmp_path):
    """Whatever an example is called, both documents are well-formed, and have its name."""
    named = 'example "{}" {{ availability busy => voice Ready }}\n'
    site(tmp_path, "".join(map(named.format, HOSTILE)))
    code, out = run("--format", "junit", "site.pm", cwd=tmp_path)
    root = ET.fromstring(out)  # noqa: S314 - our own
    number = str(len(HOSTILE))
    assert (code, root.get("tests"), root.get("failures")) == (1, number, number)
    names = [case.get("name") for case in root.iter("testcase")]
    assert names[0] == "]]>"
    assert all("failed" in failure.text for failure in root.iter("failure"))
    code, out = run("--format", "json", "site.pm", cwd=tmp_path)
    shapes = json.loads(out)["files"][0]["examples"]
    assert [shape["name"] for shape in shapes][:2] == ["]]>", "<a> & 'b' \"c\""]


def test_shipped_rules_are_covered(root):
    """Every row of every rules file that is shipped has an example that passes."""
    code, out = run("--isolated", "--min-coverage", "100", root / "rules")
    assert (code, "all passed" in out, "(100 %)" in out) == (0, True, True)
