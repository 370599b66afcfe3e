"""The hooks that pre-commit finds at the top of the checkout."""

from __future__ import annotations

import re
import shlex

import pytest

from presencemap.cli.app import COMMANDS

LINE = re.compile(r"(- |  )([a-z_]+): (\S.*)")


@pytest.fixture
def hooks(root):
    """Read the file: a list of flat mappings is all that it may be."""
    text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        mark, key, value = LINE.fullmatch(line).groups()
        assert not re.search(r": | #|^[\[{&*!|>'\"%@`]", value), "such a value would need quotes"
        if mark == "- ":
            found.append({})
        assert key not in found[-1]
        found[-1][key] = value
    return {hook["id"]: hook for hook in found}


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_a_hook_runs_a_command_on_rules_files(hooks, command):
    """Each hook has the keys that pre-commit needs, and runs a command that there is."""
    hook = hooks[f"presencemap-{command}"]
    assert set(hook) == {"id", "name", "description", "entry", "language", "files"}
    assert shlex.split(hook["entry"]) == ["presencemap", command]
    assert command in COMMANDS
    assert hook["language"] == "python"
    assert re.search(hook["files"], "rules/site.pm")
    assert not re.search(hook["files"], "rules/site.pmx")


def test_there_are_no_others(hooks):
    """The file has these two hooks."""
    assert list(hooks) == ["presencemap-check", "presencemap-fmt"]
