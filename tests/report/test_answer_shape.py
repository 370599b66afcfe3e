"""The JSON shape of `decide`, which other programs rely on."""

from __future__ import annotations

import json

import pytest

from presencemap.model import KEEP, Decision, Outcome, OutcomeKind
from presencemap.report.answer import Answer, Way
from presencemap.report.answer_shape import answers_shape
from presencemap.tables.load import compile_text

RULES = """\
language 1
use microsoft
use genesys
table t first {
    row desk when activities in {meal, away} and note like "*desk*" -> NotReady
    row busy when availability is busy -> NotReady reason "Busy" after 2s
    row more when availability > 6000  -> keep
    otherwise                          -> LoggedOut
}
field activities : set of token open { meal, away }
"""


def test_decisions():
    """A decision has state, attributes, hold, row and line; what is not there is null."""
    ready = Outcome(OutcomeKind.STATE, "Ready", {"mode": "auto-in"})
    decisions = [
        Decision("voice", ready, "free", 7, 2.0, file="site.pm"),
        Decision("chat", KEEP, None, None, conflict=("a", "b")),
    ]
    assert answers_shape(map(Answer, decisions)) == {
        "version": 1,
        "decisions": {
            "voice": {
                "state": "Ready",
                "attributes": {"mode": "auto-in"},
                "after": 2.0,
                "row": "free",
                "line": 7,
                "file": "site.pm",
                "outcome": "state",
            },
            "chat": {
                "state": None,
                "attributes": {},
                "after": None,
                "row": None,
                "line": None,
                "file": None,
                "outcome": "keep",
                "conflict": ["a", "b"],
            },
        },
    }


@pytest.fixture(scope="module")
def rules():
    """Give a small rule set."""
    return compile_text(RULES, "site.pm").rules


def shape(rules, presence, target=None, state=None):
    """Return the shape of the one decision, as a program reads it."""
    explanation = rules.explain(presence)["t"]
    decision = explanation.decision
    way = Way(state, rules.requests_from(state, decision.outcome)) if state else None
    nearest = rules.nearest(presence, target)["t"] if target else None
    answer = Answer(decision, explanation, way, nearest)
    return json.loads(json.dumps(answers_shape([answer])))["decisions"]["t"]


def test_an_explanation(rules):
    """It has the row as written, its tests, the rows that do not match, and those behind."""
    found = shape(rules, {"availability": 6500, "activities": frozenset({"meal", "away"})})
    busy = {"test": "availability is busy", "result": True, "field": "availability", "value": 6500}
    note = {"test": 'note like "*desk*"', "result": False, "field": "note", "value": None}
    more = {**busy, "test": "availability > 6000"}
    assert {key: found[key] for key in ("policy", "text", "tests", "misses", "others")} == {
        "policy": "first",
        "text": 'row busy when availability is busy -> NotReady reason "Busy" after 2s',
        "tests": [busy],
        "misses": [
            {
                "row": "desk",
                "line": 5,
                "reasons": ['`note like "*desk*"` is false: note is absent'],
                "tests": [note],
            }
        ],
        "others": [
            {
                "row": "more",
                "line": 7,
                "text": "row more when availability > 6000 -> keep",
                "tests": [more],
            }
        ],
    }
    assert found["documentation"].startswith("Stat Server: NotReadyForNextCall")


def test_a_way(rules):
    """The requests stand beside the state they lead from; null is no legal way."""
    found = shape(rules, {"availability": 6500}, state="LoggedOut")
    assert (found["from"], found["requests"]) == ("LoggedOut", ["AgentLogin", "AgentNotReady"])
    assert shape(rules, {"availability": 6500}, state="Gone")["requests"] is None
    assert shape(rules, {"availability": 9500}, state="Gone")["requests"] == []


def test_what_would_have_to_be_different(rules):
    """Each alternative has its changes, the presence and what is decided of it."""
    found = shape(rules, {"activities": frozenset({"meal", "away"})}, "desk")["why_not"]
    assert found == {
        "target": "desk",
        "rows": ["desk"],
        "changes": 1,
        "alternatives": [
            {
                "changes": [
                    {
                        "field": "note",
                        "wanted": 'note like "*desk*"',
                        "value": "desk",
                        "now": "absent",
                    }
                ],
                "rows": ["desk"],
                "presence": {"activities": ["away", "meal"], "note": "desk"},
                "decision": {
                    "state": "NotReady",
                    "attributes": {},
                    "after": None,
                    "row": "desk",
                    "line": 5,
                    "file": "site.pm",
                    "outcome": "state",
                },
            }
        ],
        "too_large": None,
    }
    nowhere = shape(rules, {}, "Ready")["why_not"]
    assert (nowhere["rows"], nowhere["changes"], nowhere["alternatives"]) == ([], None, [])
