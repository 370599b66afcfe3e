"""`presencemap check` as a user types it: formats, options, baselines, settings, pages."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from presencemap.cli.app import app

STATES = "state Ready routable state NotReady { reason : text }\n"
HEAD = f"language 1\nuse microsoft\n{STATES}\n"
CLEAN = (
    "language 1\nstate NotReady { reason : text }\n\ntable voice first {\n"
    '    otherwise -> NotReady reason "Unknown"\n}\n'
)
OPEN = HEAD + (
    "define unused = activity is on-the-phone\n\n"
    "table voice first {\n"
    '    row away when availability is away -> NotReady reason "Away"\n'
    "    otherwise                          -> Ready\n"
    "}\n"
)
BROKEN = (
    HEAD + "table voice first {\n    row a when nothing is 1 -> keep\n    otherwise -> keep\n}\n"
)

UNUSED_LINE = "warning[PM501] unused-define: nothing uses `unused`"
OPEN_LINE = "error[PM401] fail-open: `otherwise` makes an agent `Ready` of whom nothing is known"
BROKEN_LINE = "error[PM201] unknown-name: `nothing` is neither a field nor a `define`"


def run(*arguments, cwd=".", stdin=None):
    """Run `presencemap check`; return exit code, standard output and standard error."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, ["check", *map(str, arguments)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


def run_process(*arguments, python=(), cwd=".", **environment):
    """Do the same in a process of its own."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "presencemap", "check", *map(str, arguments)],
        cwd=cwd, capture_output=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def site(tmp_path):
    """Give a folder with a clean file, one that is open, and one in a folder below."""
    (tmp_path / "clean.pm").write_text(CLEAN)
    (tmp_path / "open.pm").write_text(OPEN)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "broken.pm").write_text(BROKEN)
    return tmp_path


CONCISE = f"""\
open.pm:5:8: {UNUSED_LINE}
open.pm:9:5: {OPEN_LINE}
sub/broken.pm:6:16: {BROKEN_LINE}
2 errors and 1 warning in 3 files; 1 fixable with --unsafe-fixes
"""


def test_concise_is_a_line_a_finding(site):
    """The concise form has one line a finding, and the verdict last."""
    assert run("--format", "concise", ".", cwd=site) == (1, CONCISE, "")


ALLOWED = OPEN.replace(" -> Ready\n", " -> Ready  # presencemap: allow fail-open\n")


@pytest.mark.parametrize("form", ["text", "concise"])
@pytest.mark.parametrize(
    ("files", "behind"),
    [
        (["inc.pm"], "in 1 file; 1 finding allowed (inc.pm)"),
        (["user.pm"], "in 1 file; 1 finding allowed (inc.pm)"),
        (["inc.pm", "user.pm", "own.pm"], "in 3 files; 2 findings allowed (inc.pm, own.pm)"),
        (["clean.pm"], "in 1 file"),
    ],
)
def test_what_is_allowed_leaves_a_trace(site, form, files, behind):
    """An error that a comment hides is counted, once, with the file that the comment is in."""
    assert ALLOWED != OPEN
    for name in ("inc.pm", "own.pm"):
        (site / name).write_text(ALLOWED)
    (site / "user.pm").write_text('language 1\nuse "inc.pm"\n')
    chosen = ("--isolated", "--select", "fail-open", "--format", form)
    assert run(*chosen, *files, cwd=site) == (0, f"nothing to report {behind}\n", "")
    _, out, _ = run(*chosen[:-1], "json", "user.pm", cwd=site)
    [allowed] = json.loads(out)["allowed"]
    assert (allowed["code"], allowed["name"]) == ("PM401", "fail-open")
    assert (allowed["severity"], allowed["file"], allowed["start"]["line"]) == (
        "error",
        "inc.pm",
        9,
    )


def test_a_name_of_a_file_forges_no_line(site):
    """A file whose name has a line feed, or a colour, in it stays on its line in every report."""
    name = "a.pm\nclean.pm:1:1: error[PM1] x\x1b[31m.pm"
    (site / name).write_text(OPEN)
    for form in ("text", "concise"):
        for text in run("--format", form, name, f"gone{name}", cwd=site)[1:]:
            assert text
            assert "\x1b" not in text
            assert not [line for line in text.splitlines() if line.startswith("clean.pm")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_a_folder_is_left_alone(site):
    """Nobody waits for what somebody may write into a pipe; a link that leads nowhere is told."""
    os.mkfifo(site / "pipe.pm")
    (site / "link.pm").symlink_to(site / "clean.pm")
    (site / "lost.pm").symlink_to("nowhere.pm")
    code, _, said = run("--format", "concise", ".", cwd=site)
    assert (code, said) == (2, "Error: lost.pm: No such file or directory\n")


def test_a_file_that_is_no_rules_file_is_read_so_far(tmp_path):
    """Behind thousands of mistakes reading stops, which is said beside what is counted."""
    (tmp_path / "noise.pm").write_text("@ " * 600 + "\n" + "@ \n" * 6000)
    code, printed, said = run("--statistics", "noise.pm", cwd=tmp_path)
    assert (code, printed.split()[:2]) == (1, ["5000", "PM102"])
    assert said == "noise.pm: its text has 5,000 mistakes, and is not read any further\n"


def test_github_annotates(site):
    """For GitHub each finding is a command, and nothing else is printed."""
    code, out, err = run("--format", "github", "open.pm", "clean.pm", cwd=site)
    assert (code, err) == (1, "")
    assert out == (
        "::warning file=open.pm,line=5,endLine=5,col=8,endColumn=14,"
        "title=PM501 unused-define::nothing uses `unused`%0Afix: take `unused` out\n"
        "::error file=open.pm,line=9,endLine=9,col=5,endColumn=48,title=PM401 fail-open::"
        "`otherwise` makes an agent `Ready` of whom nothing is known%0Ahelp: "
        "answer a state that is not routable where the presence is absent or unknown%0A"
        'witness:%0Aexample "otherwise: nothing is known" {%0A    =>  voice Ready%0A}\n'
    )


def test_junit_has_all_files(site):
    """JUnit's XML has a suite for each file, the clean and the unreadable ones too."""
    code, out, err = run("--format", "junit", "./clean.pm", "open.pm", "gone.pm", cwd=site)
    assert (code, err) == (2, "Error: gone.pm: No such file or directory\n")
    suites = etree.fromstring(out.encode())
    counts = [[suite.get(key) for key in ("name", "tests", "failures", "errors")]
              for suite in suites]  # fmt: skip
    assert counts == [
        ["clean.pm", "1", "0", "0"],
        ["open.pm", "2", "2", "0"],
        ["gone.pm", "1", "0", "1"],
    ]


