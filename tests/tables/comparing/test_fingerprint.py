"""Fingerprints: equal exactly for rule sets that decide alike."""

from __future__ import annotations

import os
import subprocess
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_rules import (
    EXACT,
    FIELDS,
    mutated,
    otherwise_said,
    presences,
    rule_set,
    seen,
    some_lines,
    some_pair,
)

import presencemap
from presencemap.limits import Limits
from presencemap.tables.clock import CLOCK_FIELDS, Clock
from presencemap.tables.comparing import Verdict, compare
from presencemap.tables.comparing.answer import answer_of
from presencemap.tables.comparing.fingerprint import fingerprint_of
from presencemap.tables.conditions import AllOf, Glob, HasAny, InRanges, IsAbsent, IsOneOf, Negation


def are_alike(one, other):
    """Say whether two rule sets decide alike, by looking at every presence."""
    return all(
        answer_of(one.decide_checked(seen(one, each))["v"])
        == answer_of(other.decide_checked(seen(other, each))["v"])
        for each in presences(one, other)
    )


@given(st.randoms(use_true_random=False))
def test_equal_exactly_where_decisions_are(random):
    """Two fingerprints are equal if and only if enumeration finds no difference."""
    one, other = some_pair(random, EXACT)
    assert (one.fingerprint == other.fingerprint) is are_alike(one, other)


@given(st.randoms(use_true_random=False))
def test_other_words_have_the_same_fingerprint(random):
    """De Morgan, split ranges, sets value by value and a doubled last row change nothing."""
    names = tuple(random.sample(EXACT, 3))
    lines = some_lines(random, names, FIELDS)
    said = [(otherwise_said(condition), reason) for condition, reason in lines]
    assert rule_set(lines).fingerprint == rule_set([*said, said[-1]]).fingerprint


@given(st.randoms(use_true_random=False))
def test_it_says_what_a_comparison_says(random):
    """With patterns, too, equal fingerprints are those of rule sets proved to be the same."""
    names = ("w", "t", "f")
    lines = some_lines(random, names, FIELDS)
    one, other = rule_set(lines), rule_set(mutated(random, lines, names, FIELDS))
    if one.fingerprint == other.fingerprint:
        assert compare(one, other).verdict is Verdict.SAME


def test_a_named_text_that_changes_nothing_leaves_no_trace():
    """A text that a row names is no cell of its own where the patterns say the same of it."""
    like = (Glob("w", "u*"), "A")
    named = (IsOneOf("w", frozenset(["uv"])), "A")
    assert rule_set([like]).fingerprint == rule_set([named, like]).fingerprint
    assert rule_set([like]).fingerprint != rule_set([named]).fingerprint


@pytest.mark.parametrize("name", ["s", "c"])
def test_a_named_token_of_a_set_that_changes_nothing_leaves_no_trace(name):
    """That a set is absent means the same whether or not a row names a token of it."""
    absent = IsAbsent(name)
    named = AllOf((absent, Negation(HasAny(name, frozenset("q")))))
    assert rule_set([(absent, "A")]).fingerprint == rule_set([(named, "A")]).fingerprint


def test_the_zone_counts_where_the_time_does():
    """Rules that ask for the time have a fingerprint with the zone in it, others have not."""
    fields = {**FIELDS, **{each.name: each for each in CLOCK_FIELDS}}
    of_time = rule_set([(InRanges("time", ((480, 720),)), "A")], fields=fields)
    of_day = rule_set([(IsAbsent("n"), "A")], fields=fields)
    paris, london = Clock("Europe/Paris"), Clock("Europe/London")
    prints = [attrs.evolve(of_time, clock=each).fingerprint for each in (paris, london, paris)]
    assert prints[0] == prints[2] != prints[1]
    prints = [attrs.evolve(of_day, clock=each).fingerprint for each in (paris, london)]
    assert prints[0] == prints[1]


def test_it_is_the_same_in_every_process(root):
    """No order of a set and no identity is in a fingerprint: other hash seeds give the same."""
    files = sorted((root / "rules").glob("*.pm"))
    here = [presencemap.load_rules(file).fingerprint for file in files]
    script = "import presencemap, sys\nfor f in sys.argv[1:]:\n    "
    script += "print(presencemap.load_rules(f).fingerprint)"
    for seed in ("1", "20"):
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, files)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.split() == here
    assert len(set(here)) == len(here)


def test_its_form_is_a_promise():
    """The fingerprint of fixed rules never changes under the same version of its form."""
    rules = rule_set(
        [
            (AllOf((InRanges("n", ((1, 3),)), IsOneOf("o", frozenset("x")))), "A"),
            (HasAny("s", frozenset("pq")), "B"),
            (Glob("w", "u*"), "A"),
        ]
    )
    assert rules.fingerprint == GOLDEN


GOLDEN = "pm1:1b2761b60b16d4a82cc387192873627857cc47e8891a71351a16bdb1bee89fd9"


def test_too_large_is_said():
    """A table beyond the limits raises an error that names it."""
    rules = rule_set([(IsAbsent("n"), "A"), (IsAbsent("t"), "B")])
    with pytest.raises(presencemap.TooLargeError, match="`v` is too large: more than 1 nodes"):
        fingerprint_of(rules.tables, rules.fields, None, Limits(diagram_nodes=1))
