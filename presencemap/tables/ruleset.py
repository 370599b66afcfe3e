"""A rule set: what `load_rules` gives and an engine runs. Imports no parser."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from presencemap.diagnostics import Diagnostic
from presencemap.errors import FieldError
from presencemap.model import Decision, Field, LegalTransition, TargetState, Value
from presencemap.tables import interpret
from presencemap.tables.explain import Explanation, explain
from presencemap.tables.table import Table
from presencemap.tables.values import check_value

__all__ = ["RuleSet"]


@frozen
class RuleSet:
    """Tables, with the fields they read and the states they lead to.

    `fields` are all that the file may speak of, `used_fields` those that it does; `context`
    are the names of fields that the connector supplies. `diagnostics` holds the warnings
    and infos of the file, never errors.
    """

    name: str
    tables: tuple[Table, ...]
    fields: Mapping[str, Field] = field(repr=False)
    used_fields: frozenset[str] = field(repr=False)
    context: frozenset[str] = field(repr=False)
    states: Mapping[str, TargetState] = field(repr=False)
    transitions: Mapping[tuple[str, str], LegalTransition] = field(repr=False)
    vocabularies: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)

    def decide(self, presence: Mapping[str, Value]) -> dict[str, Decision]:
        """Return the decision of each table, by its name.

        `presence` maps field names to values (see `presencemap.model.fields`); a field that
        is not in it is absent. Raises `FieldError` for a name that no vocabulary in use has
        and for a value that is not of its field's type.
        """
        self.check(presence)
        return self.decide_checked(presence)

    def decide_checked(self, presence: Mapping[str, Value]) -> dict[str, Decision]:
        """Decide without looking at names and types again: for who knows that they are right."""
        return {table.name: interpret.decide(table, presence) for table in self.tables}

    def explain(self, presence: Mapping[str, Value]) -> dict[str, Explanation]:
        """Return each table's decision with the reasons why the rows before it did not match."""
        self.check(presence)
        return {table.name: explain(table, presence, self.fields) for table in self.tables}

    def check(self, presence: Mapping[str, Value]) -> None:
        """Raise `FieldError` for the first name or value that can't be."""
        for name, value in presence.items():
            known = self.fields.get(name)
            if known is None:
                raise FieldError(f"the rules know no field `{name}`")
            check_value(known, value)
