"""The commands as a user types them: what they print, and what they tell the shell."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import run


@pytest.fixture(scope="module")
def rules(root):
    """Give the folder of shipped rules."""
    return root / "rules"


@pytest.fixture(scope="module")
def capture(root):
    """Give the bundled real capture."""
    return root / "presencemap" / "samples" / "kamailio.pcap"


def test_version_is_short():
    """`--version` prints the version and nothing else."""
    assert run("--version") == (0, "presencemap 0.1.0\n", "")


def test_help_teaches():
    """`--help` shows the commands in the order of need, and the exit codes."""
    code, out, _ = run("--help")
    assert code == 0
    places = [
        out.index(f"\n  {command} ") for command in ("demo", "check", "decide", "diff", "replay")
    ]
    assert places == sorted(places)
    assert "Exit codes: 0 clean, 1 findings, 2 misuse" in out
    for command in ("check", "decide", "diff", "replay"):
        code, out, _ = run(command, "--help")
        assert (code, "Examples:" in out) == (0, True)


@pytest.mark.parametrize("command", ["check", "decide", "diff", "replay"])
def test_no_arguments_is_misuse(command):
    """A command without what it needs shows its help and exits with 2."""
    code, out, err = run(command)
    assert (code, "Usage: presencemap" in out + err) == (2, True)


def test_check_clean(rules):
    """A clean file exits with 0 and says so."""
    assert run("check", rules / "lync-genesys.pm") == (0, "nothing to report in 1 file\n", "")


BROKEN = """\
language 1
use microsoft
use genesys

table voice first {
    row free when availabilty is available -> Ready
    row away when availability is awayy    -> NotReady reason "Away"
    otherwise                              -> Notready
}
"""

REPORT = """\
site.pm:6:19: error[PM201] unknown-name: `availabilty` is neither a field nor a `define`
     6 |     row free when availabilty is available -> Ready
       |                   ^^^^^^^^^^^
       = help: did you mean `availability`?
       = fix: write `availability`

site.pm:7:35: error[PM202] unknown-token: `awayy` is no range of `availability`
     7 |     row away when availability is awayy    -> NotReady reason "Away"
       |                                   ^^^^^
       = help: did you mean `away`?
       = fix: write `away` (unsafe)

site.pm:8:47: error[PM211] wrong-case: `Notready` is written `NotReady`: upper and lower case matter
     8 |     otherwise                              -> Notready
       |                                               ^^^^^^^^
       = fix: write `NotReady`

