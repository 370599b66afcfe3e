"""The documentation is true: its rules compile, its commands print what it says."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from presencemap.checks import examine_text
from presencemap.diagnostics import Severity

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("[!.]*/README.md")])
BLOCK = re.compile(r"^```(\w+)( [^\n]*)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind):
    """Return the code blocks of a kind, as test parameters named by page and line."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            if match[1] == kind:
                line = text[: match.start()].count("\n") + 1
                name = f"{page.relative_to(ROOT)}:{line}"
                found.append(pytest.param(match[3], (match[2] or "").strip(), id=name))
    return found


@pytest.mark.parametrize(("text", "mark"), blocks("pm"))
def test_rules_on_pages_compile(text, mark):
    """Every rules file shown is clean, or wrong in just the ways that it says.

    What is only remarked, such as rows without an example, is no matter on a page.
    """
    found = [d for d in examine_text(text).diagnostics if d.severity is not Severity.INFO]
    names = [f"{each.code} {each.name}" for each in found]
    if mark == "broken":
        assert names == re.findall(r"# (PM\d+ [a-z-]+)", text)
    else:
        assert (names, mark) == ([], "")


@pytest.mark.parametrize(("text", "mark"), blocks("console"))
def test_commands_on_pages_print_what_they_say(text, mark):
    """A shown command run at the top folder prints the shown lines; `...` stands for any."""
    assert mark == ""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        words = shlex.split(command)
        assert words[0] == "presencemap"
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        pattern = re.escape(shown).replace(re.escape("...\n"), "(?:.*\n)*")
        assert re.fullmatch(pattern, done.stdout + done.stderr), done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_on_pages_runs(page, monkeypatch):
    """Python shown at a prompt gives what is shown."""
    monkeypatch.chdir(ROOT)
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    """A link to a file of the project leads to a file that is there."""
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists()


def test_ci_runs_the_readmes_test_line():
    """The line that the README tells to copy is the line that CI runs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert [line.count("\n") for line in lines] == [0, 0]
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[1] in run
    assert "presencemap demo" in lines[0]