def test_sarif_has_rules_and_results(site):
    """The SARIF log has all rules, results that point to them, and what can't be read."""
    code, out, _ = run("--format", "sarif", ".", "gone.pm", cwd=site)
    [sarif_run] = json.loads(out)["runs"]
    assert code == 2
    assert [result["ruleId"] for result in sarif_run["results"]] == ["PM501", "PM401", "PM201"]
    place = sarif_run["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "sub/broken.pm"
    assert not sarif_run["invocations"][0]["executionSuccessful"]
    rules = {rule["id"]: rule for rule in sarif_run["tool"]["driver"]["rules"]}
    assert rules["PM401"]["help"]["text"].startswith("PM401 fail-open: an agent of whom")


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github", "junit"])
def test_every_format_can_go_into_a_file(site, form):
    """--output-file gets just what would be printed; the verdict alone is printed."""
    _, printed, _ = run("--format", form, "open.pm", cwd=site)
    code, out, err = run("--format", form, "--output-file", "report", "open.pm", cwd=site)
    assert (code, out, err) == (
        1,
        "1 error and 1 warning in 1 file; 1 fixable with --unsafe-fixes\n",
        "",
    )
    assert (site / "report").read_bytes().decode() == printed
    assert sorted(path.name for path in site.iterdir()) == ["clean.pm", "open.pm", "report", "sub"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are not everywhere")
def test_an_output_file_keeps_its_mode_and_link(site):
    """A file that is there keeps its permissions, and a link still leads to it."""
    (site / "real.txt").write_text("old")
    (site / "real.txt").chmod(0o640)
    (site / "link.txt").symlink_to("real.txt")
    assert run("--output-file", "link.txt", "clean.pm", cwd=site)[0] == 0
    assert (site / "link.txt").is_symlink()
    assert (site / "real.txt").read_text() == "nothing to report in 1 file\n"
    assert (site / "real.txt").stat().st_mode & 0o777 == 0o640
    arguments = ("--output-file", "/dev/stdout", "--format", "github", "open.pm")
    code, out, _ = run_process(*arguments, cwd=site)
    assert (code, out.count("::error ")) == (1, 1)


@pytest.mark.parametrize("target", ["nowhere/report.txt", "sub"])
def test_an_output_file_that_can_not_be_written_is_misuse(site, target):
    """The reason is told in a sentence, with the file."""
    code, _, err = run("--output-file", target, "clean.pm", cwd=site)
    assert (code, err.startswith(f"Error: {target}: can't be written: ")) == (2, True)


def test_a_folder_is_all_files_below(site):
    """Files come sorted, each once however it is named; hidden folders are left alone."""
    (site / ".venv").mkdir()
    (site / ".venv" / "other.pm").write_text("nonsense")
    (site / "sub" / "notes.txt").write_text("no rules")
    assert run("--format", "concise", "sub", cwd=site) == (
        1, f"sub/broken.pm:6:16: {BROKEN_LINE}\n1 error in 1 file\n", "",
    )  # fmt: skip
    code, out, _ = run("--format", "concise", "open.pm", ".", "./open.pm", cwd=site)
    assert (code, out) == (1, CONCISE)


def test_a_folder_without_rules_is_misuse(site):
    """A folder in which there is nothing to check is told so, and the rest is checked."""
    (site / "empty").mkdir()
    assert run("empty", "clean.pm", cwd=site) == (
        2, "nothing to report in 1 file\n", "Error: empty: the folder has no *.pm file\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (OPEN.encode(), f"<stdin>:5:8: {UNUSED_LINE}"),
        (b"language 1\n# caf\xe9\n", "<stdin>:2:6: error[PM001] not-utf-8: byte 0xe9 is not UTF-8"),
        (b'language 1\nuse "open.pm"\n', f"open.pm:9:5: {OPEN_LINE}"),
    ],
)
def test_standard_input_is_a_file_too(site, data, line):
    """`-` reads standard input; what it uses is looked for in the working folder."""
    code, out, err = run("--format", "concise", "-", cwd=site, stdin=data)
    assert (code, err) == (1, "")
    assert line in out.splitlines()


def test_a_shared_file_speaks_once(site):
    """What is wrong in a file that two files use is told once, however they name it."""
    (site / "one.pm").write_text('language 1\nuse "sub/broken.pm"\n')
    (site / "sub" / "two.pm").write_text('language 1\nuse "../sub/broken.pm"\n')
    assert run("--format", "concise", "one.pm", "sub", cwd=site) == (
        1, f"sub/broken.pm:6:16: {BROKEN_LINE}\n1 error in 3 files\n", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "code", "verdict"),
    [
        ((), 1, "1 error and 1 warning in 1 file; 1 fixable with --unsafe-fixes"),
        (("--select", "PM5"), 0, "1 warning in 1 file; 1 fixable with --unsafe-fixes"),
        (("--select", "PM5", "--strict"), 1, "1 warning in 1 file; 1 fixable with --unsafe-fixes"),
        (("--ignore", "fail-open"), 0, "1 warning in 1 file; 1 fixable with --unsafe-fixes"),
        (("--ignore", "PM4,PM5"), 0, "nothing to report in 1 file"),
        (("--ignore", "PM4", "--ignore", "unused-define"), 0, "nothing to report in 1 file"),
        (("--select", "PM401", "--ignore", "PM4"), 1, "1 error in 1 file"),
        (("--exit-zero",), 0, "1 error and 1 warning in 1 file; 1 fixable with --unsafe-fixes"),
        (
            ("--exit-zero", "--strict"),
            0,
            "1 error and 1 warning in 1 file; 1 fixable with --unsafe-fixes",
        ),
    ],
)
def test_what_is_reported_and_what_fails(site, options, code, verdict):
    """Selections decide what is seen, and the exit code is about what is seen."""
    done, out, err = run(*options, "open.pm", cwd=site)
    assert (done, out.splitlines()[-1], err) == (code, verdict, "")