3 errors in 1 file; 2 fixable with --fix (1 more with --unsafe-fixes)
"""


@pytest.fixture
def broken(tmp_path):
    """Give a folder with a broken site.pm."""
    (tmp_path / "site.pm").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_check_shows_every_error(broken):
    """A broken file exits with 1; every error is shown with a caret and help."""
    assert run("check", "site.pm", cwd=broken) == (1, REPORT, "")


def test_check_has_colour_only_where_wanted(broken):
    """Colour is for terminals, or where it is forced; NO_COLOR always wins."""
    assert "\x1b[" not in run("check", "site.pm", cwd=broken)[1]
    assert "\x1b[" in run("check", "site.pm", cwd=broken, FORCE_COLOR="1", TERM="xterm")[1]
    colours = {"FORCE_COLOR": "1", "TERM": "xterm", "NO_COLOR": "1"}
    assert "\x1b[3" not in run("check", "site.pm", cwd=broken, **colours)[1]


def test_check_json_is_the_contract(broken):
    """The JSON has the promised shape, places and related places included."""
    twice = BROKEN.replace("otherwise", "row free when any -> keep\n    otherwise")
    (broken / "site.pm").write_text(twice, encoding="utf-8")
    code, out, err = run("check", "--format", "json", "site.pm", cwd=broken)
    assert (code, err) == (1, "")
    shape = json.loads(out)
    assert shape["version"] == 1
    assert shape["diagnostics"][0] == {
        "code": "PM201",
        "name": "unknown-name",
        "severity": "error",
        "message": "`availabilty` is neither a field nor a `define`",
        "file": "site.pm",
        "start": {"line": 6, "column": 19},
        "end": {"line": 6, "column": 30},
        "help": "did you mean `availability`?",
        "witness": None,
        "example": None,
        "related": [],
        "fix": {
            "message": "write `availability`",
            "safe": True,
            "edits": [
                {
                    "start": {"line": 6, "column": 19},
                    "end": {"line": 6, "column": 30},
                    "text": "availability",
                }
            ],
        },
    }
    duplicate = next(d for d in shape["diagnostics"] if d["name"] == "duplicate-name")
    assert duplicate["related"] == [
        {
            "message": "the first one is here",
            "file": "site.pm",
            "start": {"line": 6, "column": 9},
            "end": {"line": 6, "column": 13},
        }
    ]


def test_check_json_has_witnesses(broken):
    """A finding with a witness gives it field by field."""
    text = "language 1\nuse pidf\nuse genesys\ntable t first {\n"
    text += " row a when basic is closed -> NotReady\n otherwise -> Ready\n}\n"
    (broken / "site.pm").write_text(text)
    code, out, _ = run("check", "--format", "json", "site.pm", cwd=broken)
    [found] = (each for each in json.loads(out)["diagnostics"] if each["severity"] == "error")
    assert (code, found["name"], found["witness"]) == (1, "fail-open", {"basic": None})


def test_warnings_fail_only_when_strict(tmp_path):
    """A warning exits with 0, with --strict with 1."""
    (tmp_path / "site.pm").write_text("use genesys\ntable t first { otherwise -> NotReady }\n")
    assert run("check", "site.pm", cwd=tmp_path)[0] == 0
    code, out, _ = run("check", "--strict", "site.pm", cwd=tmp_path)
    assert (code, out.splitlines()[-1]) == (
        1,
        "1 warning and 1 info in 1 file; 1 fixable with --fix",
    )


def test_check_goes_on_behind_a_file_it_can_not_read(broken):
    """Of several files the readable ones are checked; the others make the exit code 2."""
    code, out, err = run("check", "nowhere.pm", "site.pm", cwd=broken)
    assert (code, out) == (2, REPORT)
    assert err == "Error: nowhere.pm: No such file or directory\n"


@pytest.mark.parametrize("command", ["decide", "replay"])
def test_broken_rules_are_shown_by_every_command(broken, capture, command):
    """A command that needs sound rules shows what is wrong with them and exits with 1."""
    more = [capture] if command == "replay" else []
    code, out, err = run(command, "site.pm", *more, cwd=broken)
    assert (code, out) == (1, "")
    assert "did you mean `availability`?" in err


def test_decide(rules):
    """A decision is printed with its row and place."""
    fields = ("--field", "availability=6500", "--field", "activity=on-the-phone")
    assert run("decide", "lync-genesys.pm", *fields, cwd=rules) == (
        0,
        'voice: NotReady reason "OnCall"   row on_call, lync-genesys.pm:20\n',
        "",
    )


def test_decide_names_the_file_of_the_row(tmp_path):
    """A row of a used file is shown with that file's name."""
    (tmp_path / "rows.pm").write_text(
        "language 1\nuse genesys\n\ntable t first {\n    otherwise -> NotReady\n}\n"
    )
    (tmp_path / "site.pm").write_text('language 1\nuse "rows.pm"\n')
    code, out, _ = run("decide", "site.pm", cwd=tmp_path)
    assert (code, out) == (0, "t: NotReady   row otherwise, rows.pm:5\n")


def test_decide_explains(rules):
    """--explain says what is known, which row answers and why the rows before it do not."""
    code, out, _ = run(
        "decide", "uc-connector.pm", "--field", "availability=offline", "--explain", cwd=rules
    )
    assert (code, out) == (
        0,
        "given: availability 18000 (offline)\n"
        "voice: LoggedOut   row offline, uc-connector.pm:13\n"
        "  row offline when availability is offline -> LoggedOut\n"
        "  matches, since\n"
        "      `availability is offline` is true: availability is 18000 (offline)\n"
        "  the row before it does not match, since\n"
        "    availability is 18000 (offline)\n"
        "        online (line 12)  asks for `availability is available`\n"
        "  hold: none, the change is due at once\n"
        '  LoggedOut, says genesys: "Stat Server: LoggedOut"\n',
    )


