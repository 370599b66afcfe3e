"""Taking things out of a text, so that the rest can still be read."""

from __future__ import annotations

import pytest

from presencemap.checks.mending.edits import (
    closed,
    without_between,
    without_lines,
    without_part,
    without_value,
    without_values,
)
from presencemap.checks.mending.mend import edited
from presencemap.language import parse, tree
from presencemap.source import Source, Span


def define(text: str) -> tuple[Source, tree.Condition]:
    """Parse a condition in a definition."""
    source = Source("x.pm", f"language 1\ndefine d = {text}\n")
    file = parse(source).file
    return source, file.items[1].condition


def squeezed(text: str) -> list[str]:
    """Return the words of each line that has any."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("a and b", 1, "a"),
        ("a and b and c", 1, "a and c"),
        ("a or b", 1, "a"),
        ("(a) and (b)", 1, "(a)"),
        ("((a)) and ((b)) and (c)", 1, "((a)) and (c)"),
        ("not (a or b) and not (c or d)", 1, "not (a or b)"),
        ("a or (b) and (c or d)", 1, "a"),
        ("a or ((b) and (c)) or d", 1, "a or d"),
        ('a and note is ") and ("', 1, "a"),
        ("a\n  and b # why\n  and c", 1, "a # why\n  and c"),
        ("a # one\n  and b", 1, "a # one"),
        ("c or a and # (one)\n  (b)", 1, "c"),
        ("a and # (one)\n  (b) and c", 1, "a # (one)\n and c"),
        ("a and # one\n  (b)", 1, "a # one"),
    ],
)
def test_a_part_goes_with_its_operator(text, index, expected):
    """A part of an `and` or `or` goes with operator and parentheses; comments stay."""
    source, condition = define(text)
    new = edited(source.text, without_part(source, condition.parts, index))
    assert squeezed(new.split("define d = ")[1]) == squeezed(expected)
    assert parse(Source("x.pm", new)).file


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("{1, 2, 3}", 0, "{2, 3}"),
        ("{1, 2, 3}", 1, "{1, 3}"),
        ("{1, 2, 3}", 2, "{1, 2}"),
        ("{1, 2,}", 1, "{1,}"),
        ("{1,2}", 0, "{2}"),
        ("{1, # one\n 2}", 0, "{ # one\n 2}"),
        ("{1, # one, two\n 2}", 1, "{1 # one, two\n }"),
        ("{1 # one\n , 2}", 1, "{1 # one\n }"),
        ("{1 # one\n , 2}", 0, "{ # one\n  2}"),
        ('{"a,b", "c"}', 0, '{"c"}'),
    ],
)
def test_a_value_goes_with_a_comma(text, index, expected):
    """A value of a set goes with one comma; comments stay."""
    source, condition = define(f"x in {text}")
    new = edited(source.text, without_value(source, condition.values, index))
    assert new == source.text.replace(text, expected)
    assert parse(Source("x.pm", new)).file


@pytest.mark.parametrize(
    ("before", "gone", "after", "expected"),
    [
        ("one\n", "two", "\nthree", "one\nthree"),
        ("one\n  ", "two", "  # a word\nthree", "one\nthree"),
        ("# above\n", "two\n  more", "\nthree", "# above\nthree"),
        ("{ ", "two", " }", "{ }"),
        ("one  ", "two", "  # of one\n", "one  # of one\n"),
        ("one\n  ", "two", " three\n", "one\n  three\n"),
        ("one\n", "two", "", "one\n"),
        ("one\r\n", "two", "\r\nthree", "one\r\nthree"),
        ("", "two", "\n", ""),
    ],
)
def test_a_construct_goes_with_its_lines(before, gone, after, expected):
    """What has lines of its own goes with them and the comment behind it; else it goes alone."""
    source = Source("x.pm", before + gone + after)
    span = Span(len(before), len(before) + len(gone))
    assert edited(source.text, without_lines(source, span)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("keep after 5s", "keep"),
        ("keep # why\n after 5s", "keep # why\n "),
        ("keep after # why\n 5s", "keep  # why\n "),
    ],
)
def test_what_stands_between_goes_too(text, expected):
    """Words between one thing and another go with the other; comments stay."""
    source = Source("x.pm", text)
    end = len(text)
    edits = without_between(source, Span(0, 4), Span(end - 2, end))
    assert edited(text, edits) == expected


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("not (a or b) and c", "not (a or b", "not (a or b)"),
        ("x or ((a) and b)", "a) and b", "(a) and b"),
        ("not (a) and (b)", "a) and (b", "(a) and (b)"),
        ("a and b", "a and b", "a and b"),
        ('not (note is ")")', 'not (note is ")"', 'not (note is ")")'),
    ],
)
def test_parentheses_are_made_whole(text, cut, whole):
    """A span that cuts through parentheses is widened until it does not."""
    source = Source("x.pm", text)
    start = text.index(cut)
    assert source.at(closed(source, Span(start, start + len(cut)))) == whole


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({0}, "n in {b, c, d}"),
        ({0, 1}, "n in {c, d}"),
        ({1, 3}, "n in {a, c}"),
        ({0, 2, 3}, "n in {b}"),
        ({0, 1, 2}, "n in {d}"),
    ],
)
def test_several_values_go_together(places, expected):
    """Each of several values goes with one comma, wherever they stand."""
    source, condition = define("n in {a, b, c, d}")
    new = edited(source.text, without_values(source, condition.values, places))
    assert squeezed(new.split("define d = ")[1]) == squeezed(expected)