def test_exit_zero_is_not_for_misuse(site):
    """A file that can't be read is 2, whatever one wishes."""
    assert run("--exit-zero", "gone.pm", cwd=site)[0] == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--select", "gapp"), "--select: there is no finding `gapp`; did you"),
        (("--ignore", "PM201"), "--ignore: PM201 (unknown-name) can't be left out"),
        (("--format", "xml"), "'xml' is not one of 'text', 'concise'"),
        (("--format", "sarif", "--statistics"), "--statistics are text or JSON, not sarif"),
        (("--baseline", "a", "--write-baseline", "b"),
         "--baseline and --write-baseline exclude each other"),
        (("--baseline", "gone.json"), "gone.json: No such file or directory"),
        (("--baseline", "clean.pm"), "clean.pm: this is no baseline: it is no JSON"),
        (("--config", "gone.toml"), "gone.toml: No such file or directory"),
        (("--config", "x", "--isolated"), "--isolated and --config exclude each other"),
        (("--explain", "PM301"), "--explain and --list are about findings, and take no RULES"),
        (("--list",), "--explain and --list are about findings, and take no RULES"),
    ],
)  # fmt: skip
def test_misuse_is_told(site, options, message):
    """Wrong options end with 2 and a message, before anything is printed."""
    code, out, err = run(*options, "clean.pm", cwd=site)
    assert (code, out) == (2, "")
    assert message in err


