"""Fixes, applied: in order, apart, until none is left, and never to a text nobody can read."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.checks import examine_file
from presencemap.checks.allowing.locked import is_locked
from presencemap.checks.examine import Examination
from presencemap.checks.mending.mend import edited, mend
from presencemap.diagnostics import Edit, Finding, Fix, Severity
from presencemap.language import parse
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source, Span

CASES = sorted((Path(__file__).parent.parent / "cases").rglob("*.pm"))
UNBOUNDED = attrs.evolve(DEFAULT_LIMITS, rules_findings=sys.maxsize)
FINDING = Finding("PM901", "a-finding")


def replacing(*pairs):
    """Return an examiner that finds patterns, and the texts that shall stand in their place."""

    def examine(text):
        source = Source("x.pm", text)
        found = [
            FINDING.at(source, span, new, fix=Fix(new, (Edit(span, new),)))
            for old, new in pairs
            for match in re.finditer(old, text)
            for span in [Span(*match.span())]
        ]
        return Examination(source, None, tuple(found), found=tuple(found))

    return examine


@pytest.mark.parametrize(
    ("text", "pairs", "expected", "applied"),
    [
        ("a-b-a", [("a", "c")], "c-b-c", 2),
        ("a-b", [("b", "d"), ("a", "bb")], "dd-d", 4),
        ("ab cd", [("b cd", "!"), ("ab c", "?")], "?d", 1),
        ("aaaa", [("a", "bc")], "bcbcbcbc", 4),
        ("ab", [("$", "c"), ("b(?!c)", "d")], None, None),
        ("none", [("a", "b")], "none", 0),
        ("a", [("a", "b"), ("b", "a")], "a", 0),
        ("x", [("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")], "a", 1),
    ],
)
def test_fixes_are_applied_in_order(text, pairs, expected, applied):
    """The first of two that touch wins, what is new is fixed as well, circles are left."""
    mended = mend(text, replacing(*pairs), list)
    if expected is None:  # it grows and grows: the rounds are bounded
        assert len(mended.text) < 100
        return
    assert (mended.text, len(mended.applied)) == (expected, applied)
    again = mend(mended.text, replacing(*pairs), list)
    assert (again.text, again.applied) == (mended.text, ())


def test_a_fix_is_taken_whole_or_not_at_all():
    """Of a fix with two edits neither is made where one of them touches another fix's."""

    def examine(text):
        source = Source("x.pm", text)
        fixes = [[(0, 1, "A")], [(1, 2, "B"), (4, 5, "E")], [(3, 4, "D")]]
        edits = [tuple(Edit(Span(a, b), new) for a, b, new in fix) for fix in fixes]
        found = [FINDING.at(source, Span(0, 1), "", fix=Fix("", each)) for each in edits]
        found = tuple(found if text == "abcde" else ())
        return Examination(source, None, found, found=found)

    assert mend("abcde", examine, list).text == "AbcDe"


def test_only_what_is_chosen_is_fixed():
    """The caller says which findings are fixed, and those of other files never are."""
    examine = replacing(("a", "b"))
    assert mend("aaa-a", examine, lambda found: found[-1:]).text == "bbb-b"
    assert mend("aaa", examine, lambda _: []).text == "aaa"
    elsewhere = replacing(("b", "c"))("a-b").diagnostics
    assert mend("aaa", examine, lambda _: elsewhere).text == "aaa"


def test_a_fix_that_breaks_the_text_is_refused():
    """What could be read stays readable: the bad fixes are told, all others applied."""
    text = "language 1\nuse a1\nuse a2\nuse a3\nuse a4\nuse a5\n"
    examine = replacing(("(?<=a)[24]", " {"), ("(?<=a)[135]", "0"), ("use", "use"))
    mended = mend(text, examine, lambda found: [each for each in found if each.message != "use"])
    assert mended.text == "language 1\nuse a0\nuse a2\nuse a0\nuse a4\nuse a0\n"
    assert len(mended.applied) == 3
    assert [each.span.start for each in mended.refused] == [23, 37]


def test_a_text_that_is_broken_already_may_be_mended():
    """Where a text can't be read, a fix need not make all of it good."""
    examine = replacing(("uze", "use"))
    assert mend("uze a\ntable {", examine, list).text == "use a\ntable {"


