"""Printing: one form for every tree, nothing of it lost, and every comment where it stood."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.trees import FILES, bare

from presencemap.language import parse, tree
from presencemap.language.lexer import Lexer
from presencemap.language.printing import formatted, printed
from presencemap.model.times import minutes_of
from presencemap.source import Source

ROOT = Path(__file__).parent.parent.parent
CASES = sorted((Path(__file__).parent / "cases" / "fmt").glob("*.in.pm"))
WRITTEN = [*ROOT.glob("rules/**/*.pm"), *ROOT.glob("tests/checks/cases/**/*.pm")]
DECORATIONS = [" # behind\n", "\n# above\n", "\n\n# apart\n", "\n# one\n\n# two\n", "\n", "\n\n\n"]


def parsed(text):
    """Return the tree of a text that must have nothing wrong."""
    result = parse(Source("test", text))
    assert result.diagnostics == ()
    return result.file


def words(text):
    """Return what formatting must keep, in its order: tokens, and comments with their kind.

    Commas and parentheses are left out, for redundant ones may go or come; so the kind of a
    comment behind a parenthesis, which is that of its line, may be either (None).
    """
    lexer = Lexer(Source("test", text))
    found = [(token.lexpos, meaning(token)) for token in iter(lexer.token, None)]
    for comment in lexer.comments:
        line = text[: comment.span.start].rpartition("\n")[2].strip()
        kind = None if line.endswith(("(", ")")) else bool(line)
        found.append((comment.span.start, Remark(comment.text, kind)))
    return [word for _, word in sorted(found) if word not in ("(", ")", ",")]


class Remark:
    """A comment, equal to another if neither text nor kind speaks against it."""

    def __init__(self, text, behind):
        self.text, self.behind = text, behind

    def __eq__(self, other):
        if not isinstance(other, Remark) or self.text != other.text:
            return False
        return self.behind == other.behind or None in (self.behind, other.behind)

    __hash__ = None


def meaning(token):
    """Return a token's lexeme, or its value where that has several spellings."""
    if token.type == "CLOCK":
        return minutes_of(token.value)
    return int(token.value) if token.type == "NUMBER" else token.value


def in_form(text):
    """Return a text in canonical form, after checking what is true of every form."""
    form = formatted(Source("test", text))
    assert form.diagnostics == ()
    assert words(form.text) == words(text)
    assert formatted(Source("test", form.text)).text == form.text
    assert not form.text or form.text.endswith("\n")
    assert form.text.split("\n") == [line.rstrip() for line in form.text.split("\n")]
    assert "\n\n\n" not in form.text
    assert not form.text.startswith("\n")
    return form.text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_form_of_cases(path):
    """What a user wrote becomes the form that lies beside it."""
    expected = path.with_name(path.name.replace(".in.", ".out.")).read_text(encoding="utf-8")
    assert in_form(path.read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_forms_of_files(path):
    """Every rules file of the project that parses keeps its words, and has but one form."""
    text = path.read_bytes().decode("utf-8", "replace")
    if parse(Source("test", text)).file is None:
        assert formatted(Source("test", text)).text is None
    else:
        in_form(text)


@given(FILES)
def test_printing_is_the_inverse_of_parsing(file):
    """Any tree, printed and parsed, is the same tree."""
    assert bare(parsed(printed(file))) == file


@given(FILES, st.lists(st.tuples(st.integers(0), st.sampled_from(DECORATIONS)), max_size=8))
def test_comments_and_blank_lines_anywhere(file, places):
    """Comments between any two tokens stay there, and a second formatting changes nothing."""
    in_form(decorated(printed(file), places))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_a_comment_in_every_gap(path):
    """Of two comments or blank lines in any one gap of a file, none is lost or moved."""
    text = path.with_name(path.name.replace(".in.", ".out.")).read_text(encoding="utf-8")
    tokens = list(iter(Lexer(Source("test", text)).token, None))
    for gap in range(len(tokens) + 1):
        in_form(decorated(text, [(gap, DECORATIONS[gap % len(DECORATIONS)])]))


def decorated(text, places):
    """Return a text with comments and line ends in some of its gaps, those of grids' lines not."""
    file = parsed(text)
    grids = [item.span for item in file.items if isinstance(item, tree.Grid)]
    ends = [0, *(t.lexpos + len(t.value) for t in iter(Lexer(Source("test", text)).token, None))]
    for index, decoration in sorted(((i % len(ends), d) for i, d in places), reverse=True):
        at = ends[index]
        in_grid = any(span.start < at < span.end for span in grids)
        if not in_grid or text[at : at + 1] == "\n":
            text = text[:at] + decoration + text[at:]
    return text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", ""),
        ("\n \t\n", ""),
        ("# only this", "# only this\n"),
        ("\n# one\n\n\n\n# two\n\n", "# one\n\n# two\n"),
        ("language 1\n\r\n\r\nuse a # b\r\n", "language 1\n\nuse a  # b\n"),
        ("language\t1\tuse\ta", "language 1\nuse a\n"),
    ],
)
def test_blank_space(text, form):
    """Line ends, tabs and blank lines come out in one way, whatever they were."""
    assert in_form(text) == form


