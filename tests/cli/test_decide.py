"""What `decide` says besides its decision: notes on tokens that are perhaps slips."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from presencemap.cli.decide import decide

SITE = """language 1
field activity : token open { on-the-phone, in-a-meeting }
field activities : set of token open { busy, lunch }
field loose : caseless token open { Red }
field mood : set of token open
state Ready
table voice first { row call when activity is on-the-phone -> keep otherwise -> Ready }
"""


@pytest.mark.parametrize(
    ("field", "notes"),
    [
        (
            "activity=on-the-fone",
            "note: `on-the-fone` is not a listed token of `activity`; "
            "did you mean `on-the-phone`?\n",
        ),
        ("activity=golf", "note: `golf` is not a listed token of `activity`\n"),
        ("activities=busy,golf", "note: `golf` is not a listed token of `activities`\n"),
        ("loose=blue", "note: `blue` is not a listed token of `loose`\n"),
        ("activity=on-the-phone", ""),
        ("activity=absent", ""),
        ("activities=busy,lunch", ""),
        ("loose=RED", ""),
        ("mood=anything", ""),
    ],
)
def test_notes_tokens_that_are_perhaps_slips(tmp_path, field, notes):
    """A token that an open field does not list is decided upon, and told on standard error."""
    path = tmp_path / "site.pm"
    path.write_text(SITE)
    result = CliRunner().invoke(decide, [str(path), "--field", field])
    assert (result.exit_code, result.stderr) == (0, notes)
    assert result.stdout.startswith("voice: ")


CLOCK = """language 1
use genesys
timezone "Europe/Paris"
table voice first { row open when between 08:00 and 18:00 -> NotReady otherwise -> LoggedOut }
"""
NOTE = "note: the rules ask for `time`; --at says when\n"


@pytest.mark.parametrize(
    ("arguments", "row", "notes"),
    [
        (["--at", "2026-11-23T09:30"], "open", ""),
        (["--at", "2026-11-23T07:30Z"], "open", ""),
        (["--at", "2026-11-23T07:30+05:30"], "otherwise", ""),
        (["--at", "2026-11-23T09:30", "--field", "time=19:00"], "otherwise", ""),
        (["--field", "time=09:30"], "open", ""),
        ([], "otherwise", NOTE),
        (["--field", "time=absent"], "otherwise", ""),
    ],
)
def test_rules_with_a_clock_are_asked_for_a_moment(tmp_path, arguments, row, notes):
    """A moment is by the rules' own clock unless it has an offset; without one that is said."""
    site = tmp_path / "site.pm"
    site.write_text(CLOCK)
    done = CliRunner().invoke(decide, [str(site), *arguments])
    assert (done.exit_code, done.stderr) == (0, notes)
    assert f"row {row}," in done.stdout


@pytest.mark.parametrize(
    ("text", "moment", "message"),
    [
        (CLOCK, "tomorrow", "`tomorrow` is no time; --at takes 2026-11-23T09:30"),
        (CLOCK, "0001-01-01T00:00+14:00", "`0001-01-01T00:00+14:00` is outside of the calendar"),
        (CLOCK, "9999-12-31T23:59-12:00", "`9999-12-31T23:59-12:00` is outside of the calendar"),
        (SITE, "now", "the rules ask for no time, so --at says nothing"),
    ],
)
def test_a_moment_that_can_not_be_is_misuse(tmp_path, text, moment, message):
    """What is no time, and a time that nobody asks for, is told."""
    site = tmp_path / "site.pm"
    site.write_text(text)
    done = CliRunner().invoke(decide, [str(site), "--at", moment])
    assert done.exit_code == 2
    assert message in done.stderr