def test_statistics(site):
    """--statistics counts instead of showing, in text and JSON."""
    (site / "more.pm").write_text(OPEN.replace("unused =", "other =") + "define third = any\n")
    code, out, _ = run("--statistics", "open.pm", "more.pm", cwd=site)
    assert (code, out) == (
        1,
        "3  PM501  unused-define  warning  3 fixable\n"
        "2  PM401  fail-open      error\n"
        "2 errors and 3 warnings in 2 files; 3 fixable with --unsafe-fixes\n",
    )
    _, out, _ = run("--statistics", "--format", "json", "open.pm", cwd=site)
    counts = [(each["code"], each["count"]) for each in json.loads(out)["statistics"]]
    assert counts == [("PM401", 1), ("PM501", 1)]


def test_statistics_are_text_where_settings_want_another_format(site):
    """A format for findings in the settings does not keep anybody from counting."""
    (site / "presencemap.toml").write_text('format = "github"\n')
    assert run("--statistics", "open.pm", cwd=site)[1].startswith("1  PM401  fail-open ")


def test_a_flood_is_cut_but_counted(site):
    """Of a file's hundreds of findings two hundred are shown; statistics have them all."""
    defines = "".join(f"define d{number} = any\n" for number in range(250))
    (site / "flood.pm").write_text(CLEAN + defines)
    code, out, _ = run("--format", "concise", "flood.pm", cwd=site)
    lines = out.splitlines()
    assert (code, len(lines)) == (0, 202)
    assert "too-many-findings: 50 more findings are not shown" in lines[-2]
    assert lines[-1] == "250 warnings in 1 file; 250 fixable with --unsafe-fixes"
    assert run("--statistics", "flood.pm", cwd=site)[1].startswith("250  PM501 ")
    assert run("--write-baseline", "b.json", "flood.pm", cwd=site)[1] == (
        "nothing to report in 1 file; 250 left out by the baseline\n"
    )


