"""`presencemap validate` as a user types it: what it takes, what it prints, how it ends."""

from __future__ import annotations

import contextlib
import json

import pytest
from click.testing import CliRunner
from lxml import etree

from presencemap.cli.app import app

GOOD = (
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example">\n'
    '  <tuple id="t"><status><basic>open</basic></status></tuple>\n'
    "</presence>\n"
)
BAD = GOOD.replace('id="t"', 'id="7"')
ODD = GOOD.replace(":pidf", ":cpim-pidf")
BROKEN = GOOD.replace("</tuple>", "")
HEAD = (
    "NOTIFY sip:watcher@desk.example SIP/2.0\r\nFrom: <sip:ada@desk.example>;tag=1\r\n"
    "To: <sip:watcher@desk.example>;tag=2\r\nCall-ID: c\r\nCSeq: 1 NOTIFY\r\nEvent: presence\r\n"
    "Content-Type: application/pidf+xml\r\n"
)
DEVIATION = (
    "error[PM702] schema-deviation: /presence/tuple: `7` is no `id`: it has to be a name of "
    "letters, digits, `.`, `-` and `_` that begins with a letter or `_`"
)
SLIP = (
    "warning[PM703] wrong-namespace: `presence` stands in the namespace "
    "`urn:ietf:params:xml:ns:cpim-pidf`"
)


