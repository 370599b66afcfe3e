"""What `decide` says besides its decision: notes, reasons, and what would lead elsewhere."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from commands import run

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


TWO = """language 1
use microsoft
use genesys
table voice first {
    row free when availability is available -> Ready after 3s
    row busy when availability is busy      -> NotReady reason "Busy"
    otherwise                               -> NotReady reason "Unknown"
}
table chat first {
    row busy when activity is on-the-phone  -> NotReady reason "OnCall"
    row open when note like "*open*"        -> restore
    otherwise                               -> NotReady reason "Unknown"
}
"""


@pytest.fixture
def two(tmp_path):
    """Give a rules file of two tables."""
    path = tmp_path / "two.pm"
    path.write_text(TWO)
    return str(path)


def decided(*arguments, code=0):
    """Return what the command prints for a person."""
    done = CliRunner().invoke(decide, arguments)
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.stderr


def test_all_that_can_be_asked_for_at_once(two):
    """What is given stands above, and each table has its page, an empty line between them."""
    out = decided(
        two, "--explain", "--field", "availability=6500", "--from", "Ready", "--why-not", "Ready"
    )
    voice, chat = out.split("\n\n")
    assert voice.splitlines()[0] == "given: availability 6500 (busy)"
    assert voice.splitlines()[-4:] == [
        "  from Ready: AgentNotReady",
        "  why not Ready? at least one field would have to be different",
        "      availability is available (3000..4499) instead of 6500 (busy)",
        "          then free (line 5) answers: Ready after 3s",
    ]
    assert chat.splitlines()[0].startswith('chat: NotReady reason "Unknown"   row otherwise')
    assert chat.splitlines()[-1] == "  why not Ready? no row of chat answers so"


def test_why_not_needs_no_explanation(two):
    """--why-not by itself stands below the decision of the tables that have such a row."""
    out = decided(two, "--why-not", "open").splitlines()
    assert out[0].startswith('voice: NotReady reason "Unknown"   row otherwise')
    assert out[1].startswith('chat: NotReady reason "Unknown"   row otherwise')
    assert out[2:] == [
        "  why not open? at least one field would have to be different",
        '      note like "*open*", such as "open", instead of absent',
        "          then open (line 11) answers: restore",
    ]


def test_nothing_needs_to_be_known(two):
    """--explain without a field tells what an agent gets of whom nothing is known."""
    out = decided(two, "--explain")
    assert out.startswith("given: nothing, so every field is absent\n")
    assert "        free (line 5)  asks for `availability is available`\n" in out


def test_json_has_it_all(two):
    """Programs get what people get, and nothing that was not asked for."""
    more = ("--format", "json", "--explain", "--from", "Ready", "--why-not", "Ready")
    shape = json.loads(decided(two, "--field", "availability=busy", *more))
    assert (shape["version"], shape["presence"]) == (1, {"availability": 6000})
    voice = shape["decisions"]["voice"]
    assert (voice["row"], voice["tests"][0]["value"]) == ("busy", 6000)
    assert (voice["from"], voice["requests"]) == ("Ready", ["AgentNotReady"])
    assert voice["why_not"]["alternatives"][0]["presence"] == {"availability": 3000}
    bare = json.loads(decided(two, "--format", "json"))
    assert bare.keys() == {"version", "decisions"}
    assert not {"tests", "misses", "from", "why_not"} & bare["decisions"]["voice"].keys()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--why-not", "Redy"), "neither a row nor a state `Redy`; did you mean `Ready`?"),
        (("--from", "Redy"), "the rules know no state `Redy`; did you mean `Ready`?"),
    ],
)
def test_a_state_that_can_not_be_is_misuse(two, arguments, message):
    """A misspelt row or state is told, with what is near."""
    assert message in decided(two, *arguments, code=2)


def test_a_terminal_is_as_wide_as_it_is(two, monkeypatch):
    """On a terminal lines are folded where it ends, and coloured unless NO_COLOR says no."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    arguments = (two, "--explain", "--field", "availability=3500", "--field", "note=" + "a b " * 40)
    out = decided(*arguments)
    assert "\x1b[" in out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = [line for line in decided(*arguments).splitlines() if "two.pm" not in line]
    assert not any("\x1b[3" in line for line in plain)
    assert max(len(line.replace("\x1b[1m", "").replace("\x1b[0m", "")) for line in plain) <= 66
    monkeypatch.delenv("FORCE_COLOR")
    piped = decided(*arguments)
    assert "\x1b" not in piped
    assert max(map(len, piped.splitlines())) > 160


def test_rules_with_errors_are_told_by_these_alone(tmp_path):
    """What is not an error does not keep anybody from asking, and is left to `check`."""
    text = "language 1\nuse microsoft\nuse sip\nuse genesys\n"
    (tmp_path / "site.pm").write_text(text + "table t first { otherwise -> Ready }\n")
    code, out, err = run("decide", "site.pm", "--field", "availability=3500", cwd=tmp_path)
    assert (code, out) == (1, "")
    assert "error[PM401] fail-open" in err
    assert "warning[" not in err
    assert "info[" not in err
