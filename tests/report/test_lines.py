"""Transitions, faults, decisions and summaries as lines of text."""

from __future__ import annotations

import attrs
import pytest

from presencemap.engine import Transition
from presencemap.model import KEEP, RESTORE, Decision, Fault, Outcome, OutcomeKind
from presencemap.replay import LocatedFault, Origin, Summary
from presencemap.report.lines import (
    clock,
    decision_text,
    decision_words,
    fault_text,
    heading,
    summary_lines,
    transition_text,
)

ORIGIN = Origin("/logs/day.pcap", 12)
CHANGE = Transition(
    1772438400.0419, "sip:ada@contoso.example", "voice", "Ready", "NotReady",
    {"reason": "DND", "dnd": True}, "dnd", 7, ("AgentNotReady",), ORIGIN,
)  # fmt: skip


def test_a_transition_is_one_line_under_its_heading():
    """Time, agent, change, row and place stand in the columns that the heading names."""
    line, head = transition_text(CHANGE).plain, heading().plain
    assert line == (
        "2026-03-02 08:00:00.041Z  ada@contoso.example            "
        'Ready -> NotReady reason "DND" dnd yes       dnd          day.pcap#12'
    )
    for name, text in (("agent", "ada"), ("change", "Ready"), ("row", "dnd "), ("place", "day")):
        assert line[head.index(name) :].startswith(text)


def test_a_first_transition_comes_from_nowhere():
    """Where no state is known before, a question mark stands for it."""
    first = attrs.evolve(CHANGE, from_state=None, row=None, source=None)
    assert "? -> NotReady" in transition_text(first).plain


def test_a_document_can_not_forge_a_line():
    """A line feed in a name from outside stays on its line."""
    forged = attrs.evolve(CHANGE, agent="sip:ada@x\n2026-03-02 08:00:00.041Z  boss@x")
    assert "\n" not in transition_text(forged).plain
    fault = Fault("bad-value", "wrong\nline", presentity="sip:a\nb")
    assert "\n" not in fault_text(LocatedFault(fault, Origin("a\nb", 1))).plain


def test_a_fault_is_one_line():
    """A fault has its time, code, message and place."""
    fault = Fault("bad-value", "it is wrong", at=0.5, presentity="sip:ada@x")
    assert fault_text(LocatedFault(fault, ORIGIN)).plain == (
        "1970-01-01 00:00:00.500Z  fault bad-value: it is wrong (sip:ada@x) day.pcap#12"
    )
    untimed = attrs.evolve(fault, at=None)
    assert fault_text(LocatedFault(untimed, ORIGIN)).plain.startswith(" " * 26 + "fault")


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (0.0, "1970-01-01 00:00:00.000Z"),
        (1772438399.9999, "2026-03-02 07:59:59.999Z"),
        (1e300, f"{1e300:.3f}"),
        (-1.0, "1969-12-31 23:59:59.000Z"),
    ],
)
def test_times_are_utc(at, text):
    """Times are in UTC with milliseconds, never rounded up; impossible ones stay numbers."""
    assert clock(at) == text


@pytest.mark.parametrize(
    ("outcome", "after", "words"),
    [
        (KEEP, None, "keep"),
        (RESTORE, 2.0, "restore after 2s"),
        (Outcome(OutcomeKind.STATE, "Ready"), 0.25, "Ready after 250ms"),
        (Outcome(OutcomeKind.STATE, "R", {"a": "b", "n": 3, "y": False}), None, 'R a "b" n 3 y no'),
        (Outcome(OutcomeKind.STATE, "R", {"a": 'x"\\\n'}), None, r'R a "x\"\\\n"'),
    ],
)
def test_decisions_read_as_rules_are_written(outcome, after, words):
    """A decision is shown in the words of a rules file."""
    assert decision_words(Decision("t", outcome, "r", 1, after)) == words


def test_a_conflict_is_said():
    """Rows that should not match together are named."""
    text = decision_text(Decision("t", KEEP, None, None, conflict=("a", "b"))).plain
    assert text == "t: keep   conflict: rows a, b all match"


def test_a_summary_tells_all():
    """The summary has what was read, what was done, and from when to when."""
    summary = Summary(
        records=4420, messages=4400, notifications=1, duplicates=1, stale=2, documents=3,
        faults=0, transitions=2, agents=1, others=20, pending=1, first=0.0, last=60.0,
    )  # fmt: skip
    assert [line.plain for line in summary_lines(summary)] == [
        "4,420 records (20 of them no SIP), 4,400 messages, "
        "1 notification (1 duplicate and 2 stale left out), "
        "3 documents, 0 faults",
        "2 transitions of 1 agent (1 more held when the capture ended) "
        "from 1970-01-01 00:00:00.000Z to 1970-01-01 00:01:00.000Z",
    ]
    bare = attrs.evolve(summary, pending=0, first=None, last=None)
    assert list(summary_lines(bare))[1].plain == "2 transitions of 1 agent"


def test_a_replay_that_ended_before_the_capture_says_so():
    """Where all came later than asked for, nothing is said of TLS, but when the capture begins."""
    numbers = dict.fromkeys((each.name for each in attrs.fields(Summary)), 0)
    times = {"first": None, "last": None}
    lines = [line.plain for line in summary_lines(Summary(**{**numbers, **times, "begins": 60.25}))]
    assert lines[-1] == "nothing before --until; the capture begins at 1970-01-01 00:01:00.250Z"
    lines = [line.plain for line in summary_lines(Summary(**{**numbers, **times, "begins": None}))]
    assert lines[-1].startswith("no notification was found")