def run(*arguments, cwd=".", stdin=None):
    """Run `presencemap validate`; return exit code, standard output and standard error."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, ["validate", *map(str, arguments)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def site(tmp_path):
    """Give a folder with documents of every kind."""
    (tmp_path / "good.xml").write_text(GOOD)
    (tmp_path / "odd.xml").write_text(ODD)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.sip").write_bytes(f"{HEAD}\r\n{BAD}".encode())
    (tmp_path / "sub" / "notes.txt").write_text(BROKEN)
    return tmp_path


def test_a_deviation_is_shown_with_its_line_and_section(site):
    """The text shows path, line, what is wrong, and the section that says so."""
    code, out, err = run("sub/bad.sip", cwd=site)
    assert (code, err) == (1, "")
    assert out == (
        f"sub/bad.sip:10:10: {DEVIATION}\n"
        '    10 |   <tuple id="7"><status><basic>open</basic></status></tuple>\n'
        "       |          ^^^^^^\n"
        "       = help: RFC 3863 §4.1.2: an `id` is a name, and no other element has the same\n"
        "\n"
        "1 error in 1 document in 1 file\n"
    )


def test_folders_are_looked_through(site):
    """Of a folder the files that may hold presence are validated, in order."""
    assert run("--format", "concise", ".", cwd=site) == (
        1,
        f"odd.xml:1:1: {SLIP}\nsub/bad.sip:10:10: {DEVIATION}\n"
        "1 error and 1 warning in 3 documents in 3 files\n",
        "",
    )
    (site / "none").mkdir()
    assert run("none", cwd=site) == (
        2, "", "Error: none: the folder has no *.xml, *.sip or *.mime file\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "file", "code"),
    [
        ((), "good.xml", 0),
        ((), "odd.xml", 0),
        (("--strict",), "odd.xml", 1),
        (("--strict", "--ignore", "wrong-namespace"), "odd.xml", 0),
        ((), "sub/bad.sip", 1),
        (("--exit-zero",), "sub/bad.sip", 0),
        (("--select", "PM703"), "sub/bad.sip", 0),
        (("--ignore", "PM702"), "sub/bad.sip", 0),
        ((), "sub/notes.txt", 1),
        ((), "gone.xml", 2),
        (("--exit-zero",), "gone.xml", 2),
        (("--select", "no-such-thing"), "good.xml", 2),
        (("--statistics", "--format", "sarif"), "good.xml", 2),
        ((), "sub", 1),
    ],
)
def test_exit_codes(site, options, file, code):
    """0 is clean, 1 says that something was found, 2 that it could not be looked for."""
    assert run(*options, file, cwd=site)[0] == code


def test_standard_input_is_a_file(site):
    """`-` is a document, or a message, that comes by standard input."""
    code, out, _ = run("--format", "concise", "-", cwd=site, stdin=BAD)
    assert (code, out) == (1, f"<stdin>:2:10: {DEVIATION}\n1 error in 1 document in 1 file\n")


def test_one_file_that_is_gone_hides_no_other(site):
    """What can be read is reported; the exit code tells that something could not."""
    code, out, err = run("--format", "concise", "gone.xml", "odd.xml", cwd=site)
    assert code == 2
    assert out == f"odd.xml:1:1: {SLIP}\n0 errors and 1 warning in 1 document in 1 file\n".replace(
        "0 errors and ", ""
    )
    assert err == "Error: gone.xml: No such file or directory\n"


def test_json_has_what_programs_need(site):
    """Code, message, help and both ends of the place, in the shape that `check` has."""
    _, out, _ = run("--format", "json", "sub/bad.sip", cwd=site)
    shape = json.loads(out)
    [found] = shape["diagnostics"]
    assert shape["version"] == 1
    assert (found["code"], found["name"], found["severity"]) == (
        "PM702", "schema-deviation", "error",
    )  # fmt: skip
    assert found["message"].startswith("/presence/tuple: ")
    assert found["help"].startswith("RFC 3863 §4.1.2: ")
    assert (found["file"], found["start"], found["end"]) == (
        "sub/bad.sip",
        {"line": 10, "column": 10},
        {"line": 10, "column": 16},
    )


def test_sarif_points_to_the_rule(site):
    """A result names its rule, whose page explains it."""
    _, out, _ = run("--format", "sarif", "sub/bad.sip", cwd=site)
    [result] = json.loads(out)["runs"][0]["results"]
    rule = json.loads(out)["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], rule["name"]) == ("PM702", "schema-deviation")
    rules = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert {each["id"][:3] for each in rules if each["name"] != "too-many-findings"} == {"PM7"}
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 10
    assert "help: RFC 3863" in result["message"]["text"]


def test_junit_names_the_command(site):
    """The suites are those of this command, one a file."""
    _, out, _ = run("--format", "junit", ".", cwd=site)
    suites = etree.fromstring(out.encode())
    assert suites.get("name") == "presencemap validate"
    assert suites[0][0].get("name") == "validate"
    assert [suite.get("failures") for suite in suites] == ["0", "1", "1"]


def test_a_report_may_go_to_a_file(site):
    """The report is written, and the verdict printed."""
    code, out, _ = run("--format", "github", "--output-file", "r.txt", "sub/bad.sip", cwd=site)
    assert (code, out) == (1, "1 error in 1 document in 1 file\n")
    assert (site / "r.txt").read_text().startswith("::error file=sub/bad.sip,line=10,")


def test_a_flood_is_cut(site):
    """A document with hundreds of deviations shows the first, and says that there are more."""
    tuples = "".join(f'<tuple id="{n}"><status/></tuple>\n' for n in range(300))
    (site / "flood.xml").write_text(GOOD.replace("</presence>", f"{tuples}</presence>"))
    code, out, _ = run("--format", "concise", "flood.xml", cwd=site)
    lines = out.splitlines()
    assert (code, len(lines)) == (1, 202)
    assert lines[-2].endswith("too-many-findings: 100 more findings are not shown")
    assert lines[-1] == "300 errors in 1 document in 1 file"


def test_the_findings_have_pages():
    """`check --explain` explains what `validate` finds."""
    done = CliRunner().invoke(app, ["check", "--explain", "schema-deviation"])
    assert done.stdout.startswith("PM702 schema-deviation: ")
    done = CliRunner().invoke(app, ["check", "--isolated", "--list"])
    assert "PM707  token-case" in done.stdout


def test_nothing_to_validate_is_misuse():
    """Without a file the help is shown."""
    code, out, err = run()
    assert code == 2
    assert "Usage:" in out + err


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd4\xc3\xb2\xa1" + bytes(20), "a capture: use `presencemap replay`"),
        (b"\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a" + bytes(16), "a capture: use `presencemap"),
        (b"\x1f\x8b\x08" + bytes(20), "compressed: unpack it, or use `presencemap replay`"),
    ],
    ids=["pcap", "pcapng", "gzip"],
)  # fmt: skip
def test_a_capture_is_for_another_command(tmp_path, data, why):
    """A file of packets is named as such, and nothing of it is printed."""
    (tmp_path / "c.xml").write_bytes(data)
    code, out, err = run("c.xml", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: c.xml: this is {why}")


def test_bytes_are_not_printed(tmp_path):
    """A file that is not text is refused without a line of it, and others are examined."""
    (tmp_path / "b.sip").write_bytes(b"\x01\x02\x7f" * 50)
    (tmp_path / "w.sip").write_bytes(b"word: 1\n" * 2_000)
    (tmp_path / "good.xml").write_text(GOOD)
    code, out, _ = run("b.sip", "w.sip", "good.xml", cwd=tmp_path)
    assert (code, "\x01" in out, " | " in out.partition("w.sip")[0]) == (1, False, False)
    assert out.endswith("2 errors in 1 document in 3 files\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", ""), "--select: a finding is missing"),
        (("--select", "PM702,"), "--select: a finding is missing"),
        (("--select", "PM301"), "--select: `PM301` is no finding of documents (PM701 to PM7"),
        (("--select", "PM3"), "--select: `PM3` is no finding of documents"),
        (("--ignore", "gap"), "--ignore: `gap` is no finding of documents"),
        (("--select", "PM799"), "--select: there is no finding `PM799`"),
    ],
)
def test_a_selection_that_selects_nothing_is_misuse(site, arguments, message):
    """A list of findings that this command does not have would pass every document."""
    code, out, err = run(*arguments, "good.xml", cwd=site)
    assert (code, out) == (2, "")
    assert message in err


def test_beginnings_of_codes_are_taken(site):
    """PM7 means all that is said of documents."""
    assert run("--select", "PM7", "odd.xml", cwd=site) == run("odd.xml", cwd=site)


def test_a_folder_has_files_in_capitals_too(tmp_path):
    """Files named as on old systems are looked at."""
    (tmp_path / "OLD.XML").write_text(GOOD)
    assert run(".", cwd=tmp_path)[:2] == (0, "nothing to report in 1 document in 1 file\n")
