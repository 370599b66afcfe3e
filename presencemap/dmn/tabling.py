"""Tables of rules to tables of DMN.

A row is as many rules as it has lines of cells; what no cell can say stands in a column of its
own, which asks an expression for true or false. `otherwise` is a rule that asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from presencemap.dmn.cells import ANY, Style, cell, expression
from presencemap.dmn.literals import literal
from presencemap.dmn.model import (
    HOLD,
    OUTCOME,
    STATE,
    Clause,
    Data,
    DecisionTable,
    Rule,
    TypeRef,
)
from presencemap.dmn.names import identifiers
from presencemap.dmn.splitting import Split, split_table
from presencemap.model import AttributeType, Decision, Field, FieldType, OutcomeKind
from presencemap.tables import RuleSet, Table
from presencemap.tables.conditions import Condition, Negation, fields_of
from presencemap.tables.sentences import condition_words
from presencemap.tables.spelling import span_words

__all__ = ["dmn_tables"]

_TYPES: Final = {
    FieldType.INT: TypeRef.NUMBER,
    FieldType.DURATION: TypeRef.NUMBER,
    FieldType.TIME_OF_DAY: TypeRef.NUMBER,
    FieldType.YES_NO: TypeRef.BOOLEAN,
    FieldType.TOKEN_SET: TypeRef.TOKENS,
}
_UNITS: Final = {FieldType.DURATION: " (seconds)", FieldType.TIME_OF_DAY: " (minutes of the day)"}


def dmn_tables(
    rules: RuleSet, tables: Iterable[Table], style: Style = Style.COMMON
) -> tuple[DecisionTable, ...]:
    """Return the tables of a rule set as DMN has them; a field has one name in all of them."""
    tables = tuple(tables)
    splits = [split_table(table, rules.fields) for table in tables]
    asked = dict.fromkeys(name for split in splits for name in split.fields)
    decisions = identifiers(table.name for table in tables)
    names = identifiers(asked, decisions.values())
    return tuple(
        _Tabling(rules, table, names, style).table(decisions[table.name], split)
        for table, split in zip(tables, splits, strict=True)
    )


class _Tabling:
    """One table on its way: the columns grow with what the rules ask."""

    def __init__(
        self, rules: RuleSet, table: Table, names: Mapping[str, str], style: Style
    ) -> None:
        self._rules = rules
        self._table = table
        self._names = names
        self._style = style
        self._columns: dict[str, Clause] = {}
        self._used: dict[str, None] = {}

    def table(self, identifier: str, split: Split) -> DecisionTable:
        """Return the table; `split` has its rows as lines of cells."""
        outputs = _outputs(self._rules, self._table)
        made = []
        for row, lines in split.rows:
            for line in lines:
                cells = self._cells(line)
                if cells is not None:
                    made.append((cells, _answer(row.decision, outputs), row.name))
        reached = {row.decision.outcome.state for row in self._table.all_rows}
        routable = [s.name for s in self._rules.states.values() if s.routable]
        last = self._table.otherwise
        defaults = _answer(last.decision, outputs) if last and split.is_spelt else ()
        return DecisionTable(
            identifier,
            self._table.name,
            split.policy,
            tuple(self._columns.values()),
            _with_defaults(outputs, defaults),
            tuple(
                Rule(tuple(cells.get(key, ANY) for key in self._columns), answer, name)
                for cells, answer, name in made
            ),
            tuple(self._data(self._rules.fields[name]) for name in self._used),
            tuple(name for name in routable if name in reached),
        )

    def _cells(self, line: Sequence[Condition] | Mapping[str, Condition]) -> dict[str, str] | None:
        """Return cells by column, None if the line can never match."""
        cells: dict[str, str] = {}
        if not isinstance(line, Mapping):
            for condition in line:
                self._ask(cells, condition)
            return cells
        for name, condition in line.items():
            field = self._rules.fields[name]
            text = cell(field, condition, self._style)
            if text == "":
                return None
            if text is None:
                self._ask(cells, condition)
            elif text != ANY:
                self._used[name] = None
                self._columns.setdefault(name, self._column(field))
                cells[name] = text
        return cells

    def _ask(self, cells: dict[str, str], condition: Condition) -> None:
        """Ask a condition as a whole, in a column that others may ask for its negation."""
        positive = condition.part if isinstance(condition, Negation) else condition
        self._used |= dict.fromkeys(sorted(fields_of(positive)))
        asked = expression(positive, self._names, self._rules.fields)
        label = condition_words(self._rules.fields, positive)
        self._columns.setdefault(asked, Clause(asked, label, TypeRef.BOOLEAN))
        cells[asked] = literal(positive is condition)

    def _column(self, field: Field) -> Clause:
        values = ""
        if field.type is FieldType.TOKEN and not field.open:
            spelt = (each.casefold() if field.caseless else each for each in field.tokens)
            values = ",".join([*map(literal, spelt), literal(None)])
        label = field.name + _UNITS.get(field.type, "")
        return Clause(self._names[field.name], label, _type(field), values)

    def _data(self, field: Field) -> Data:
        caseless, open_ = "caseless " * field.caseless, " open" * field.open
        ranges = " ".join(f"{each.name}={span_words(field, each)}" for each in field.ranges)
        kind = f"{caseless}{field.type.value}{open_}"
        return Data(
            self._names[field.name], _type(field), field.name, kind, ranges, field.documentation
        )


def _type(field: Field) -> TypeRef:
    return _TYPES.get(field.type, TypeRef.STRING)


def _outputs(rules: RuleSet, table: Table) -> dict[str, Clause]:
    """Return the columns of answers: what shall happen, where to, with what, after how long."""
    decisions = [row.decision for row in table.all_rows]
    states = [name for name in rules.states if any(d.outcome.state == name for d in decisions)]
    kinds = ",".join(literal(kind.value) for kind in OutcomeKind)
    used = dict.fromkeys(name for d in decisions for name in d.outcome.attributes)
    names = identifiers(used, (OUTCOME, STATE, HOLD))
    attributes = {a.name: a for name in states for a in rules.states[name].attributes}
    return {
        OUTCOME: Clause(OUTCOME, OUTCOME, TypeRef.STRING, kinds),
        STATE: Clause(STATE, STATE, TypeRef.STRING, ",".join([*map(literal, states), "null"])),
        **{
            f"{name} of": Clause(
                names[name], name, _attribute_type(attributes[name]), attribute=name
            )
            for name in used
        },
        HOLD: Clause(HOLD, f"{HOLD} (seconds)", TypeRef.NUMBER),
    }


def _attribute_type(attribute: AttributeType) -> TypeRef:
    kinds = {FieldType.YES_NO: TypeRef.BOOLEAN, FieldType.INT: TypeRef.NUMBER}
    return kinds.get(attribute.type, TypeRef.STRING)


def _answer(decision: Decision, outputs: Mapping[str, Clause]) -> tuple[str, ...]:
    outcome = decision.outcome
    values = {OUTCOME: outcome.kind.value, STATE: outcome.state, HOLD: decision.after}
    values |= {f"{name} of": value for name, value in outcome.attributes.items()}
    return tuple(literal(values.get(key)) for key in outputs)


def _with_defaults(outputs: Mapping[str, Clause], defaults: Sequence[str]) -> tuple[Clause, ...]:
    if not defaults:
        return tuple(outputs.values())
    pairs = zip(outputs.values(), defaults, strict=True)
    return tuple(attrs.evolve(clause, default=default) for clause, default in pairs)
