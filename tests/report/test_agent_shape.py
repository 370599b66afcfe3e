"""The JSON of one agent of a replay."""

from __future__ import annotations

import json

from presencemap.engine import Engine
from presencemap.model import Place, Update
from presencemap.replay import Origin
from presencemap.report.agent_shape import agent_shape
from presencemap.tables.load import compile_text

ADA = "sip:ada@contoso.example"
RULES = """\
language 1
use microsoft
use pidf
use genesys
table voice first {
    row busy when availability is busy        -> NotReady reason "Busy"
    row away when activities in {away}        -> LoggedOut
    otherwise                                 -> Ready after 5s
}
"""


def test_it_has_every_value_with_its_place():
    """Each fact has dialect, element, line, time and place; null stands for what is not known."""
    engine = Engine(compile_text(RULES).rules)
    said = {"availability": 3500, "activities": frozenset({"b", "a"})}
    places = {"availability": Place("/categories/category/state/availability", 7)}
    update = Update(ADA, {"availability": 6500}, "pidf")
    engine.update(update, at=1.0)
    update = Update(ADA, said, "microsoft", places=places)
    engine.update(update, at=5.0, source=Origin("day.pcap", 3))
    shape = json.loads(json.dumps(agent_shape(engine.explain(ADA))))
    source = {"file": "day.pcap", "record": 3}
    decision = shape["tables"]["voice"].pop("decision")
    assert shape == {
        "type": "agent",
        "agent": ADA,
        "facts": {
            "activities": {
                "value": ["a", "b"], "dialect": "microsoft", "element": None, "line": None,
                "at": 5.0, "source": source,
            },
            "availability": {
                "value": 3500, "dialect": "microsoft",
                "element": "/categories/category/state/availability", "line": 7,
                "at": 5.0, "source": source,
            },
        },
        "tables": {
            "voice": {
                "outcome": {"state": "NotReady", "attributes": {"reason": "Busy"}},
                "pending": {"state": "Ready", "attributes": {}},
                "due": 10.0,
            }
        },
    }  # fmt: skip
    assert (decision["state"], decision["row"], len(decision["misses"])) == (
        "Ready", "otherwise", 2,
    )  # fmt: skip


def test_an_agent_without_a_state_has_null():
    """What has not been emitted yet is null, not a guess."""
    engine = Engine(compile_text(RULES).rules)
    engine.update(Update(ADA, {"availability": 3500}, "microsoft"), at=1.0)
    table = agent_shape(engine.explain(ADA))["tables"]["voice"]
    assert (table["outcome"], table["pending"]["state"], table["due"]) == (None, "Ready", 6.0)
