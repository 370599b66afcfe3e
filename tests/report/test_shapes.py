"""The JSON shapes that other programs rely on."""

from __future__ import annotations

import json

from presencemap.diagnostics import Edit, Finding, Fix, Related, Severity
from presencemap.engine import Transition
from presencemap.model import Fault
from presencemap.replay import LocatedFault, Origin, Summary
from presencemap.report.shapes import diagnostics_shape, replay_shape
from presencemap.source import Source, Span


def test_diagnostics():
    """A diagnostic has all its keys, with both ends of every span."""
    source = Source("site.pm", "one\ntwo\n")
    related = (Related("see here", source, Span(0, 3)),)
    found = Finding("PM999", "a-finding", Severity.WARNING).at(
        source, Span(4, 7), "it is so", help="do this", related=related, witness={"a": None},
        fix=Fix("write `2`", (Edit(Span(4, 7), "2"), Edit(Span(8, 8), "!\n")), safe=False),
    )  # fmt: skip
    assert json.loads(json.dumps(diagnostics_shape([found]))) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "PM999",
                "name": "a-finding",
                "severity": "warning",
                "message": "it is so",
                "file": "site.pm",
                "start": {"line": 2, "column": 1},
                "end": {"line": 2, "column": 4},
                "help": "do this",
                "witness": {"a": None},
                "example": None,
                "related": [
                    {
                        "message": "see here",
                        "file": "site.pm",
                        "start": {"line": 1, "column": 1},
                        "end": {"line": 1, "column": 4},
                    }
                ],
                "fix": {
                    "message": "write `2`",
                    "safe": False,
                    "edits": [
                        {
                            "start": {"line": 2, "column": 1},
                            "end": {"line": 2, "column": 4},
                            "text": "2",
                        },
                        {
                            "start": {"line": 3, "column": 1},
                            "end": {"line": 3, "column": 1},
                            "text": "!\n",
                        },
                    ],
                },
            }
        ],
        "allowed": [],
    }


def test_allowed_findings():
    """What comments allow is listed beside the diagnostics: what it is, and where."""
    found = Finding("PM999", "a-finding").at(Source("inc.pm", "one"), Span(0, 3), "it is so")
    assert diagnostics_shape([], [found])["allowed"] == [
        {
            "code": "PM999",
            "name": "a-finding",
            "severity": "error",
            "message": "it is so",
            "file": "inc.pm",
            "start": {"line": 1, "column": 1},
            "end": {"line": 1, "column": 4},
        }
    ]


def test_no_fix_is_null():
    """The key is there even where there is no fix."""
    found = Finding("PM999", "a-finding").at(Source("site.pm", "one"), Span(0, 3), "it is so")
    [shape] = diagnostics_shape([found])["diagnostics"]
    assert shape["fix"] is None


def test_replay_events():
    """Transitions, faults and the summary are told apart by their type."""
    origin = Origin("day.pcap", 3)
    change = Transition(
        1.5, "sip:a@x", "voice", None, "Ready", {"mode": "auto-in"}, "free", 7, ("AgentReady",),
        origin,
    )  # fmt: skip
    assert replay_shape(change) == {
        "type": "transition",
        "at": 1.5,
        "agent": "sip:a@x",
        "table": "voice",
        "from": None,
        "to": "Ready",
        "attributes": {"mode": "auto-in"},
        "row": "free",
        "line": 7,
        "requests": ["AgentReady"],
        "source": {"file": "day.pcap", "record": 3},
    }
    fault = LocatedFault(Fault("bad-value", "no", 4, 1.5, "sip:a@x"), origin)
    assert replay_shape(fault) == {
        "type": "fault",
        "at": 1.5,
        "code": "bad-value",
        "message": "no",
        "presentity": "sip:a@x",
        "offset": 4,
        "source": {"file": "day.pcap", "record": 3},
    }
    numbers = dict.fromkeys(
        ("records", "messages", "notifications", "duplicates", "stale", "documents", "faults",
         "transitions", "agents", "others", "pending"), 2,
    )  # fmt: skip
    summary = replay_shape(Summary(**numbers, first=None, last=3.0))
    assert summary == {"type": "summary", "version": 1, **numbers, "first": None, "last": 3.0}
