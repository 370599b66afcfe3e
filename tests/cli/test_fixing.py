"""`presencemap check` that changes files: what it writes, what it shows, what it leaves alone."""

from __future__ import annotations

import contextlib
import json
import shutil
import stat

import pytest
from click.testing import CliRunner

from presencemap.cli.app import app
from presencemap.diagnostics import Edit, Fix

HEAD = "language 1\nuse microsoft\nuse genesys\n"
SITE = HEAD + (
    "table voice first {\n"
    '    row call when activity is on-the-phnoe -> NotReady reason "A"  # caf\u00e9\n'
    '    row away when availability is Away    -> NotReady reason "B"\n'
    '    otherwise                             -> NotReady reason "C"\n'
    "}\n"
)
FIXED = SITE.replace("on-the-phnoe", "on-the-phone").replace("Away ", "away ")
OPEN = HEAD + (
    "table voice first {\n"
    '    row away when availability is away -> NotReady reason "B"\n'
    "    otherwise -> Ready after 2s # always\n"
    "}\n"
)
ALLOWED = OPEN.replace("    otherwise", "    # presencemap: allow fail-open\n    otherwise")
UNSAFE = (
    HEAD + 'table voice first {\n    row b when availability is busy -> NotReady reason "B"\n}\n'
)
ONLY = ("--isolated", "--select", "fail-open,gap,unused-allow,unknown-allow")
"""These tests are about some findings; what other checks say is not their business."""


