"""Differences of two texts: what `patch` reads, and what a terminal shows."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from presencemap.report.differences import coloured, unified


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("", "a\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\u2028b\x0cc\n1\n", "a\u2028b\x0cd\n1\n"),
        ("\n".join(map(str, range(40))), "\n".join(map(str, range(3, 38)))),
    ],
)
@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no program `patch`")
def test_patch_makes_the_one_of_the_other(tmp_path, before, after):
    """What is shown is what `patch` needs, to the byte."""
    path = tmp_path / "site.pm"
    path.write_bytes(before.encode())
    difference = unified("site.pm", before, after).encode()
    subprocess.run(
        [shutil.which("patch"), "-p0", "--binary"],
        cwd=tmp_path, input=difference, check=True, capture_output=True,
    )  # fmt: skip
    assert path.read_bytes() == after.encode()


def test_no_difference_is_nothing():
    """Texts that are the same differ by nothing."""
    assert unified("site.pm", "a\n", "a\n") == ""


def test_a_name_can_not_break_the_lines():
    """A file's name with an escape character does not reach the terminal."""
    assert "\x1b" not in unified("a\x1b[2Jb", "", "x\n")


def test_colours_are_those_of_diffs():
    """What goes is red, what comes is green, line ends of Windows do not show."""
    text = coloured(unified("site.pm", "a\r\nb\r\n", "a\r\nc\r\n"))
    lines = {str(text)[span.start : span.end]: span.style for span in text.spans}
    assert (lines["-b\n"], lines["+c\n"], lines["--- site.pm\n"]) == ("red", "green", "bold")
    assert "\r" not in str(text)
