"""Writing files, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from presencemap.cli.exits import Misuse
from presencemap.cli.writing import write_text


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
