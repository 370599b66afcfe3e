"""Diagnostics as text."""

from __future__ import annotations

import pytest

from presencemap.diagnostics import Edit, Finding, Fix, Related, Severity, in_reading_order
from presencemap.report.diagnostics import concise_text, diagnostic_text, verdict_text
from presencemap.source import Source, Span

FINDING = Finding("PM999", "some-finding")


def excerpt(text, start, end, **options):
    """Return what is printed for a span of a text."""
    found = FINDING.at(Source("site.pm", text), Span(start, end), "this is it", **options)
    return diagnostic_text(found).plain


def test_shows_place_excerpt_help_and_the_other_place():
    """All parts stand in their order, the caret under the words meant."""
    source = Source("site.pm", "one\n  two three\n")
    found = FINDING.at(
        source, Span(6, 9), "`two` is wrong", help="write `2`", witness={"a": None, "b": 3},
        related=(Related("because of this", source, Span(0, 3)),),
    )  # fmt: skip
    assert diagnostic_text(found).plain == (
        "site.pm:2:3: error[PM999] some-finding: `two` is wrong\n"
        "     2 |   two three\n"
        "       |   ^^^\n"
        "       = help: write `2`\n"
        "       = witness: a absent, b 3\n"
        "site.pm:1:1: note: because of this\n"
        "     1 | one\n"
        "       | ^^^\n"
    )


@pytest.mark.parametrize(
    ("safe", "line"), [(True, "= fix: write `b`"), (False, "= fix: write `b` (unsafe)")]
)
def test_a_fix_stands_under_the_help(safe, line):
    """What --fix would do is a line behind the help; it says if it needs a person's eyes."""
    fix = Fix("write `b`", (Edit(Span(0, 1), "b"),), safe=safe)
    assert excerpt("a", 0, 1, help="do it", fix=fix).splitlines()[3:] == [
        "       = help: do it",
        f"       {line}",
    ]


def test_an_example_can_be_copied():
    """An example stands on lines of its own, without anything before them, for the witness."""
    example = 'example "e" {\n    a absent  =>  voice keep\n}'
    assert excerpt("a", 0, 1, witness={"a": None}, example=example).splitlines()[3:] == [
        "       = witness:",
        *example.splitlines(),
    ]


def test_concise_is_one_line():
    """The concise form is the first line of the whole one, without its end."""
    source = Source("site.pm", "one\n  two\n")
    found = FINDING.at(source, Span(6, 9), "`two` is wrong", help="write `2`")
    line = "site.pm:2:3: error[PM999] some-finding: `two` is wrong"
    assert concise_text(found).plain == line
    assert diagnostic_text(found).plain.splitlines()[0] == line


@pytest.mark.parametrize(
    ("text", "start", "end", "shown", "carets"),
    [
        ("abc", 3, 3, "abc", "   ^"),
        ("abc\ndef", 1, 6, "abc", " ^^"),
        ("a\tb\x1bc", 4, 5, "a b\ufffdc", "    ^"),
        ("日本 two", 3, 6, "日本 two", "     ^^^"),
        ("x" * 300 + "here" + "y" * 300, 300, 304, "x" * 36 + "here" + "y" * 70, " " * 36 + "^^^^"),
        ("a\r\nb", 3, 4, "b", "^"),
    ],
)
def test_carets_stand_under_the_span(text, start, end, shown, carets):
    """The end of a line, spans over lines, odd characters and long lines keep the caret right."""
    lines = excerpt(text, start, end).splitlines()
    assert (lines[1][9:], lines[2][9:]) == (shown, carets)


def test_an_empty_line_has_no_excerpt():
    """A diagnostic of a whole empty file is one line."""
    assert excerpt("", 0, 0) == "site.pm:1:1: error[PM999] some-finding: this is it\n"


def test_the_verdict_counts():
    """The last line counts by severity and files, in the right number."""
    kinds = [Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.INFO]
    source = Source("a", "x")
    found = [Finding("PM1", "n", kind).at(source, Span(0, 1), "m") for kind in kinds]
    assert verdict_text(found, 2) == "1 error and 2 warnings and 1 info in 2 files"
    assert verdict_text([], 1) == "nothing to report in 1 file"


@pytest.mark.parametrize(
    ("safe", "unsafe", "left_out", "behind"),
    [
        (2, 0, {}, "; 2 fixable with --fix"),
        (1, 2, {}, "; 1 fixable with --fix (2 more with --unsafe-fixes)"),
        (0, 1, {}, "; 1 fixable with --unsafe-fixes"),
        (0, 0, {"added": 1}, "; 1 allow added"),
        (0, 0, {"known": 12}, "; 12 left out by the baseline"),
        (0, 0, {"known": 0, "unmet": 1},
         "; 1 baseline entry is no longer met: write it anew"),
        (1, 0, {"known": 3, "unmet": 2},
         "; 1 fixable with --fix; 3 left out by the baseline"
         "; 2 baseline entries are no longer met: write it anew"),
    ],
)  # fmt: skip
def test_the_verdict_tells_what_can_be_done(safe, unsafe, left_out, behind):
    """Behind the counts stands what can be fixed, and what a baseline has left out."""
    source = Source("a", "x")
    fixes = [Fix("f", (), safe=True)] * safe + [Fix("f", (), safe=False)] * unsafe
    found = [FINDING.at(source, Span(0, 1), "m", fix=fix) for fix in [*fixes, None]]
    number = "1 error" if len(found) == 1 else f"{len(found)} errors"
    assert verdict_text(found, 1, **left_out) == f"{number} in 1 file{behind}"


@pytest.mark.parametrize(
    ("files", "behind"),
    [
        ("", ""),
        ("a", "; 1 finding allowed (a.pm)"),
        ("aab", "; 3 findings allowed (a.pm, b.pm)"),
        ("abcdea", "; 6 findings allowed (a.pm, b.pm, c.pm and 2 more)"),
        ("\n", "; 1 finding allowed (\ufffd.pm)"),
    ],
)
def test_the_verdict_tells_what_comments_hide(files, behind):
    """Findings that comments allow leave a trace: how many there are, and in which files."""
    allowed = [FINDING.at(Source(f"{name}.pm", "x"), Span(0, 1), "m") for name in files]
    assert (
        verdict_text([], 1, added=None, allowed=allowed) == f"nothing to report in 1 file{behind}"
    )


def test_nothing_from_outside_forges_a_line():
    """Line feeds and colours in names of files, messages and help stay on their line, unseen."""
    evil = "a.pm\nb.pm:1:1: error[PM1] x: y\x1b[31m"
    source = Source(evil, "one\n")
    related = (Related(evil, source, Span(0, 1)),)
    fix = Fix(evil, (Edit(Span(0, 1), "b"),))
    found = FINDING.at(source, Span(0, 1), evil, help=evil, related=related, fix=fix)
    assert "\n" not in concise_text(found).plain
    lines = diagnostic_text(found).plain.splitlines()
    assert len(lines) == 8
    assert not any(line.startswith("b.pm") for line in lines)


def test_reading_order_keeps_files_together():
    """Diagnostics are sorted by file in order of appearance, then by place."""
    one, two = Source("z.pm", "abc"), Source("a.pm", "abc")
    found = [FINDING.at(s, Span(i, i), "m") for s, i in ((one, 2), (two, 1), (one, 0), (two, 0))]
    ordered = [(d.source.name, d.span.start) for d in in_reading_order(found)]
    assert ordered == [("z.pm", 0), ("z.pm", 2), ("a.pm", 0), ("a.pm", 1)]
