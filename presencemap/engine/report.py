"""Why an agent is in the state he is in, as values."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from presencemap.engine.provenance import Provenance
from presencemap.model import Outcome, Value
from presencemap.tables import Explanation

__all__ = ["AgentReport", "TableReport"]


@frozen
class TableReport:
    """Where an agent stands in one table.

    `outcome` is the last one emitted; `explanation` tells what the rules say now and why;
    `pending` is the outcome that waits for its hold to end, at `due` (epoch seconds).
    """

    outcome: Outcome | None
    explanation: Explanation
    pending: Outcome | None
    due: float | None


@frozen
class AgentReport:
    """What is known of an agent.

    `facts` is what the rules see, by field, and `provenance` tells of each where it came from
    and when; also of fields that are absent because somebody said so.
    """

    agent: str
    facts: Mapping[str, Value]
    tables: Mapping[str, TableReport]
    provenance: Mapping[str, Provenance]
