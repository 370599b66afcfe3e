"""Broken files, each with a mistake that people make: what is found is written in the file.

`#! PM101 syntax-error` behind a line says that the finding starts on that line, with text in
back-ticks that it covers exactly that text; `@next` moves it to the next line. What messages
say stands in `broken/messages.txt`, to be read as a whole.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from presencemap.language import parse
from presencemap.source import Source

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(FOLDER.glob("*.pm"))
MARK = re.compile(r"#! (PM\d{3}) ([a-z-]+)(@next)?(?: `([^`]*)`)?")


def announced(text):
    """Return what a file announces: line, code, name, text."""
    lines = text.split("\n")
    return [
        (number + bool(mark[3]), mark[1], mark[2], mark[4])
        for number, line in enumerate(lines, 1)
        for mark in MARK.finditer(line)
    ]


def found(path):
    """Return the diagnostics of a file."""
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).diagnostics


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_finds_what_the_file_announces(path):
    """A file has the findings that it announces, where it announces them, and no other."""
    expected = announced(path.read_text(encoding="utf-8"))
    actual = [
        (
            each.source.position(each.span.start).line,
            each.code,
            each.name,
            each.source.at(each.span),
        )
        for each in found(path)
    ]
    assert actual == expected


def test_messages_read_as_agreed():
    """What is said of all the broken files is what `messages.txt` says."""
    lines = []
    for path in FILES:
        lines.append(f"{path.name}")
        for each in found(path):
            at = each.source.position(each.span.start)
            lines.append(f"  {at.line}:{at.column} {each.message}")
            lines += [f"      help: {each.help}"] if each.help else []
            if each.fix:
                lines.append(
                    f"      {'fix' if each.fix.safe else 'unsafe fix'}: {each.fix.message}"
                )
    said = "\n".join(lines) + "\n"
    assert said == (FOLDER / "messages.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fixes_mend(path):
    """A fix, applied, takes its own finding away, and no other comes where it was."""
    for each in found(path):
        if each.fix is None:
            continue
        text = each.source.text
        for edit in reversed(each.fix.edits):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        left = parse(Source("fixed", text)).diagnostics
        place = range(each.span.start, each.span.end + 1)
        assert [other.message for other in left if other.span.start in place] == []