def run(*arguments, cwd=".", stdin=None):
    """Run `presencemap check`; return exit code, standard output and standard error."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, ["check", *ONLY, *map(str, arguments)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode()


@pytest.fixture
def site(tmp_path):
    """Give a folder with a file that has two slips in it."""
    (tmp_path / "site.pm").write_bytes(SITE.encode())
    return tmp_path


def test_safe_fixes_are_written(site):
    """`--fix` mends the file, reports what is left, and has nothing to do the next time."""
    assert run("--fix", "site.pm", cwd=site) == (0, "nothing to report in 1 file; 2 fixed\n", "")
    assert (site / "site.pm").read_bytes() == FIXED.encode()
    assert run("--fix", "site.pm", cwd=site) == (0, "nothing to report in 1 file; 0 fixed\n", "")


def test_unsafe_fixes_need_to_be_asked_for(tmp_path):
    """`--fix` leaves what needs eyes, and says so; `--unsafe-fixes` does it."""
    path = tmp_path / "site.pm"
    path.write_text(UNSAFE)
    code, out, _ = run("--fix", "--format", "concise", "site.pm", cwd=tmp_path)
    assert (code, path.read_text()) == (1, UNSAFE)
    assert out.endswith("1 error in 1 file; 0 fixed; 1 fixable with --unsafe-fixes\n")
    code, out, _ = run("--unsafe-fixes", "site.pm", cwd=tmp_path)
    assert (code, out) == (0, "nothing to report in 1 file; 1 fixed\n")
    assert path.read_text() == UNSAFE[:-2] + '    otherwise -> NotReady reason "Unknown"\n}\n'


def test_what_is_left_decides_on_the_exit_code(site):
    """A file in which an error is left after the fixes exits with 1 and shows it."""
    (site / "site.pm").write_text(SITE.replace('NotReady reason "C"', "Ready"))
    code, out, _ = run("--fix", "--format", "concise", "site.pm", cwd=site)
    assert code == 1
    assert "error[PM401] fail-open" in out
    assert out.endswith("1 error in 1 file; 2 fixed\n")


@pytest.mark.parametrize("option", ["--fix", "--add-allows"])
def test_bytes_bits_and_links_stay(tmp_path, option):
    """Line ends, permission bits and links are afterwards what they were."""
    text = OPEN if option == "--add-allows" else SITE
    new = ALLOWED if option == "--add-allows" else FIXED
    path, link = tmp_path / "real.pm", tmp_path / "site.pm"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    link.symlink_to("real.pm")
    assert run(option, "site.pm", cwd=tmp_path)[0] == 0
    assert path.read_bytes() == new.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["real.pm", "site.pm"]


def test_a_file_that_needs_nothing_is_not_written(tmp_path):
    """Where nothing changes, the file is not touched."""
    path = tmp_path / "site.pm"
    path.write_text(FIXED)
    path.chmod(0o444)
    before = path.stat()
    assert run("--fix", "--add-allows", "site.pm", cwd=tmp_path)[0] == 0
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_diff_shows_and_writes_nothing(site):
    """`--diff` prints what `--fix` would do, exits with 1, and leaves the file as it is."""
    code, out, err = run("--diff", "site.pm", cwd=site)
    assert (code, err) == (1, "2 findings would be fixed in 1 file\n")
    assert out.splitlines()[:2] == ["--- site.pm", "+++ site.pm"]
    assert [line for line in out.splitlines()[3:] if line[0] in "+-"] == [
        '-    row call when activity is on-the-phnoe -> NotReady reason "A"  # caf\u00e9',
        '-    row away when availability is Away    -> NotReady reason "B"',
        '+    row call when activity is on-the-phone -> NotReady reason "A"  # caf\u00e9',
        '+    row away when availability is away    -> NotReady reason "B"',
    ]
    assert (site / "site.pm").read_text(encoding="utf-8") == SITE
    assert run("--fix", "--diff", "site.pm", cwd=site) == (code, out, err)
    assert run("--diff", "--exit-zero", "site.pm", cwd=site)[0] == 0


def test_diff_of_what_is_fine(tmp_path):
    """Where there is nothing to change, `--diff` prints nothing and exits with 0."""
    (tmp_path / "site.pm").write_text(FIXED)
    (tmp_path / "open.pm").write_text(OPEN)
    expected = (0, "", "0 findings would be fixed in 0 files\n")
    assert run("--diff", "site.pm", "open.pm", cwd=tmp_path) == expected


def test_diff_of_allows_and_fixes(tmp_path):
    """With `--add-allows` the diff is of allows, and of fixes too if they are asked for."""
    (tmp_path / "open.pm").write_text(OPEN.replace(" away ->", " Away ->"))
    code, out, err = run("--diff", "--fix", "--add-allows", "open.pm", cwd=tmp_path)
    assert (code, out.count("\n+ "), out.count("\n- ")) == (1, 2, 1)
    assert err == "1 finding would be fixed and 1 finding would be allowed in 1 file\n"
    _, out, err = run("--diff", "--add-allows", "open.pm", cwd=tmp_path)
    assert (out, err) == ("", "0 findings would be allowed in 0 files\n")


def test_allows_are_added_once(tmp_path):
    """`--add-allows` makes a check clean, even a strict one, and is done then."""
    path = tmp_path / "open.pm"
    path.write_text(OPEN)
    expected = (0, "nothing to report in 1 file; 1 allow added; 1 finding allowed (open.pm)\n", "")
    assert run("--add-allows", "--strict", "open.pm", cwd=tmp_path) == expected
    assert path.read_text() == ALLOWED
    expected = (0, "nothing to report in 1 file; 0 allows added; 1 finding allowed (open.pm)\n", "")
    assert run("--add-allows", "--strict", "open.pm", cwd=tmp_path) == expected
    assert path.read_text() == ALLOWED


def test_fixes_come_before_allows(tmp_path):
    """What can be fixed is fixed; only what is left gets an allow."""
    path = tmp_path / "open.pm"
    path.write_text(OPEN.replace(" away ->", " Away ->"))
    code, out, _ = run("--fix", "--add-allows", "open.pm", cwd=tmp_path)
    assert (code, out) == (
        0,
        "nothing to report in 1 file; 1 fixed; 1 allow added; 1 finding allowed (open.pm)\n",
    )
    assert path.read_text() == ALLOWED


def test_only_named_files_are_changed(site):
    """A file that is only used is reported and stays as it is, until it is named."""
    user = site / "user.pm"
    user.write_text('language 1\nuse "site.pm"\n')
    code, out, _ = run("--fix", "--unsafe-fixes", "--format", "concise", "user.pm", cwd=site)
    assert (code, "site.pm:5:" in out) == (1, True)
    assert (site / "site.pm").read_text(encoding="utf-8") == SITE
    code, out, _ = run("--fix", ".", cwd=site)
    assert (code, out) == (0, "nothing to report in 2 files; 2 fixed\n")
    assert (site / "site.pm").read_text(encoding="utf-8") == FIXED


def test_what_is_installed_stays_as_it_is(site, monkeypatch):
    """A file within the installed package is never written, and that is said."""
    package = site / "presencemap"
    (package / "rules").mkdir(parents=True)
    shutil.copy(site / "site.pm", package / "rules" / "site.pm")
    monkeypatch.setattr("presencemap.__file__", str(package / "__init__.py"))
    code, out, err = run("--fix", "presencemap", "--format", "concise", cwd=site)
    assert (code, "2 errors in 1 file; 0 fixed" in out) == (1, True)
    assert err == "presencemap/rules/site.pm: it is part of presencemap, and stays as it is\n"
    assert (package / "rules" / "site.pm").read_bytes() == SITE.encode()


def test_standard_input_comes_out_fixed():
    """The text of `-` is printed as it shall be, and the report stands beside it."""
    text = SITE.replace("\n", "\r\n")
    code, out, err = run("--fix", "-", stdin=text.encode())
    assert (code, out) == (0, FIXED.replace("\n", "\r\n"))
    assert err == "nothing to report in 1 file; 2 fixed\n"
    code, out, err = run("--add-allows", "-", stdin=OPEN)
    assert (code, out) == (0, ALLOWED)
    code, out, _ = run("--diff", "-", stdin=SITE)
    assert (code, out.splitlines()[0]) == (1, "--- <stdin>")


@pytest.mark.parametrize(
    "data",
    [b"language 1\n# caf\xe9\n", b"#\n" * 1_100_000, b"table {"],
)
def test_what_can_not_be_mended_passes_unchanged(tmp_path, data):
    """What is no UTF-8, too large or broken comes out as it went in, and files stay."""
    path = tmp_path / "site.pm"
    path.write_bytes(data)
    code, _, err = run("--unsafe-fixes", "--add-allows", path)
    assert (code, path.read_bytes(), err) == (1, data, "")
    with contextlib.chdir(tmp_path):
        done = CliRunner().invoke(app, ["check", "--unsafe-fixes", "-"], input=data)
    assert (done.exit_code, done.stdout_bytes) == (1, data)


def test_selection_and_baseline_hold_for_fixes(tmp_path):
    """What is not reported is neither fixed nor allowed."""
    path = tmp_path / "site.pm"
    path.write_text(UNSAFE)
    code, out, _ = run("--unsafe-fixes", "--add-allows", "--ignore", "PM301", path)
    assert (code, path.read_text()) == (0, UNSAFE)
    assert out == "nothing to report in 1 file; 0 fixed; 0 allows added\n"
    run("--write-baseline", tmp_path / "known.json", path)
    code, out, _ = run(
        "--unsafe-fixes", "--add-allows", "--baseline", tmp_path / "known.json", path
    )
    assert (code, path.read_text()) == (0, UNSAFE)
    assert "0 fixed; 0 allows added; 1 left out by the baseline" in out


def test_json_counts(site):
    """The JSON report says how many were fixed and allowed."""
    _, out, _ = run("--fix", "--add-allows", "--format", "json", "site.pm", cwd=site)
    shape = json.loads(out)
    assert (shape["fixed"], shape["allows_added"]) == (2, 0)
    assert (shape["allowed"], shape["diagnostics"]) == ([], [])


def test_what_can_not_be_read_or_written_is_misuse(site):
    """A missing file and a folder that can't be written to exit with 2, and say why."""
    code, _, err = run("--fix", "site.pm", "nowhere.pm", cwd=site)
    assert (code, err) == (2, "Error: nowhere.pm: No such file or directory\n")
    assert (site / "site.pm").read_text(encoding="utf-8") == FIXED
    code, _, err = run("--diff", "nowhere.pm", cwd=site)
    assert (code, err.splitlines()[-1]) == (2, "Error: nowhere.pm: No such file or directory")


