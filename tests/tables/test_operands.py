"""What is offered in the place of values that are wrong."""

from __future__ import annotations

import pytest

from presencemap.checks.mending.mend import edited
from presencemap.tables.load import compile_text

HEAD = 'language 1\nuse microsoft\nuse genesys\ntimezone "Europe/Paris"\n'
TABLE = HEAD + "table t first {{\n row a when {} -> keep\n otherwise -> NotReady\n}}\n"


def only_finding(text):
    """Return the one thing that is wrong with a text."""
    [found] = compile_text(text).diagnostics
    return found


@pytest.mark.parametrize(
    ("condition", "help_", "mended"),
    [
        ("on mon-fri", "a range is written `mon..fri`", "on mon..fri"),
        ("weekday is sat-sun", "a range is written `sat..sun`", "weekday is sat..sun"),
        ("on {mon-tue, fri}", "a range is written `mon..tue`", "on {mon..tue, fri}"),
        ("on mon-wed-fri", "several days are written `{mon, wed, fri}`", None),
        ("on mon-fri..sun", "a range is written `mon..fri`", None),
        ("on monday", "days have three letters: `mon`", "on mon"),
    ],
)
def test_days_with_hyphens(condition, help_, mended):
    """Two days with a hyphen are a range where one can stand; of more nobody knows."""
    found = only_finding(TABLE.format(condition))
    assert (found.name, found.help) == ("unknown-token", help_)
    assert (found.fix is None) == (mended is None)
    if found.fix:
        assert found.fix.safe
        text = edited(found.source.text, found.fix.edits)
        assert text == TABLE.format(mended)
        assert not compile_text(text).diagnostics


def test_an_example_is_on_one_day():
    """A range of days can't be the value of an example, so it is no fix there."""
    row = TABLE.format("on mon")
    found = only_finding(row + 'example "e" { weekday mon-fri => t keep }\n')
    assert (found.help, found.fix) == ("a range is written `mon..fri`", None)


@pytest.mark.parametrize(
    ("tokens", "word", "name", "fix"),
    [
        ("Red, blue", "red", "wrong-case", "write `Red`"),
        ("Red, RED", "red", "unknown-token", "write `RED`"),
        ('"Light Blue", red', '"light blue"', "wrong-case", "write `Light Blue`"),
        ('"absent", red', "ABSENT", "wrong-case", 'write `"absent"`'),
    ],
)
def test_tokens_in_another_case(tokens, word, name, fix):
    """One token that differs by case only is meant; of two neither is, and a guess is unsafe."""
    text = f"field lamp : token {{{tokens}}}\n" + TABLE.removeprefix(HEAD)
    found = only_finding(
        HEAD + text.replace("{}", f"lamp is {word}").replace("{{", "{").replace("}}", "}")
    )
    assert (found.name, found.fix.message, found.fix.safe) == (name, fix, name == "wrong-case")


@pytest.mark.parametrize(
    ("condition", "help_", "fix"),
    [
        ("note is absnt", "did you mean `absent`?", "write `absent`"),
        ("note is Absent", "did you mean `absent`?", "write `absent`"),
        ("note is present", '`note` is of type text and takes text in "…"', 'write `"present"`'),
        ('availability is "busy"', "write `busy` without quotes", "write `busy`"),
        ('availability is "bsy"', "`availability` is of type int and takes a number", None),
    ],
)
def test_values_of_another_type(condition, help_, fix):
    """What was perhaps meant is offered, never safely."""
    found = only_finding(TABLE.format(condition))
    assert (found.name, found.help) == ("wrong-type", help_)
    assert (found.fix and found.fix.message) == fix
    assert found.fix is None or not found.fix.safe