def test_a_broken_text_is_not_made_worse():
    """Where a text can't be read, a fix with which more is wrong is refused, others are made."""
    text = "uze a\nuse b\nuse c\n"
    examine = replacing(("(?<=use )[bc]", "{"), ("(?<=uze )a", "x"))
    mended = mend(text, examine, list)
    assert mended.text == text.replace("uze a", "uze x")
    assert [each.message for each in mended.refused] == ["{", "{"]


def test_many_bad_fixes_cost_no_more_than_some(monkeypatch):
    """However many fixes break a text, it is read so often and no more; the rest is given up."""
    texts = []

    def counting(source):
        texts.append(source.text)
        return parse(source)

    monkeypatch.setattr("presencemap.checks.mending.mend.parse", counting)
    tried = []
    for number in (100, 200, 400):
        texts.clear()
        text = "language 1\n" + "use a\n" * number
        mended = mend(text, replacing(("(?<=use )a", "{")), list)
        assert (mended.text, mended.applied) == (text, ())
        assert len(mended.refused) + len(mended.untried) == number
        assert mended.refused
        assert mended.untried
        tried.append(len(texts))
    assert max(tried) <= 70


SHORT = st.text(st.characters(exclude_characters="\n"), max_size=3)


@given(st.lists(st.tuples(SHORT, SHORT, SHORT)), st.data())
def test_text_outside_of_edits_stays(parts, data):
    """What is not edited is the same afterwards, to the character, whatever the order."""
    edits, at = [], 0
    for kept, old, new in parts:
        edits.append(Edit(Span(at + len(kept), at + len(kept) + len(old)), new))
        at += len(kept) + len(old)
    if any(one.span == two.span for one, two in pairwise(edits)):
        return  # two insertions at one place have no order
    text = "".join(kept + old for kept, old, _ in parts)
    shuffled = data.draw(st.permutations(edits))
    assert edited(text, shuffled) == "".join(kept + new for kept, _, new in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\nb\n", "\n1\n\nb\n"), ("a\r\nb\r\n", "\r\n1\r\n\r\nb\r\n"), ("a", "\n1\n")],
)
def test_what_is_new_has_the_line_ends_of_its_text(text, expected):
    """Edits end lines with a line feed, or as their text does."""
    for new in ("\n1\n", "\r\n1\r\n"):
        assert edited(text, [Edit(Span(0, 1), new)]) == expected


def test_overlapping_edits_are_a_mistake_of_the_caller():
    """Edits that overlap can't be made."""
    with pytest.raises(ValueError, match="overlap"):
        edited("abc", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def errors(path, text):
    """Return the errors of a text as if it stood in a file, first those without rules."""
    found = examine_file(path, UNBOUNDED, data=text.encode()).diagnostics
    wrong = [each for each in found if each.severity is Severity.ERROR]
    return [each for each in wrong if is_locked(each.code, each.severity)], wrong


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "all"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_files_are_mended(path, unsafe):
    """Of every case file: it ends, it can be read, it is done, and no error is new.

    An error of names keeps checks from running; with it gone, what they say comes to light.
    """
    text = path.read_bytes().decode()

    def examine(text):
        return examine_file(path, UNBOUNDED, data=text.encode())

    def choose(found):
        return [each for each in found if each.fix and (unsafe or each.fix.safe)]

    mended = mend(text, examine, choose)
    assert mended.refused == ()
    assert parse(Source("", mended.text)).file or not parse(Source("", text)).file
    again = mend(mended.text, examine, choose)
    assert (again.text, again.applied) == (mended.text, ())
    (locked, all_before), (locked_after, all_after) = errors(path, text), errors(path, mended.text)
    assert len(locked_after) <= len(locked)
    assert locked or len(all_after) <= len(all_before)
    left = [each for each in examine(mended.text).diagnostics if each.source.name == str(path)]
    assert choose(left) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_line_ends_stay(path):
    """A file with the line ends of Windows has them afterwards, on every line."""
    text = path.read_bytes().decode().replace("\r\n", "\n").replace("\n", "\r\n")
    mended = mend(
        text,
        lambda text: examine_file(path, UNBOUNDED, data=text.encode()),
        lambda found: [each for each in found if each.fix],
    )
    assert mended.text.count("\n") == mended.text.count("\r\n")