@pytest.mark.parametrize(
    "options",
    [["--format", "json"], ["--output-file", "x"], ["--statistics"], ["--write-baseline", "x"]],
)
def test_diff_is_no_report(site, options):
    """`--diff` shows differences; an option that is about the report makes no sense with it."""
    code, _, err = run("--diff", *options, "site.pm", cwd=site)
    assert code == 2
    assert f"{options[0]} has no meaning with it" in err


def test_a_fix_that_would_break_a_file_is_told(site, monkeypatch):
    """A fix with which the file could not be read is left out, and its place is printed."""

    def broken(node, word, *, safe=True):
        return Fix(f"write `{word}`", (Edit(node.span, "}"),), safe=safe)

    monkeypatch.setattr("presencemap.tables.replacements.replacement", broken)
    _, _, err = run("--fix", "site.pm", cwd=site)
    assert err.splitlines()[0] == (
        "site.pm:5:31: the fix of PM202 unknown-token is left out: "
        "the file could not be read with it"
    )


def test_many_fixes_that_break_a_file_are_given_up(tmp_path, monkeypatch):
    """Where fix after fix breaks a file, the rest is not tried, and that is said on one line."""

    def broken(node, word, *, safe=True):
        return Fix(f"write `{word}`", (Edit(node.span, "}"),), safe=safe)

    monkeypatch.setattr("presencemap.tables.replacements.replacement", broken)
    rows = "".join(f"    row r{i} when activity is on-the-phnoe -> keep\n" for i in range(90))
    (tmp_path / "site.pm").write_text(
        f"{HEAD}table voice first {{\n{rows}    otherwise -> keep\n}}\n"
    )
    _, out, err = run("--fix", "site.pm", cwd=tmp_path)
    *refused, last = err.splitlines()
    assert "; 0 fixed" in out
    assert 0 < len(refused) < 90
    assert last == (
        f"site.pm: {90 - len(refused)} more fixes left out: too many of the others make a file "
        "that can't be read"
    )


def test_what_another_file_uses_is_not_taken_out_for_sure(tmp_path):
    """A definition, or a `use` line, that only the users of a file need survives `--fix`."""
    table = "table voice first {\n    row a when ROW -> keep\n    otherwise -> NotReady\n}\n"
    base = (
        "language 1\nuse microsoft\nuse genesys\nuse pidf\ndefine shared = availability is away\n"
        + table.replace("ROW", "availability is busy")
    )
    (tmp_path / "base.pm").write_text(base)
    user = table.replace("voice", "chat").replace("ROW", "shared or basic is open")
    (tmp_path / "site.pm").write_text('language 1\nuse "base.pm"\n' + user)
    names = "unused-define,unused-use"
    with contextlib.chdir(tmp_path):
        arguments = ["check", "--isolated", "--select", names, "--fix", "base.pm", "site.pm"]
        done = CliRunner().invoke(app, arguments)
    assert done.stdout.endswith("2 warnings in 2 files; 0 fixed; 2 fixable with --unsafe-fixes\n")
    assert (tmp_path / "base.pm").read_text() == base