def test_a_baseline_from_first_to_last(site):
    """What is known is left out until it is mended; then its entry is to be pruned."""
    (site / "known").mkdir()
    baseline = "known/findings.json"
    assert run("--write-baseline", baseline, "open.pm", "clean.pm", cwd=site) == (
        0,
        "nothing to report in 2 files; 2 left out by the baseline\n",
        f"2 findings written to {baseline}\n",
    )
    files = [each["file"] for each in json.loads((site / baseline).read_text())["findings"]]
    assert files == ["../open.pm", "../open.pm"]

    (site / "open.pm").write_text("# moved by a line\n" + OPEN)
    known = run("--baseline", baseline, site / "open.pm", cwd=site / "sub" / "..")
    assert known == (0, "nothing to report in 1 file; 2 left out by the baseline\n", "")
    _, out, _ = run("--baseline", baseline, "--format", "json", "open.pm", cwd=site)
    assert json.loads(out) == {
        "version": 1, "diagnostics": [], "allowed": [], "baseline": {"known": 2, "unmet": 0},
    }  # fmt: skip

    (site / "open.pm").write_text(OPEN.replace("define unused", "define also"))
    code, out, _ = run("--baseline", baseline, "--strict", "--format", "concise", ".", cwd=site)
    assert (code, out.splitlines()) == (
        1,
        [
            "open.pm:5:8: warning[PM501] unused-define: nothing uses `also`",
            f"sub/broken.pm:6:16: {BROKEN_LINE}",
            "1 error and 1 warning in 3 files; 1 fixable with --unsafe-fixes; "
            "1 left out by the baseline; 1 baseline entry is no longer met: write it anew",
        ],
    )


@pytest.mark.parametrize(
    ("options", "files", "text"),
    [
        ((), ["clean.pm"], OPEN),
        (("--select", "PM3"), ["open.pm"], CLEAN),
        ((), ["open.pm"], OPEN.replace("is away", "is awayy")),
    ],
)
def test_what_was_not_looked_at_is_not_outlived(site, options, files, text):
    """Entries of other files, other findings, and of files that do not compile, may be met."""
    run("--write-baseline", "b.json", "open.pm", cwd=site)
    (site / "open.pm").write_text(text)
    out = run("--baseline", "b.json", *options, *files, cwd=site)[1]
    assert "no longer met" not in out


def test_entries_of_files_that_are_gone_are_outlived(site):
    """A file that is no more leaves entries to prune."""
    run("--write-baseline", "b.json", "open.pm", cwd=site)
    (site / "open.pm").unlink()
    assert run("--baseline", "b.json", "clean.pm", cwd=site)[1] == (
        "nothing to report in 1 file; 2 baseline entries are no longer met: write it anew\n"
    )


def test_errors_never_go_into_a_baseline(site):
    """What keeps rules from compiling is shown even while the baseline is written."""
    code, out, err = run("--write-baseline", "b.json", "--format", "concise", "sub", cwd=site)
    assert (code, out.splitlines()[0]) == (1, f"sub/broken.pm:6:16: {BROKEN_LINE}")
    assert err == "0 findings written to b.json\n"
    assert json.loads((site / "b.json").read_text())["findings"] == []


def test_settings_are_used_and_the_command_line_wins(site):
    """presencemap.toml decides what the command line leaves open."""
    (site / "presencemap.toml").write_text(
        'strict = true\nignore = ["fail-open"]\nformat = "concise"\nbaseline = "b.json"\n'
    )
    (site / "b.json").write_text('{"version": 1, "findings": []}')
    shown = f"open.pm:5:8: {UNUSED_LINE}\n1 warning in 1 file; 1 fixable with --unsafe-fixes\n"
    assert run("open.pm", cwd=site) == (1, shown, "")
    assert run("../open.pm", cwd=site / "sub") == (1, "../" + shown, "")
    assert run("--no-strict", "open.pm", cwd=site)[0] == 0
    assert run("--select", "PM4", "open.pm", cwd=site)[1].count("PM401") == 1
    assert json.loads(run("--format", "json", "open.pm", cwd=site)[1])["baseline"]["known"] == 0
    assert run("--write-baseline", "b.json", "open.pm", cwd=site)[0] == 0
    assert run("open.pm", cwd=site)[0] == 0
    assert run("--no-baseline", "open.pm", cwd=site) == (1, shown, "")
    code, out, _ = run("--isolated", "open.pm", cwd=site)
    assert (code, out.splitlines()[-1]) == (
        1,
        "1 error and 1 warning in 1 file; 1 fixable with --unsafe-fixes",
    )
    (site / "other.toml").write_text('select = ["PM5"]\n')
    assert run("--config", "other.toml", "open.pm", cwd=site)[0] == 0


