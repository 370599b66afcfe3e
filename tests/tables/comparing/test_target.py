"""Notes: what has changed around decisions."""

from __future__ import annotations

import attrs
from small_rules import rule_set

from presencemap.model import LegalTransition, TargetState
from presencemap.tables.comparing import Verdict, compare
from presencemap.tables.comparing.target import notes_of
from presencemap.tables.conditions import IsOneOf

RULES = rule_set([(IsOneOf("t", frozenset("a")), "A")])
PAIR = ("NotReady", "NotReady")


def test_nothing_to_note():
    """Rule sets of the same vocabularies have no notes."""
    assert notes_of(RULES, RULES) == ()


def test_changes_around_decisions_are_noted():
    """Ways between states, what a state is, and who tells a field; the verdict stays."""
    legal = {PAIR: LegalTransition(*PAIR, ("AgentNotReady",))}
    new = attrs.evolve(
        RULES,
        transitions=legal,
        states={"NotReady": TargetState("NotReady", routable=True)},
        requests={("reason", "A"): ("SetReason",)},
        context=frozenset("t"),
    )
    assert notes_of(RULES, new) == (
        "`t` is told by the connector now",
        "`NotReady` takes calls now",
        "NotReady -> NotReady: not legal before, AgentNotReady now",
        "reason A: no request before, SetReason now",
    )
    assert compare(RULES, new).verdict is Verdict.SAME


def test_many_notes_are_cut():
    """A new version of a vocabulary is told in a few sentences."""
    requests = {("reason", f"R{number}"): ("Set",) for number in range(20)}
    rows = [(IsOneOf("t", frozenset("a")), f"R{number}") for number in range(20)]
    old = rule_set(rows)
    notes = notes_of(old, attrs.evolve(old, requests=requests))
    assert (len(notes), notes[-1]) == (11, "10 more of this kind")
