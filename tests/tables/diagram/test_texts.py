"""Texts that are like patterns and unlike others, against all short texts of few letters."""

from __future__ import annotations

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.limits import Limits
from presencemap.tables.diagram.budget import Budget, TooLarge
from presencemap.tables.diagram.texts import Found, text_like
from presencemap.tables.glob import glob_matches

SHORT = ["".join(each) for length in range(5) for each in product("aAbc", repeat=length)]
PATTERNS = st.lists(st.text("ab?*", max_size=4), max_size=2)


def is_so(text, like, unlike, but):
    """Tell whether a text is what is looked for."""
    return (
        all(glob_matches(each, text) for each in like)
        and not any(glob_matches(each, text) for each in unlike)
        and text not in but
    )


@given(PATTERNS, PATTERNS, st.lists(st.sampled_from(SHORT[:30]), max_size=6))
def test_a_text_is_found_exactly_if_there_is_one(like, unlike, but):
    """What is found is as wanted; where there certainly is none, no short text is."""
    found = text_like(like, unlike, but)
    assert found.is_certain
    if found.text is None:
        assert not [each for each in SHORT if is_so(each, like, unlike, but)]
    else:
        assert is_so(found.text, like, unlike, but)


FOUND = [
    ((), (), (), "x"),
    (("",), (), (), ""),
    (("*",), ("?*",), (), ""),
    (("*",), ("?*",), ("",), None),
    (("lunch*",), (), (), "lunch"),
    (("lunch?",), (), (), "lunchx"),
    (("*a*", "*b*"), ("*ab*",), (), "xaxxbx"),
    (("1",), (), ("1",), None),
    (("a",), (), ("a",), "A"),
    (("a",), (), ("a", "A"), None),
    (("k",), (), ("k", "K"), "\N{KELVIN SIGN}"),
    (("k",), (), ("k", "K", "\N{KELVIN SIGN}"), None),
    (("\N{LATIN SMALL LETTER SHARP S}",), (), (), "\N{LATIN SMALL LETTER SHARP S}"),
    (("?",), ("x", "y"), ("z",), "a"),
    (("**a**",), ("*a*",), (), None),
]


@pytest.mark.parametrize(("like", "unlike", "but", "expected"), FOUND)
def test_the_plainest_text_is_found(like, unlike, but, expected):
    """An empty text only if there is no other; one in other letters only if it must be."""
    assert text_like(like, unlike, but) == Found(expected)


def test_a_letter_that_nobody_names_is_found():
    """Even if all the usual ones are taken."""
    taken = [*"abcdefghijklmnopqrstuvwxyz0123456789", "\N{BULLET}"]
    found = text_like(["?"], taken)
    assert found.text is not None
    assert is_so(found.text, ["?"], taken, ())


HARD = [f"*a{'?' * n}b*" for n in range(60, 70)], ["*b*"]


def test_a_search_that_takes_too_long_proves_nothing():
    """Who gives up does not say that there is no text."""
    assert text_like(*HARD) == Found(None, is_certain=False)


def test_a_search_is_paid_from_the_budget():
    """Many texts that are hard to find are too large a proof."""
    with pytest.raises(TooLarge, match="more than 1,000 steps"):
        text_like(*HARD, budget=Budget(Limits(diagram_steps=1_000)))


def test_all_spellings_are_tried_where_all_but_one_are_to_be_avoided():
    """With n texts to avoid, n + 1 spellings are enough."""
    spellings = ["".join(each) for each in product("aA", "bB", "cC")]
    for left in spellings:
        but = [each for each in spellings if each != left]
        assert text_like(["abc"], (), but) == Found(left)
    assert text_like(["abc"], (), list(islice(spellings, 8))) == Found(None)
