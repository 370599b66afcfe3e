"""What plain texts mean, without a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents.pidf.meaning import (
    activities_of,
    compose_basic,
    compose_cautiously,
    idle_of,
    is_own_service,
    preferred_note,
    tokens_of,
    word_of,
)

RPID = "{urn:ietf:params:xml:ns:pidf:rpid}"
BASICS = st.lists(st.sampled_from(["open", "closed", "unknown", "busy"]), min_size=1, max_size=5)


@given(BASICS)
def test_one_open_service_is_enough(values):
    """The most reachable service counts, and anything unknown is between open and closed."""
    one = compose_basic(values)
    rank = {"open": 2, "closed": 0}
    assert one in values
    assert rank.get(one, 1) == max(rank.get(value, 1) for value in values)


@given(BASICS)
def test_one_closed_service_is_enough_for_the_cautious(values):
    """The least reachable service counts."""
    one = compose_cautiously(values)
    rank = {"open": 2, "closed": 0}
    assert one in values
    assert rank.get(one, 1) == min(rank.get(value, 1) for value in values)


def test_no_service_is_neither():
    """Of nothing nothing is made."""
    assert (compose_basic([]), compose_cautiously([])) == (None, None)


@pytest.mark.parametrize(
    ("text", "word"), [(" Open\n", "open"), ("", None), (" \t", None), (None, None)]
)
def test_words(text, word):
    """A word has no white space around it and no capitals."""
    assert word_of(text) == word


def test_tokens():
    """Names in namespaces that are read are tokens, in lower case; notes are not."""
    tags = (f"{RPID}Busy", f"{RPID}note", "{urn:x}juggling", "bare", f"{RPID}meeting")
    assert tokens_of(tags) == {"busy", "meeting"}


def test_many_tokens():
    """However many tokens there are, and however long, they are read alike."""
    names = {f"n{number}" for number in range(1_000)} | {"x" * 40_000}
    assert tokens_of(tuple(f"{RPID}{name}" for name in names)) == names


@pytest.mark.parametrize(
    ("tags", "texts", "is_written", "activities"),
    [
        ((f"{RPID}busy",), (), True, {"busy"}),
        ((f"{RPID}activity", f"{RPID}busy"), ("Away",), True, {"away", "busy"}),
        ((f"{RPID}activity",), (None,), True, {"unknown"}),
        (("{urn:x}juggling",), (), True, {"unknown"}),
        ((), (), True, {"unknown"}),
        ((f"{RPID}note",), (), False, set()),
        ((), (), False, set()),
    ],
)
def test_activities(tags, texts, is_written, activities):
    """What can't be read is unknown, and only what is empty is nothing."""
    assert activities_of(tags, texts, is_written=is_written) == activities


NINE = "2026-03-02T09:00:00Z"
AT = 1772442000.0


@pytest.mark.parametrize(
    ("state", "threshold", "last_input", "at", "idle"),
    [
        ("idle", None, NINE, AT + 90, 90.0),
        ("idle", "600", NINE, AT + 90, 600.0),
        ("idle", "600", NINE, AT + 900, 900.0),
        ("active", "600", NINE, AT + 90, 90.0),
        ("idle", "600", None, AT, 600.0),
        ("idle", "600", NINE, None, 600.0),
        ("active", None, NINE, AT - 5, 0.0),
        ("idle", None, NINE, None, None),
        ("idle", "²", None, None, None),
        ("idle", "99999999999", None, None, None),
        (None, "600", None, AT, None),
    ],
)
def test_idle(state, threshold, last_input, at, idle):
    """Who is idle is so since the last input, and for the threshold at least."""
    assert idle_of(state, threshold, last_input, at) == idle


@pytest.mark.parametrize(
    ("relationship", "service_class", "own"),
    [
        ((), (), True),
        (("self",), ("electronic",), True),
        (("self", "other"), ("unknown",), True),
        (("assistant",), (), False),
        (("unknown",), (), False),
        ((), ("postal",), False),
        ((), ("in-person", "electronic"), True),
    ],
)
def test_own_services(relationship, service_class, own):
    """A service is one's own, and electronic, unless it says something else."""
    assert is_own_service(frozenset(relationship), frozenset(service_class)) is own


@pytest.mark.parametrize(
    ("languages", "preferred", "index"),
    [
        (["en", "fr"], [], 0),
        (["en", "fr"], ["fr", "en"], 1),
        (["en", "fr-CA"], ["FR"], 1),
        (["en", "fr"], ["fr-CA"], 0),
        (["en", "frr"], ["fr"], 0),
        ([None, "de"], ["de"], 1),
        ([None, None], ["de"], 0),
        (["de-AT", "de"], ["de"], 0),
    ],
)
def test_preferred_notes(languages, preferred, index):
    """The first wish that can be met counts, and without one the first note."""
    assert preferred_note(languages, preferred) == index
