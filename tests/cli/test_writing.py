"""Writing files, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from presencemap.cli.exits import Misuse
from presencemap.cli.writing import rewrite_text, write_text


def test_text_is_written_as_it_is(tmp_path):
    """The bytes are the text's UTF-8, line ends and all, in a new file or in the place of one."""
    path = tmp_path / "report"
    for text in ("größe\r\n", "", "a\nb"):
        write_text(path, text)
        assert path.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_utf_8_can_not_hold_is_escaped(tmp_path):
    """A lone surrogate, as in the name of a file that is not UTF-8, is no crash."""
    write_text(tmp_path / "report", "a\udcffb")
    assert (tmp_path / "report").read_text() == "a\\udcffb"


def test_a_failure_leaves_the_old_text(tmp_path, monkeypatch):
    """If the new text can't be put in place, the old one is whole and nothing lies around."""
    path = tmp_path / "report"
    path.write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Misuse, match="can't be written: No space left on device"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_protected_file_stays(tmp_path, monkeypatch):
    """A file without write permission is not replaced, though its folder would let us."""
    path = tmp_path / "report"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)  # as root may do anything
    with pytest.raises(Misuse, match="report: can't be written: Permission denied"):
        write_text(path, "new")
    assert path.read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "chown"), reason="files have no owners here")
def test_owner_and_permissions_stay(tmp_path, monkeypatch):
    """The new file is given to whom the old one belonged, and to nobody else to read."""
    given = []
    monkeypatch.setattr(os, "chown", lambda _, *owner: given.append(owner))
    path = tmp_path / "report"
    write_text(path, "old")
    path.chmod(0o640)
    before = path.stat()
    write_text(path, "new")
    assert given == [(before.st_uid, before.st_gid)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_lies_beside_is_not_taken(tmp_path):
    """A file that happens to have the name of the new one in the making is left alone."""
    beside = tmp_path / f".report.{os.getpid()}"
    beside.write_text("another's")
    with pytest.raises(Misuse, match="can't be written: File exists"):
        write_text(tmp_path / "report", "new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["another's"]


def test_only_files_are_written_anew(tmp_path):
    """What is no plain file does not hold what was read from it."""
    with pytest.raises(Misuse, match="it is not a regular file"):
        rewrite_text(tmp_path, "new")
    path = tmp_path / "site.pm"
    path.write_text("old")
    rewrite_text(path, "new")
    assert path.read_text() == "new"
