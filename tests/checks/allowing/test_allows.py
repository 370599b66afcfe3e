"""Comments that allow findings: how they are read, and taken out."""

from __future__ import annotations

import pytest

from presencemap.checks.allowing.allows import allows_in, leave_out, leave_out_comment
from presencemap.checks.mending.mend import edited
from presencemap.language import parse
from presencemap.source import Source


def read(text):
    """Return the allows of a text."""
    source = Source("site.pm", text)
    return allows_in(source, parse(source).file)


@pytest.mark.parametrize(
    ("comment", "names", "rest"),
    [
        ("# presencemap: allow fail-open", ["fail-open"], None),
        ("# presencemap: allow fail-open, PM501", ["fail-open", "PM501"], None),
        ("#presencemap:allow fail-open,PM501,", ["fail-open", "PM501"], None),
        ("#   Presencemap : ALLOW  Fail-Open  ", ["Fail-Open"], None),
        ("# presencemap: allow fail-open -- the desk is staffed", ["fail-open"], None),
        ("# presencemap: allow fail-open --", ["fail-open"], None),
        ("# presencemap: allow fail-open, -- why", ["fail-open"], None),
        ("# presencemap: allow -- why", [], None),
        ("# presencemap: allow", [], None),
        ("# presencemap: allow fail-open because", ["fail-open"], "because"),
        ("# presencemap: allow fail-open because -- why", ["fail-open"], "because"),
        ("# presencemap: allow fail-open: because of that", ["fail-open"], ": because of that"),
        ("# presencemap: allow fail-open --why", ["fail-open"], "--why"),
        ("# presencemap: allow: fail-open", [], ": fail-open"),
    ],
)
def test_a_comment_is_read(comment, names, rest):
    """Names stand apart by commas, the reason behind dashes; spaces and case are free."""
    [allow] = read(f"language 1 {comment}\r\n")
    assert allow.works
    assert [name.text for name in allow.names] == names
    assert (allow.rest and allow.rest.text) == rest
    for word in (allow.verb, *allow.names, *([allow.rest] if allow.rest else [])):
        assert allow.source.at(word.span) == word.text


@pytest.mark.parametrize(
    "comment",
    ["# allow fail-open", "# presencemap allow fail-open", "# see presencemap: allow x", "#"],
)
def test_other_comments_allow_nothing(comment):
    """A comment that does not begin with `presencemap:` is none of ours."""
    assert read(f"{comment}\n") == ()


@pytest.mark.parametrize("word", ["allows", "allow-file", "ignore", "is"])
def test_another_word_does_not_work(word):
    """A comment whose word is not exactly `allow` is kept to be spoken of."""
    [allow] = read(f"# presencemap: {word} fail-open\n")
    assert (allow.verb.text, allow.works) == (word, False)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("language 1 {}\nuse genesys\n", {1}),
        ("{}\nlanguage 1\n", {1, 2}),
        ("  {}\n\n# more\n \t\n  # and more\nlanguage 1", {1, 6}),
        ("language 1\n{}\n", {2}),
        ("language 1\n{}", {2}),
        ('timezone "#"\r\n{}\r\n\r\nlanguage 1\r\n', {2, 4}),
    ],
)
def test_lines_that_are_meant(text, lines):
    """Behind rules it is the comment's line; alone, also the next that holds rules."""
    [allow] = read(text.format("# presencemap: allow fail-open"))
    assert allow.lines == lines


def test_allows_one_above_the_other_mean_the_same_line():
    """Several comments on lines of their own speak of the same line of rules."""
    comment = "# presencemap: allow fail-open"
    first, second = read(f"{comment}\n{comment}\nlanguage 1\n")
    assert (first.lines, second.lines) == ({1, 3}, {2, 3})


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("use b  # presencemap: allow a, b, c\n", 0, "use b  # presencemap: allow b, c\n"),
        ("use b  # presencemap: allow a, b, c\n", 1, "use b  # presencemap: allow a, c\n"),
        ("use b  # presencemap: allow a ,b -- c\n", 1, "use b  # presencemap: allow a -- c\n"),
        ("language 1  # presencemap: allow a -- why\r\nuse b\r\n", 0, "language 1\r\nuse b\r\n"),
        ("language 1  # presencemap: allow a \t\n", 0, "language 1\n"),
        ("language 1\n  # presencemap: allow a  \n\nuse b\n", 0, "language 1\n\nuse b\n"),
        ("language 1\r\n# presencemap: allow a\r\nuse b\r\n", 0, "language 1\r\nuse b\r\n"),
        ("language 1\n# presencemap: allow a", 0, "language 1\n"),
        ("# presencemap: allow a", 0, ""),
    ],
)  # fmt: skip
def test_a_name_is_taken_out(text, number, expected):
    """A name goes with its comma, the last one with its comment, and the line if it is empty."""
    [allow] = read(text)
    assert edited(text, [leave_out(allow, allow.names[number])]) == expected


def test_a_comment_is_taken_out_whole():
    """The whole comment may go, with all its names."""
    text = "use b # presencemap: allow a, b -- c\n"
    assert edited(text, [leave_out_comment(*read(text))]) == "use b\n"