def test_wrong_settings_are_misuse(site):
    """The file, the key and the word are told."""
    path = site / "presencemap.toml"
    path.write_text('ignore = ["fale-open"]\n')
    assert run("clean.pm", cwd=site) == (
        2,
        "",
        f"Error: {path}: `ignore`: there is no finding `fale-open`; did you mean `fail-open`?\n",
    )


@pytest.mark.parametrize("word", ["PM301", "gap", "pm301"])
def test_explain_prints_the_page(word):
    """--explain shows what a finding means, why, a bad example and a good one."""
    code, out, err = run("--explain", word)
    assert (code, err) == (0, "")
    assert out.startswith("PM301 gap: a table leaves a presence without an answer.\n")
    assert out.index("\nBad:\n") < out.index("\nGood:\n")


def test_explain_as_json():
    """As JSON the page stands beside code, name and severity."""
    shape = json.loads(run("--explain", "fail-open", "--format", "json")[1])
    assert {**shape, "page": shape["page"][:15]} == {
        "version": 1, "code": "PM401", "name": "fail-open", "severity": "error",
        "page": "PM401 fail-open",
    }  # fmt: skip


def test_explain_of_nothing_is_misuse():
    """A finding that is none is told, with the one that was perhaps meant."""
    assert run("--explain", "PM3001") == (
        2, "", "Error: there is no finding `PM3001`; did you mean `PM301`?\n",
    )  # fmt: skip
    assert run("--explain", "PM301", "--format", "sarif")[0] == 2


def test_pages_need_no_docstrings():
    """Under -OO, where docstrings are gone, the pages are still there."""
    plain = run_process("--explain", "fail-open")
    assert plain[0] == 0
    assert run_process("--explain", "fail-open", python=["-OO"]) == plain


def test_list_shows_all_findings():
    """--list has a line for each finding; as JSON it has the same ones."""
    code, out, err = run("--list")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    [line] = [line for line in lines if line.startswith("PM401")]
    assert line.split(maxsplit=3) == [
        "PM401", "fail-open", "error", "an agent of whom nothing is known is made ready",
    ]  # fmt: skip
    shape = json.loads(run("--list", "--format", "json")[1])
    assert [each["code"] for each in shape["findings"]] == [line.split()[0] for line in lines]


ELSEWHERE = ("xml.etree.ElementTree", "presencemap.report.sarif", "hashlib")


def test_plain_text_loads_no_other_format(site):
    """A plain check opens no module that only another format or a baseline needs."""
    code = (
        "import sys; from presencemap.cli import main; sys.argv[1:] = ['check', 'open.pm']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {ELSEWHERE!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_all_formats_are_deterministic(site):
    """The same input gives the same bytes, whatever the hash seed."""
    for form in ("json", "sarif", "junit", "github"):
        arguments = ("--format", form, ".")
        outs = {run_process(*arguments, cwd=site, PYTHONHASHSEED=seed) for seed in ("1", "2")}
        assert len(outs) == 1


@pytest.mark.parametrize("form", ["concise", "json", "sarif", "github", "junit"])
def test_nothing_from_outside_acts_on_the_terminal(tmp_path, form):
    """Escape sequences and reordering characters in names and texts are shown, not obeyed."""
    hostile = "a\x1b[31mb\u202ec"
    (tmp_path / hostile).write_text(f"language 1\n# {hostile}\nuse {hostile}\n", encoding="utf-8")
    for arguments in ((hostile,), (f"no{hostile}",), ("--select", hostile, "x")):
        code, out, err = run("--format", form, *arguments, cwd=tmp_path)
        assert code in (1, 2)
        assert not {"\x1b", "\u202e"} & set(out + err)


def test_paths_are_told_as_they_were_given(site):
    """An absolute path stays one, and a folder's files start as the folder was given."""
    out = run("--format", "concise", site, cwd=site)[1]
    assert out.startswith(f"{Path(site, 'open.pm')}:5:8: ")
