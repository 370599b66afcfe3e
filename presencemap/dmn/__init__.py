"""Decision tables as DMN 1.3: rules to XML, and decision tables of others to rules.

It reads XML through `presencemap.documents.xml` only, and knows nothing of how rules run.
"""

from __future__ import annotations

from collections.abc import Iterable

from presencemap.dmn.cells import Style
from presencemap.dmn.faults import DmnError, Fault
from presencemap.dmn.importing import import_dmn
from presencemap.dmn.tabling import dmn_tables
from presencemap.dmn.writing import xml_text
from presencemap.tables import RuleSet, Table

__all__ = ["DmnError", "Fault", "Style", "dmn_text", "import_dmn"]


def dmn_text(
    rules: RuleSet, tables: Iterable[Table] | None = None, style: Style = Style.COMMON
) -> str:
    """Return tables of a rule set, all of them if none are given, as a DMN 1.3 document."""
    wanted = rules.tables if tables is None else tuple(tables)
    timezone = rules.clock.zone if rules.clock else None
    return xml_text(rules.name, dmn_tables(rules, wanted, style), timezone)
