"""Settings files: which one counts, what may stand in it, and what is said of what may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from presencemap.cli.exits import Misuse
from presencemap.cli.settings import NO_SETTINGS, settings_for


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give a working folder two levels below the top of a project."""
    below = tmp_path / "rules" / "sites"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return tmp_path


def own(strict):
    """Return the text of a presencemap.toml."""
    return f"strict = {str(strict).lower()}\n"


def shared(strict):
    """Return the text of a pyproject.toml with our table."""
    return f"[project]\nname = 'x'\n[tool.presencemap]\n{own(strict)}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, None),
        ({"presencemap.toml": own(True)}, "presencemap.toml"),
        ({"pyproject.toml": shared(True)}, "pyproject.toml"),
        ({"presencemap.toml": own(True), "pyproject.toml": shared(False)}, "presencemap.toml"),
        ({"presencemap.toml": own(False), "rules/pyproject.toml": shared(True)},
         "rules/pyproject.toml"),
        ({"rules/presencemap.toml": own(False), "rules/sites/presencemap.toml": own(True)},
         "rules/sites/presencemap.toml"),
        ({"presencemap.toml": own(True), "rules/pyproject.toml": "[tool.ruff]\n"},
         "presencemap.toml"),
        ({"presencemap.toml": own(True), "rules/pyproject.toml": "tool = 3\n"},
         "presencemap.toml"),
        ({"rules/sites/sub/presencemap.toml": own(True)}, None),
    ],
)  # fmt: skip
def test_the_nearest_file_counts(folder, files, expected):
    """From the working folder up the first file that is about us counts, our own one first."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settings = settings_for()
    if expected is None:
        assert settings == NO_SETTINGS
    else:
        assert (settings.file, settings.strict) == (str(folder / expected), True)


def test_every_key_is_read(folder):
    """Lists, paths and numbers come as what they mean; a path is seen from the file."""
    text = """
        strict = false
        select = ["PM3", "fail-open"]
        ignore = []
        baseline = "known/findings.json"
        min-coverage = 97.5
        format = "github"
        ambiguity = "newest"
        profiles = ["asterisk"]
        aggregate = true
        languages = ["de", "en"]
    """
    (folder / "presencemap.toml").write_text(text, encoding="utf-8")
    settings = settings_for()
    assert settings.strict is False
    assert (settings.select, settings.ignore) == (("PM3", "fail-open"), ())
    assert settings.baseline == folder / "known" / "findings.json"
    assert (settings.min_coverage, settings.format) == (97.5, "github")
    assert (settings.ambiguity, settings.profiles) == ("newest", ("asterisk",))
    assert (settings.aggregate, settings.languages) == (True, ("de", "en"))


def test_config_names_the_file(folder):
    """--config takes a file of any name, and --isolated takes none."""
    (folder / "presencemap.toml").write_text(own(False))
    (folder / "other.toml").write_text('strict = true\nbaseline = "b.json"\n')
    settings = settings_for(str(folder / "other.toml"))
    assert (settings.strict, settings.baseline) == (True, folder / "b.json")
    assert settings_for("../../other.toml").baseline == Path("../../b.json")
    assert settings_for(isolated=True) == NO_SETTINGS
    with pytest.raises(Misuse, match="--isolated and --config exclude each other"):
        settings_for("other.toml", isolated=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stric = true", "there is no setting `stric`; did you mean `strict`?"),
        ("min_coverage = 3", "there is no setting `min_coverage`; did you mean `min-coverage`?"),
        ("zzz = 1", "there is no setting `zzz`; there are strict, select, ignore, baseline, "
                    "min-coverage, format"),
        ('strict = "yes"', "`strict` takes true or false"),
        ("strict = 1", "`strict` takes true or false"),
        ('select = "PM3"', "`select` takes a list of findings, as in"),
        ("ignore = [1]", "`ignore` takes a list of findings, as in"),
        ("baseline = true", "`baseline` takes the path of a file"),
        ('baseline = ""', "`baseline` takes the path of a file"),
        ("min-coverage = true", "`min-coverage` takes a number from 0 to 100"),
        ("min-coverage = 101", "`min-coverage` takes a number from 0 to 100"),
        ("min-coverage = nan", "`min-coverage` takes a number from 0 to 100"),
        ('format = "xml"', "`format` takes one of text, concise, json, sarif, github, junit"),
        ("ambiguity = 1", "`ambiguity` takes a policy, as in"),
        ('profiles = "asterisk"', "`profiles` takes a list of vendors, as in"),
        ("aggregate = 1", "`aggregate` takes true or false"),
        ('languages = "de"', "`languages` takes a list of languages, as in"),
        ("strict = ?", "it is no TOML: Invalid value"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_misuse(folder, text, message):
    """A wrong key or value is told with the file, the key and what was expected."""
    path = folder / "presencemap.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Misuse) as caught:
        settings_for()
    assert caught.value.message.startswith(f"{path}: {message}")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("gone.toml", None, "No such file or directory"),
        ("pyproject.toml", b"[project]\n", "there is no table [tool.presencemap]"),
        ("pyproject.toml", b"[tool]\npresencemap = 1\n", "`tool.presencemap` takes a table"),
        ("latin.toml", b"# caf\xe9\n", "it is no TOML: 'utf-8' codec can't decode"),
    ],
)
def test_a_file_asked_for_must_be_one(folder, name, data, message):
    """A file that --config names and that has no settings is misuse."""
    path = folder / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Misuse) as caught:
        settings_for(str(path))
    assert caught.value.message.startswith(f"{path}: {message}")