def test_decide_json_is_the_contract(rules):
    """The JSON has the promised shape; absent and not given are the same."""
    code, out, _ = run(
        "decide", "lync-genesys.pm", "--format", "json", "--field", "availability=3500",
        "--field", "activity=absent", cwd=rules,
    )  # fmt: skip
    assert code == 0
    assert json.loads(out) == {
        "version": 1,
        "decisions": {
            "voice": {
                "state": "Ready",
                "attributes": {},
                "after": 3.0,
                "row": "free",
                "line": 32,
                "file": "lync-genesys.pm",
                "outcome": "state",
            }
        },
    }
    _, out, _ = run("decide", "lync-genesys.pm", "--format", "json", "--explain", cwd=rules)
    decision = json.loads(out)["decisions"]["voice"]
    assert (decision["row"], decision["attributes"]) == ("otherwise", {"reason": "Unknown"})
    assert decision["misses"][0]["row"] == "on_call"


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("availabilty=1", "the rules know no field `availabilty`; did you mean `availability`?"),
        ("availability", "--field takes NAME=VALUE, not `availability`"),
        ("availability=lots", "`lots` is no value for `availability`"),
        ("availability=-1", "`-1` is no value for `availability`"),
        ("agent.on_call=1", "it takes `yes` or `no`"),
        ("calendar=maybe", "it takes `free`, `tentative`, `busy`, `out-of-office`"),
    ],
)
def test_decide_refuses_what_is_no_presence(rules, field, message):
    """A wrong field or value is misuse, told in a sentence."""
    code, out, err = run("decide", "lync-genesys.pm", "--field", field, cwd=rules)
    assert (code, out) == (2, "")
    assert message in err


def test_replay_text(rules, capture):
    """A replay prints transitions and ends with the summary."""
    code, out, err = run("replay", rules / "pidf-genesys.pm", capture)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert " -> NotReady reason " in out
    assert lines[0].startswith("time (UTC) ")
    assert f" {capture.name}#" in lines[1]
    assert " notifications (" in lines[-2]
    assert " transitions of " in lines[-1]


def test_replay_json_is_the_contract(rules, capture):
    """Each line is JSON of a promised shape, and the last is the summary that adds up."""
    code, out, _ = run("replay", "--format", "json", rules / "pidf-genesys.pm", capture)
    events = [json.loads(line) for line in out.splitlines()]
    summary = events.pop()
    assert (code, summary["type"], summary["version"]) == (0, "summary", 1)
    assert {"records", "messages", "notifications", "documents", "faults", "transitions",
            "agents", "duplicates"} <= set(summary)  # fmt: skip
    transitions = [event for event in events if event["type"] == "transition"]
    assert len(transitions) == summary["transitions"] > 3
    for event in transitions:
        assert {"at", "agent", "table", "from", "to", "attributes", "row", "source"} <= set(event)
        assert event["source"]["file"] == str(capture)
        assert 1 <= event["source"]["record"] <= summary["records"]


def test_replay_explains_an_agent(rules, root):
    """`--explain` tells where each value came from, as text; of nobody known it says so."""
    day = root / "presencemap" / "samples" / "lync-day.pcap"
    code, out, err = run(
        *("replay", rules / "lync-genesys.pm", day, "--until", "2026-03-02T08:41"),
        *("--explain", "chen.wei@contoso.example", "--explain", "chen"),
    )
    page = out[out.index("\nchen.wei@contoso.example\n") :]
    assert (code, "availability 6900 (busy) " in page) == (0, True)
    assert (
        " from microsoft /categories/category/state/availability, line 1,"
        " in lync-day.pcap#24 at 2026-03-02 08:40:05.000Z\n"
    ) in page
    assert '\nvoice: NotReady reason "DND"   row dnd, ' in page
    assert page.index("voice: ") < page.index(" transitions of ")
    assert (
        err
        == "note: nothing is known of `sip:chen`; did you mean `sip:chen.wei@contoso.example`?\n"
    )


