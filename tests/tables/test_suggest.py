"""Near words: which is meant, when that is beyond doubt, and which must not even be hinted at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.tables.suggest import did_you_mean, in_another_case, nearest

LETTERS = st.text("abc", max_size=5)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("unavailable", "available"),
        ("available", "unavailable"),
        ("unavailble", "available"),
        ("inactive", "active"),
        ("immobile", "mobile"),
        ("off-the-phone", "on-the-phone"),
        ("offthephone", "onthephone"),
        ("signed-in", "signed-out"),
        ("logged-on", "logged-out"),
        ("before-work", "after-work"),
        ("precall", "postcall"),
        ("not-at-the-desk", "at-the-desk"),
        ("away_from_desk", "not_away_from_desk"),
        ("disconnected", "connected"),
        ("nonroutable", "routable"),
        ("not.routable", "routable"),
    ],
)
def test_an_opposite_is_no_hint(word, known):
    """A word is not taken for the one that says the contrary, in either direction."""
    for one, other in ((word, known), (known, word)):
        assert nearest(one, [other, "lunch"]) is None
        assert did_you_mean(one, [other, "lunch"]) is None


@pytest.mark.parametrize(
    ("word", "known", "sure"),
    [
        ("in-a-meting", "in-a-meeting", True),
        ("on-the-phnoe", "on-the-phone", True),
        ("availabble", "available", True),
        ("avaulable", "available", True),
        ("dissconnected", "disconnected", True),
        ("on-the-fone", "on-the-phone", False),
        ("bussy", "busy", False),
        ("no_away", "not_away", False),
        ("noAwayFrom", "notAwayFrom", False),
        ("logged-in", "logged-on", False),
        ("pretest", "protest", False),
        ("lunching", "munching", False),
        ("meetings", "meeting", False),
        ("queue12calls", "queue13calls", False),
        ("donotdisturb", "do-not-disturb", False),
        ("dial_plan", "dialplan", False),
        ("availaBle", "available", False),
    ],
)
def test_only_a_slip_within_a_word_is_beyond_doubt(word, known, sure):
    """One edit, or two neighbours swapped, inside a word of five letters; else it is a guess."""
    guess = nearest(word, [known, "lunch-hour"])
    assert (guess.word, guess.is_sure) == (known, sure)
    assert did_you_mean(word, [known]) == f"did you mean `{known}`?"


@pytest.mark.parametrize(
    ("known", "sure"),
    [
        (["meeting", "mooring", "meeting-room"], True),
        (["meeting", "melting"], False),
        (["melting", "meeting"], False),
        (["Meeting", "meeting"], False),
    ],
)
def test_a_second_near_word_makes_doubt(known, sure):
    """With another known word within two edits nobody knows which one is meant."""
    assert nearest("meetting", known).is_sure == sure


def distance(one, other):
    """Return the edits and swaps between two words, no letter touched twice, by the book."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            differs = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + differs)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(LETTERS, LETTERS)
def test_a_slip_is_one_edit(middle, other):
    """What is sure is one edit away, by the plain table of edit distances."""
    word, known = f"meet{middle}ing", f"meet{other}ing"
    guess = nearest(word, [known])
    is_slip = distance(word, known) == 1
    assert (guess is not None and guess.is_sure) == is_slip


@pytest.mark.parametrize(
    ("word", "known", "same"),
    [
        ("Busy", ["busy", "away"], "busy"),
        ("BUSY", ["busy", "Busy"], None),
        ("BUSY", ["busy", "busy"], "busy"),
        ("bus", ["busy"], None),
    ],
)
def test_one_word_in_another_case(word, known, same):
    """Of several known words that differ by upper and lower case only none is meant for sure."""
    assert in_another_case(word, known) == same
