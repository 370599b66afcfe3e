"""`presencemap fmt` as a user types it: what it rewrites, what it leaves, what it says."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from presencemap.cli.fmt import fmt as command

COMMAND = [sys.executable, "-m", "presencemap", "fmt"]
ROUGH = b"language   1\r\nuse a # why\r\n"
FORM = b"language 1\r\nuse a  # why\r\n"
BROKEN = b"languag 1\n"


def fmt(*arguments, cwd=None, stdin=b""):
    """Run the command; return exit code, standard output and standard error."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path):
    """Give a folder with a file of each sort, some of them below."""
    (tmp_path / "below").mkdir()
    (tmp_path / "rough.pm").write_bytes(ROUGH)
    (tmp_path / "form.pm").write_bytes(FORM)
    (tmp_path / "below" / "too.pm").write_bytes(ROUGH)
    (tmp_path / "below" / "notes.txt").write_bytes(ROUGH)
    return tmp_path


def content(folder):
    """Return what all files below a folder hold."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_is_rewritten(folder):
    """All rules files below a folder get their form, and the second time nothing is to do."""
    assert fmt(folder) == (0, "2 files reformatted, 1 file left as it was\n", "")
    assert content(folder) == {
        "rough.pm": FORM,
        "form.pm": FORM,
        "below/too.pm": FORM,
        "below/notes.txt": ROUGH,
    }
    assert fmt(folder) == (0, "3 files left as they were\n", "")


def test_files_are_formatted_once(folder):
    """A file that is named twice, or as part of a folder, too, counts once."""
    arguments = ["rough.pm", ".", "./rough.pm"]
    assert fmt(*arguments, cwd=folder) == (0, "2 files reformatted, 1 file left as it was\n", "")


def test_check_writes_nothing(folder):
    """--check names the files that would change, and fails because of them."""
    before = content(folder)
    expected = (
        "would reformat below/too.pm\n"
        "would reformat rough.pm\n"
        "2 files would be reformatted, 1 file left as it was\n"
    )
    code, out, err = fmt("--check", "below", "form.pm", "rough.pm", cwd=folder)
    assert (code, out.replace(os.sep, "/"), err) == (1, expected, "")
    assert content(folder) == before
    assert fmt("--check", "form.pm", cwd=folder) == (0, "1 file left as it was\n", "")


def test_diff_writes_nothing(folder):
    """--diff shows the change as `diff -u` does, for a file without a last line end, too."""
    (folder / "open.pm").write_bytes(b"language 1")
    before = content(folder)
    expected = (
        "--- rough.pm\n+++ rough.pm\n@@ -1,2 +1,2 @@\n"
        "-language   1\r\n-use a # why\r\n+language 1\r\n+use a  # why\r\n"
        "--- open.pm\n+++ open.pm\n@@ -1 +1 @@\n"
        "-language 1\n\\ No newline at end of file\n+language 1\n"
    )
    code, out, err = fmt("--diff", "rough.pm", "form.pm", "open.pm", cwd=folder)
    assert (code, out) == (1, expected)
    assert err == "2 files would be reformatted, 1 file left as it was" + os.linesep
    assert content(folder) == before
    assert fmt("--diff", "form.pm", cwd=folder)[:2] == (0, "")


def test_standard_input():
    """`-` takes the file from standard input, and standard output has nothing but the form."""
    assert fmt("-", stdin=ROUGH) == (0, FORM.decode(), "")
    assert fmt("-", stdin=b"") == (0, "", "")
    assert fmt("--check", "-", stdin=ROUGH)[0] == 1
    assert "--- <stdin>\n" in fmt("--diff", "-", stdin=ROUGH)[1]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (BROKEN, "syntax-error"),
        (b"language 1 # \xff\n", "not-utf-8"),
        (b"#" * 2_000_001, "file-too-large"),
        (b"#" * 2_001, "line-too-long"),
    ],
)
def test_what_is_wrong_with_a_file(folder, data, name):
    """A file that can't be read as rules is left alone, and said to be so; others are not."""
    (folder / "broken.pm").write_bytes(data)
    code, out, err = fmt(folder)
    assert (code, out) == (2, "2 files reformatted, 1 file left as it was\n")
    assert "broken.pm:1:" in err
    assert f" {name}: " in err
    assert content(folder)["broken.pm"] == data
    code, out, err = fmt("-", stdin=data)
    assert (code, out) == (2, "")
    assert err.startswith("<stdin>:1:")


