"""Which fields a table's answers depend on, whatever its conditions mention."""

from __future__ import annotations

from collections.abc import Mapping

from presencemap.limits import Limits
from presencemap.model import Field
from presencemap.tables.comparing.sides import by_answers, diagram_of, diagrams_for
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.nodes import Diagrams, Node
from presencemap.tables.diagram.regions import Regions
from presencemap.tables.table import Table

__all__ = ["depends_on", "fields_under"]


def fields_under(diagrams: Diagrams, root: Node) -> frozenset[str]:
    """Return the names of the fields that a reduced diagram asks for."""
    levels = {node.level for node in diagrams.under(root)}
    return frozenset(diagrams.variables[level].field.name for level in levels)


def depends_on(table: Table, fields: Mapping[str, Field], name: str, limits: Limits) -> bool:
    """Say whether some answer depends on a field; yes if that can't be told within bounds."""
    try:
        diagrams = diagrams_for([row.condition for row in table.rows], fields, (), limits)
        rows = diagram_of(table, diagrams, Regions(diagrams))
        return name in fields_under(diagrams, by_answers(table, diagrams, rows))
    except TooLarge:
        return True
