"""`like` patterns."""

from __future__ import annotations

import fnmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.glob import glob_matches


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("lunch", "lunch", True),
        ("lunch", "Lunch", True),
        ("lunch", "lunches", False),
        ("*lunch*", "out for LUNCH today", True),
        ("l?nch", "launch", False),
        ("l?nch", "lynch", True),
        ("*", "", True),
        ("?", "", False),
        ("", "", True),
        ("", "x", False),
        ("a*b*c", "abbbxc", True),
        ("a*b*c", "abbbx", False),
        ("[ab]", "a", False),
        ("*.b", "a.b", True),
        ("STRASSE", "straße", False),
        ("STRAßE", "straße", True),
        ("stra?e", "Straße", True),
        ("*a?", "xxab", True),
        ("ab*ba", "aba", False),
        ("*b?d*e", "abcdxbxde", True),
    ],
)
def test_matches_as_said(pattern, text, matches):
    """`*` is any text, `?` any one character, case does not matter, nothing else is special."""
    assert glob_matches(pattern, text) is matches


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=12))
def test_agrees_with_the_standard_library(pattern, text):
    """On plain letters the answer is that of fnmatch."""
    assert glob_matches(pattern, text) == fnmatch.fnmatchcase(text, pattern)


def test_never_goes_back():
    """A pattern that ruins backtracking matchers is no trouble on a text as long as they get."""
    assert not glob_matches("*a" * 900 + "b", "a" * 100_000)
    assert not glob_matches("*" + "a" * 900 + "b*", "a" * 100_000)