def test_what_is_no_file(folder):
    """Paths that lead to no rules file are misuse, each with its reason, as for `check`."""
    (folder / "empty").mkdir()
    code, out, err = fmt("nowhere.pm", "empty", "rough.pm", cwd=folder)
    assert (code, out) == (2, "1 file reformatted\n")
    assert err.splitlines() == [
        "Error: empty: the folder has no *.pm file",
        "Error: nowhere.pm: No such file or directory",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names as POSIX has them")
def test_a_pipe_is_read_and_not_written(folder):
    """What comes through a pipe can be looked at; there is nothing to rewrite it in."""
    os.mkfifo(folder / "pipe")
    for option, expected in [
        ("--check", (1, "would reformat pipe\n1 file would be reformatted\n", "")),
        (None, (2, "", "Error: pipe: can't be written: it is not a regular file\n")),
    ]:
        with subprocess.Popen(["cp", "rough.pm", "pipe"], cwd=folder):  # noqa: S607 - POSIX has it
            assert fmt(*[option] * bool(option), "pipe", cwd=folder) == expected


@pytest.mark.skipif(os.name != "posix", reason="a shell and names as POSIX has them")
def test_odd_surroundings(folder):
    """Neither a closed standard input nor a name that is no text is a crash."""
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", *COMMAND, "-"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, b"Error: <stdin>: standard input is closed\n")
    name = os.fsencode(folder) + b"/\xff.pm"
    (folder / "rough.pm").rename(os.fsdecode(name))
    done = subprocess.run([*COMMAND, "--diff", name], capture_output=True, check=False)
    assert (done.returncode, done.stdout[:4]) == (1, b"--- ")
    assert subprocess.run([*COMMAND, name], capture_output=True, check=False).returncode == 0
    assert [path.read_bytes() for path in folder.glob("*.pm")] == [FORM, FORM]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"use  a\r\nuse b\r\n", b"use a\r\nuse b\r\n"),
        (b"use a\r\nuse b\n", b"use a\r\nuse b\r\n"),
        (b"\r\nuse a\n", b"use a\r\n"),
        (b"use a\nuse b\r\n", b"use a\nuse b\n"),
        (b"use  a # b\r\n\r\n# c", b"use a  # b\r\n\r\n# c\r\n"),
        (b"use  a", b"use a\n"),
    ],
)
def test_line_ends_are_those_of_the_file(tmp_path, before, after):
    """All lines end as the first does; a file that is in form but for that is in form."""
    path = tmp_path / "site.pm"
    path.write_bytes(before)
    assert fmt(path)[0] == 0
    assert path.read_bytes() == after
    assert fmt("--check", path) == (0, "1 file left as it was\n", "")


def test_no_arguments_is_misuse():
    """Without a file there is the same help as of `check`, and with options alone the same word."""
    code, out, err = fmt()
    assert (code, "Usage: presencemap fmt" in out + err) == (2, True)
    for options, said in [((), "Show this message"), (("--check",), "Missing argument 'RULES...'")]:
        code, out, err = fmt(*options)
        assert (code, said in out + err) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
@pytest.mark.parametrize("option", [None, "--check", "--diff"])
def test_a_folder_that_can_t_be_read(folder, option, monkeypatch, capsys):
    """All other files are formatted, and the exit code says that something is left."""
    walk = os.walk

    def guarded(top, onerror=None):
        for parent, folders, files in walk(top):
            if "below" in folders:
                folders.remove("below")
                onerror(PermissionError(13, "Permission denied", str(folder / "below")))
            yield parent, folders, files

    monkeypatch.setattr(os, "walk", guarded)
    with pytest.raises(SystemExit) as left:
        command.main([*[option] * bool(option), str(folder)], prog_name="fmt")
    assert left.value.code == 2
    said = capsys.readouterr()
    assert "1 file left as it was" in said.out + said.err
    assert f"Error: {folder / 'below'}: Permission denied\n" in said.err
    assert ((folder / "rough.pm").read_bytes() == FORM) == (option is None)


@pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")
class TestRewriting:
    """What else is true of a file stays true."""

    def test_permissions_stay(self, folder):
        """A file that only a group may read is still so."""
        (folder / "rough.pm").chmod(0o640)
        fmt("rough.pm", cwd=folder)
        assert (folder / "rough.pm").stat().st_mode & 0o7777 == 0o640
        assert (folder / "rough.pm").read_bytes() == FORM

    def test_a_link_stays_a_link(self, folder):
        """What a link leads to is rewritten, not the link."""
        link = folder / "link.pm"
        link.symlink_to("below/too.pm")
        assert fmt("link.pm", cwd=folder)[0] == 0
        assert link.is_symlink()
        assert (folder / "below" / "too.pm").read_bytes() == FORM

    def test_a_file_in_form_is_not_touched(self, folder):
        """A file that has its form keeps its time of change, for `make` and its kin."""
        before = (folder / "form.pm").stat()
        fmt("form.pm", cwd=folder)
        after = (folder / "form.pm").stat()
        assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)

    @pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anything")
    def test_what_may_not_be_written(self, folder):
        """A file without write permission is left alone, with a message."""
        (folder / "rough.pm").chmod(0o440)
        code, _, err = fmt("rough.pm", cwd=folder)
        assert (code, err) == (2, "Error: rough.pm: can't be written: Permission denied\n")
        assert (folder / "rough.pm").read_bytes() == ROUGH


def test_a_byte_order_mark_goes():
    """The form of a file begins with its first word."""
    assert fmt("-", stdin=b"\xef\xbb\xbf" + ROUGH) == (0, FORM.decode(), "")
