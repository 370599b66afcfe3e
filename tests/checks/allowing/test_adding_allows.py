"""Allows for all that is found: where they are written, and that they silence it."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

import attrs
import pytest

from presencemap.checks import examine_file
from presencemap.checks.allowing.adding_allows import add_allows
from presencemap.checks.allowing.silencing import can_be_allowed
from presencemap.diagnostics import Finding, Severity
from presencemap.language import parse, tree
from presencemap.language.lexer import Lexer
from presencemap.language.printing import formatted
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source, Span

CASES = sorted((Path(__file__).parent.parent / "cases").rglob("*.pm"))
UNBOUNDED = attrs.evolve(DEFAULT_LIMITS, rules_findings=sys.maxsize)
A, B = Finding("PM901", "b-is-first"), Finding("PM902", "a-is-second", Severity.WARNING)
LOCKED = Finding("PM299", "a-locked-one")
LONG = "x" * 1980


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("use ?\n", "use ?  # presencemap: allow b-is-first\n"),
        ("use ? \t\r\nuse b\r\n", "use ?  # presencemap: allow b-is-first\r\nuse b\r\n"),
        ("  use ?", "  use ?  # presencemap: allow b-is-first"),
        ('use "?!"', 'use "?!"  # presencemap: allow b-is-first, a-is-second'),
        ("use ? use !",
         "# presencemap: allow b-is-first\nuse ? use !  # presencemap: allow a-is-second"),
        (" use b use ! use ? # c",
         " use b\n # presencemap: allow a-is-second\n use !\n # presencemap: allow b-is-first\n"
         " use ? # c"),
        ("use ? use b # presencemap: allow c",
         "# presencemap: allow b-is-first\nuse ? use b # presencemap: allow c"),
        ("use b use\n ? use ! use b",
         "use b use\n # presencemap: allow b-is-first\n ?\n # presencemap: allow a-is-second\n"
         " use ! use b"),
        ("use ? # why\n", "# presencemap: allow b-is-first\nuse ? # why\n"),
        ("\r\n \tuse ? # y\r\n", "\r\n \t# presencemap: allow b-is-first\r\n \tuse ? # y\r\n"),
        ("use ? # presencemap: allow c -- d", "use ? # presencemap: allow c, b-is-first -- d"),
        ("use ? # presencemap: allow -- d", "use ? # presencemap: allow b-is-first -- d"),
        ("# presencemap: allow c\n\nuse ?\n", "# presencemap: allow c, b-is-first\n\nuse ?\n"),
        ("# presencemap: allow c\nuse d\nuse ?\n",
         "# presencemap: allow c\nuse d\nuse ?  # presencemap: allow b-is-first\n"),
        ("# presencemap: ignore c\nuse ?\n",
         "# presencemap: ignore c\nuse ?  # presencemap: allow b-is-first\n"),
        ('use "#?"', 'use "#?"  # presencemap: allow b-is-first'),
        (f'use "{LONG}" use !', f'# presencemap: allow a-is-second\nuse "{LONG}" use !'),
        ("use %\n", "use %\n"),
        ("use ?\nuse {\n", "use ?\nuse {\n"),
    ],
)  # fmt: skip
def test_where_an_allow_is_written(text, expected):
    """At the end of the line, in the allow that is there, or above what has a comment."""
    marks = {"?": A, "!": B, "%": LOCKED}
    plain = "".join("a" if letter in marks else letter for letter in text)
    source = Source("x.pm", plain)
    found = [
        marks[letter].at(source, Span(at, at + 1), "")
        for at, letter in enumerate(text)
        if letter in marks
    ]
    elsewhere = A.at(Source("y.pm", plain), Span(0, 1), "")
    added = add_allows(source, [elsewhere, *found])
    assert added.text == "".join("a" if letter in marks else letter for letter in expected)
    assert list(added.allowed) == [each for each in found if added.text != plain]


@pytest.mark.parametrize("text", ["", "\n", "# the head\nuse genesys\n", "\n\nuse genesys "])
def test_a_finding_about_the_whole_file(tmp_path, text):
    """What is found at the very start is allowed there, whatever the first line holds."""
    path = tmp_path / "site.pm"
    path.write_text(f"{text}table t first {{ otherwise -> keep }}" * bool(text))
    examination = examine_file(path)
    added = add_allows(examination.source, examination.diagnostics)
    names = {each.name for each in examine_file(path, data=added.text.encode()).diagnostics}
    assert "missing-language" not in names
    assert parse(Source("", added.text)).file


def counted(path, text):
    """Return how often what can be allowed is found in a text, and how often it is allowed."""
    examination = examine_file(path, UNBOUNDED, data=text.encode())
    return [
        Counter(
            (each.code, each.name)
            for each in some
            if each.source is examination.source
            and (can_be_allowed(each) or each.name in ("unused-allow", "unknown-allow"))
        )
        for some in (examination.found, examination.allowed)
    ]


def with_other_line_ends(text, chooser):
    """Return a text with some gaps between tokens made line ends or spaces, but not in grids."""
    source = Source("", text)
    tokens = [(each.lexpos, each.value) for each in iter(Lexer(source).token, None)]
    grids = [each.span for each in parse(source).file.items if isinstance(each, tree.Grid)]
    for (before, value), (end, _) in reversed(list(pairwise(tokens))):
        start = before + len(value)
        gap = text[start:end]
        if gap and "#" not in gap and not any(span.start < start < span.end for span in grids):
            text = text[:start] + chooser.choice((gap, gap, " ", "\n")) + text[end:]
    return text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_formatting_keeps_what_is_allowed(path):
    """Whatever shares a line with what, the same is found and allowed when a file has its form."""
    plain = path.read_bytes().decode("utf-8", "replace")
    if parse(Source("", plain)).file is None:
        return
    chooser = Random(path.stem)  # noqa: S311 - the same choices each time
    for text in (plain, *(with_other_line_ends(plain, chooser) for _ in range(3))):
        before = examine_file(path, UNBOUNDED, data=text.encode())
        allowing = add_allows(before.source, before.found).text
        form = formatted(Source("", allowing)).text
        found, allowed = counted(path, allowing)
        assert not {"PM801", "PM802"} & {code for code, _ in found} - {
            each.code for each in before.found
        }
        assert counted(path, form) == [found, allowed], allowing


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_files_are_clean_afterwards(path):
    """In every case file nothing is left that can be allowed, and once is enough."""
    before = examine_file(path, UNBOUNDED)
    added = add_allows(before.source, before.diagnostics)
    after = examine_file(path, UNBOUNDED, data=added.text.encode())
    own = [each for each in after.diagnostics if each.source is after.source]
    assert [str(each) for each in own if can_be_allowed(each)] == []
    locked = [each.message for each in before.diagnostics if not can_be_allowed(each)]
    assert [each.message for each in after.diagnostics if not can_be_allowed(each)] == locked
    assert add_allows(after.source, after.diagnostics).text == added.text