@pytest.mark.parametrize(
    ("text", "end"),
    [("{}use  a", "\n"), ("use  a{}", "\n"), ("use  a{}", "\r\n"), ("{}\nuse a\n", "\r\n"),
     ("# b{}use a\r\n", "\n"), ('use "a"{}# b{}use c\n', "\r\n")],
)  # fmt: skip
def test_line_ends_are_those_of_the_first_line(text, end):
    """The form of a text has the line ends that its first line has, and no others."""
    form = formatted(Source("test", text.format(end, end))).text
    assert form.replace(end, "\n") == in_form(text.format("\n", "\n").replace("\r", ""))
    assert form.count("\n") == form.count(end) > 0
    assert formatted(Source("test", form)).text == form


def test_a_tree_without_its_source_has_no_comments():
    """A tree that some program made is printed by itself, blocks apart."""
    file = parsed("use a # b\n\nuse c\ncontext { d : text }")
    assert printed(file) == "use a\nuse c\n\ncontext {\n    d : text\n}\n"


def test_syntax_errors_have_no_form():
    """What can't be read isn't guessed at."""
    form = formatted(Source("test", "tabel"))
    assert (form.text, [each.name for each in form.diagnostics]) == (None, ["syntax-error"])


def test_a_line_that_would_become_too_long():
    """A file isn't brought into a form that could not be read again."""
    text = f'define a = b is\n"{"x" * 1995}"'
    form = formatted(Source("test", text))
    assert (form.text, [each.name for each in form.diagnostics]) == (None, ["line-too-long"])


MANY = {
    "rows": ("table t first {{ {} }}", "row a when b in {{c, d}} or e -> F g 1 # h\n\n"),
    "lines": ("table t first {{\n a | b -> outcome\n{}}}", "c: {{d, e}} | any -> keep # f\n"),
    "operands": ("define a = b{}", "\n# c\nor d is e and f # g\n"),
    "values": ("define a = b in {{ {} }}", "c, # d\n"),
    "definitions": ("{}", "define a = b # c\n"),
    "comments": ("{}", "# a\n"),
    "blocks": ("{}", "state A {{ b : text }}\n"),
}


@pytest.mark.parametrize("shape", MANY)
def test_work_grows_with_the_file_only(shape):
    """Four times as many of anything take about four times as many steps."""
    few, many = (steps(shape, times) for times in (50, 200))
    assert many < 4.4 * few


def steps(shape, times):
    """Count the lines of Python that printing takes."""
    frame, part = (each.replace("{{", "{").replace("}}", "}") for each in MANY[shape])
    source = Source("test", frame.replace("{}", part * times))
    file = parse(source).file
    count = 0

    def trace(*_):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        printed(file, source)
    finally:
        sys.settrace(before)
    return count
