"""The object that a connector service embeds."""

from presencemap.engine.addresses import canonical_uri
from presencemap.engine.engine import Engine
from presencemap.engine.provenance import Provenance
from presencemap.engine.report import AgentReport, TableReport
from presencemap.engine.transition import Transition

__all__ = ["AgentReport", "Engine", "Provenance", "TableReport", "Transition", "canonical_uri"]
