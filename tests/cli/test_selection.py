"""Which findings are wanted: codes, beginnings of codes, names, and who wins."""

from __future__ import annotations

import pytest

from presencemap.checks import CATALOGUE
from presencemap.cli.exits import Misuse
from presencemap.cli.selection import Layer, Words, entry_named, wanted_codes

LOCKED = {entry.finding.code for entry in CATALOGUE if entry.locked}
OPEN = {entry.finding.code for entry in CATALOGUE} - LOCKED
THREES = {code for code in OPEN if code.startswith("PM3")}
FOURS = {code for code in OPEN if code.startswith("PM4")}


def layer(select=None, ignore=()):
    """Return a layer as the command line makes it."""
    chosen = None if select is None else Words("--select", tuple(select))
    return Layer(chosen, Words("--ignore", tuple(ignore)))


@pytest.mark.parametrize(
    ("layers", "wanted"),
    [
        ([], OPEN),
        ([layer()], OPEN),
        ([layer(["PM3"])], THREES),
        ([layer(["PM3,PM4"])], THREES | FOURS),
        ([layer([" PM3 , ", "fail-open"])], THREES | {"PM401"}),
        ([layer(["pm301"])], {"PM301"}),
        ([layer(["PM"], ["PM3"])], OPEN - THREES),
        ([layer(None, ["PM301", "fail-open"])], OPEN - {"PM301", "PM401"}),
        ([layer(["PM301"], ["PM3"])], {"PM301"}),
        ([layer(["gap"], ["PM3"])], {"PM301"}),
        ([layer(["PM30"], ["PM3"])], {c for c in THREES if c.startswith("PM30")}),
        ([layer(["PM3"], ["PM301"])], THREES - {"PM301"}),
        ([layer(["PM301"], ["PM301"])], set()),
        ([layer(["PM301"], ["gap"])], set()),
        ([layer([])], set()),
        ([layer(["PM3"]), layer(["PM401"])], {"PM401"}),
        ([layer(None, ["PM301"]), layer(["PM301"])], {"PM301"}),
        ([layer(["PM3"]), layer(None, ["PM301"])], THREES - {"PM301"}),
        ([layer(["PM301"]), layer(None, ["PM3"])], set()),
        ([layer(None, ["PM301"]), layer(None, ["PM401"])], OPEN - {"PM301", "PM401"}),
    ],
)
def test_who_wins(layers, wanted):
    """The more exact word decides, then the one that leaves out; a later list stands above."""
    assert wanted_codes(layers) - LOCKED == wanted


def test_errors_that_keep_rules_from_compiling_stay():
    """Whatever is selected, locked findings are wanted."""
    assert wanted_codes([layer(["PM501"])]) == LOCKED | {"PM501"}


@pytest.mark.parametrize("word", ["PM201", "unknown-name", "PM2", "PM", "pm101", "not-utf-8"])
def test_they_can_not_be_left_out(word):
    """To ignore one of them, by whatever word, is misuse that names one."""
    with pytest.raises(Misuse) as caught:
        wanted_codes([layer(None, [word])])
    assert caught.value.message.startswith("--ignore: PM")
    assert "can't be left out: rules with such an error do not compile" in caught.value.message


def test_warnings_among_them_can_be_left_out():
    """A code of their range that is only a warning is nobody's obstacle."""
    assert "PM015" not in wanted_codes([layer(None, ["missing-language"])])


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("gapp", "did you mean `gap`?"),
        ("PM3001", "did you mean `PM301`?"),
        ("zzz", "`presencemap check --list` shows all findings"),
        ("P", "`presencemap check --list` shows all findings"),
        ("301", "did you mean `PM301`?"),
    ],
)
def test_unknown_words_are_misuse(word, hint):
    """A word that names nothing is told, with where it stands and what was perhaps meant."""
    with pytest.raises(Misuse) as caught:
        wanted_codes([layer([word])])
    assert caught.value.message == f"--select: there is no finding `{word}`; {hint}"


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.finding.name)
def test_findings_are_known_by_code_and_name(entry):
    """Code and name lead to the finding, in whatever case."""
    for word in (entry.finding.code, entry.finding.name):
        assert entry_named(word) is entry_named(word.upper()) is entry_named(word.lower()) is entry
