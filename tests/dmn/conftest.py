"""What several tests of DMN need: presences for shipped rules, and the node packages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from presencemap.model import FieldType
from presencemap.tables.conditions import InRanges, tests_of


def _values(rules, field, rng):
    if field.type is FieldType.INT:
        tests = [t for table in rules.tables for row in table.rows for t in tests_of(row.condition)]
        ends = [e for t in tests if isinstance(t, InRanges) for span in t.ranges for e in span]
        near = {int(end) + step for end in ends for step in (-1, 0, 1)}
        return sorted(each for each in near if 0 <= each < 2**32)
    if field.type is FieldType.YES_NO:
        return [True, False]
    words = [*field.tokens, *(["unlisted"] if field.open else [])]
    if field.type is FieldType.TOKEN_SET:
        return [frozenset(rng.sample(words, size)) for size in (0, 1, 1, 1, 1, 2, 2, 3) * 3]
    assert field.type is FieldType.TOKEN
    return words


@pytest.fixture(scope="session")
def shipped_presences():
    """Give what makes presences for rules: near the ends of ranges, unlisted, absent."""

    def presences(rules, count):
        rng = Random(11)  # noqa: S311 - the same choices each time
        for _ in range(count):
            presence = {}
            for name in sorted(rules.used_fields):
                value = rng.choice(_values(rules, rules.fields[name], rng))
                if rng.random() < 0.75:
                    presence[name] = value
            yield presence

    return lambda rules, count: list(presences(rules, count))


@pytest.fixture(scope="session")
def node_package():
    """Give what finds a package of node, or skips.

    PRESENCEMAP_DMN_MODDLE names a folder of packages (a `node_modules`); they may also be
    installed globally.
    """

    def find(name):
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None:
            pytest.skip("node is not installed")
        folders = [os.environ.get("PRESENCEMAP_DMN_MODDLE", "")]
        if npm is not None:
            done = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False)
            folders.append(done.stdout.strip())
        for folder in filter(None, folders):
            if (Path(folder) / name / "package.json").is_file():
                return Path(folder)
        pytest.skip(f"{name} is in no folder of PRESENCEMAP_DMN_MODDLE, nor installed globally")
        raise AssertionError

    return find


@pytest.fixture(scope="session")
def run_node(tmp_path_factory):
    """Give what runs a script with packages of a folder and a text on standard input."""

    def run(packages, script, text):
        folder = tmp_path_factory.mktemp("node")
        (folder / "node_modules").symlink_to(packages)
        (folder / "script.mjs").write_text(script, encoding="utf-8")
        done = subprocess.run(
            [shutil.which("node"), "script.mjs"],
            cwd=folder, input=text, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