def test_replay_explains_as_json(rules, capture, tmp_path):
    """As JSON an agent is a line before the summary; settings say how documents are read."""
    (tmp_path / "presencemap.toml").write_text('ambiguity = "cautious"\n')
    code, out, _ = run(
        *("replay", rules / "pidf-genesys.pm", capture, "--format", "json"),
        *(
            "--explain",
            "lin1@contoso.example",
            "--until",
            "2026-11-22T07:23:18Z",
            "--profile",
            "asterisk",
            "--language",
            "de",
        ),
        cwd=tmp_path,
    )
    *_, agent, summary = map(json.loads, out.splitlines())
    assert (code, agent["type"], summary["type"]) == (0, "agent", "summary")
    basic = agent["facts"]["basic"]
    assert {"value", "dialect", "element", "line", "at", "source"} == set(basic)
    assert (basic["dialect"], basic["element"]) == ("pidf", "/presence/tuple/status/basic")
    assert basic["source"]["file"] == str(capture)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--profile", "asterik"), "there is no profile `asterik`; did you mean `asterisk`?"),
        (("--until", "8"), "`8` is no time; --until takes 2026-03-02T08:41, with an offset"),
    ],
)
def test_replay_tells_what_an_option_takes(rules, capture, options, message):
    """A profile or a time that there is not is misuse, told on one line."""
    code, out, err = run("replay", rules / "pidf-genesys.pm", capture, *options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_replay_says_when_a_capture_begins(rules, capture):
    """A time before the first record is told as such."""
    code, out, _ = run("replay", rules / "uc-connector.pm", capture, "--until", "1971-01-01")
    assert code == 0
    assert "nothing before --until; the capture begins at " in out
    assert "TLS" not in out


def test_replay_reads_gzip_and_several_files(rules, capture, tmp_path):
    """A gzipped capture is the same capture; a second pass of it brings only duplicates."""
    packed = tmp_path / "day.log"
    packed.write_bytes(gzip.compress(capture.read_bytes()))
    summaries = []
    for files in ([capture], [packed], [capture, packed]):
        out = run("replay", "--format", "json", rules / "pidf-genesys.pm", *files)[1]
        summaries.append(json.loads(out.splitlines()[-1]))
    one, zipped, both = summaries
    assert one == zipped
    assert both["notifications"] == one["notifications"]
    assert both["duplicates"] == one["notifications"] + 2 * one["duplicates"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file"),
        (b"", "empty"),
        (os.urandom(0) + bytes(range(256)) * 4, "no known format"),
        (b"just some text\n", "no known format"),
    ],
)
def test_replay_refuses_what_is_no_capture(rules, tmp_path, content, message):
    """What is no capture is misuse: one message that names the file."""
    path = tmp_path / "thing.pcap"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("replay", rules / "pidf-genesys.pm", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {path}: ")
    assert message.lower() in err.lower()
    assert err.count("\n") == 1


def test_replay_refuses_a_folder(rules, tmp_path):
    """A folder is no capture."""
    code, _, err = run("replay", rules / "pidf-genesys.pm", tmp_path)
    assert (code, err.count("\n")) == (2, 1)
    assert str(tmp_path) in err


def test_replay_reads_bare_files(rules, tmp_path):
    """A single SIP message or document in a file is replayed, too."""
    body = (
        '<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories"'
        ' uri="sip:ada@contoso.example"><category name="state" instance="1">'
        '<state xmlns="http://schemas.microsoft.com/2006/09/sip/state">'
        "<availability>9500</availability></state></category></categories>"
    )
    (tmp_path / "one.xml").write_text(body)
    (tmp_path / "two.sip").write_bytes(
        b"BENOTIFY sip:w@contoso.example SIP/2.0\r\nFrom: <sip:w@contoso.example>;tag=1\r\n"
        b"To: <sip:w@contoso.example>;tag=2\r\nCall-ID: c\r\nCSeq: 2 BENOTIFY\r\n"
        b"Event: presence\r\nsubscription-state: active\r\n"
        b"Content-Type: application/msrtc-event-categories+xml\r\n"
        b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body.encode()
    )
    for name in ("one.xml", "two.sip"):
        out = run("replay", "--format", "json", rules / "uc-connector.pm", tmp_path / name)[1]
        event = json.loads(out.splitlines()[0])
        assert (event["agent"], event["to"], event["row"]) == (
            "sip:ada@contoso.example", "NotReady", "otherwise",
        )  # fmt: skip


def test_replay_reports_faults(rules, tmp_path):
    """What can't be read in a capture is told with its place, and the replay goes on."""
    path = tmp_path / "broken.xml"
    path.write_text("<presence xmlns='urn:ietf:params:xml:ns:pidf'><tuple></presence>")
    code, out, _ = run("replay", "--format", "json", rules / "pidf-genesys.pm", path)
    fault, summary = map(json.loads, out.splitlines())
    assert (code, fault["type"], fault["code"]) == (0, "fault", "not-well-formed")
    assert (fault["source"], summary["faults"]) == ({"file": str(path), "record": 1}, 1)
    assert "fault not-well-formed: " in run("replay", rules / "pidf-genesys.pm", path)[1]


def test_output_is_deterministic(rules, capture):
    """The same input gives the same bytes, whatever the hash seed."""
    outs = {
        run("replay", "--format", "json", rules / "pidf-genesys.pm", capture, PYTHONHASHSEED=seed)
        for seed in ("1", "2")
    }
    assert len(outs) == 1


def test_demo_needs_nothing(tmp_path):
    """`presencemap demo` works from any folder and shows real and synthetic traffic."""
    code, out, err = run("demo", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert out.index("Real traffic") < out.index("synthetic")
    assert "LoggedOut" in out
    assert '-> NotReady reason "DND"' in out
    assert list(tmp_path.iterdir()) == []


def test_ascii_terminals_are_no_crash(broken):
    """Text that a terminal can't show is escaped, not a traceback."""
    text = BROKEN.replace("availabilty", "größe")
    (broken / "site.pm").write_text(text, encoding="utf-8")
    code, out, _ = run("check", "site.pm", cwd=broken, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (code, "gr\\xf6\\xdfe" in out) == (1, True)


HOSTILE = "a\x1b[31mb\u202ec"


def test_nothing_from_outside_acts_on_the_terminal(rules, tmp_path):
    """Escape sequences and reordering characters are shown, not obeyed, wherever they come from."""
    (tmp_path / HOSTILE).write_text(f"language 1\n# {HOSTILE}\nuse {HOSTILE}\n", encoding="utf-8")
    outs = [
        run("check", HOSTILE, cwd=tmp_path),
        run("check", f"no{HOSTILE}"),
        run("replay", rules / "pidf-genesys.pm", f"no{HOSTILE}"),
        run("decide", rules / "lync-genesys.pm", "--field", f"{HOSTILE}=1"),
        run("decide", rules / "lync-genesys.pm", "--field", f"activity={HOSTILE}", "--explain"),
    ]
    for code, out, err in outs:
        assert code in (0, 1, 2)
        assert not {"\x1b", "\u202e"} & set(out + err)
    assert outs[-1][1].count("\ufffd") > 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("target", ["/dev/full", "&-"])
def test_an_output_that_can_not_be_written_is_no_traceback(rules, target):
    """A full disk is told in a sentence; a closed output is nobody's wish to read."""
    line = f'"$0" -m presencemap check "$1" >{target}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, str(rules / "uc-connector.pm")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    expected = (2, "Error: the output can't be written: No space left on device\n")
    assert (done.returncode, done.stderr) == (expected if target == "/dev/full" else (0, ""))


def test_works_under_oo(rules):
    """Docstrings and asserts are not needed to run."""
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "presencemap", "check", str(rules / "lync-genesys.pm")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "nothing to report in 1 file\n")
