"""Globs as regular expressions, and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.dmn.patterns import glob_of_pattern, pattern_of_glob
from presencemap.tables.glob import glob_matches


@given(st.text("ab.*?+[^$|\\({- \n"), st.text("ab.+[^$|\\({- \n"))
def test_a_pattern_matches_what_the_glob_matches(glob, text):
    """The regular expression accepts the same texts, and gives its glob back."""
    pattern = pattern_of_glob(glob)
    flags = re.IGNORECASE | re.DOTALL
    matched = re.fullmatch(pattern.removeprefix("^").removesuffix("$"), text, flags)
    assert bool(matched) is glob_matches(glob, text)
    assert glob_of_pattern(pattern) == glob


@pytest.mark.parametrize(
    "pattern", ["a", "^a+$", "^[ab]$", r"^\d$", "^a|b$", "^(a)$", r"^\*$", "^a?$", "^a\\$"]
)
def test_other_patterns(pattern):
    """A regular expression that is no glob is none."""
    assert glob_of_pattern(pattern) is None
