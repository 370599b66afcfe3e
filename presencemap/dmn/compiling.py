"""Tables as they stand in a document to rows of typed conditions and outcomes.

Whatever can't be said in a rules file is a fault with its place; everything is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
from attrs import frozen

from presencemap.dmn.answers import Answer, Answers, value_of
from presencemap.dmn.columns import Asked, asked_of, fields_of, rules_name
from presencemap.dmn.faults import Fault
from presencemap.dmn.feel import FeelError, unary_tests
from presencemap.dmn.feel_tree import Literal, Scalar, UnaryTests
from presencemap.dmn.meaning import Meaning
from presencemap.dmn.model import Policy
from presencemap.dmn.reading import Column, Line, Read, Table, Text
from presencemap.dmn.tidying import tidy
from presencemap.language.words import KEYWORDS
from presencemap.model import AttributeType, Field, FieldType
from presencemap.tables.clock import is_timezone
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    HasAny,
    IsOneOf,
    Negation,
    tests_of,
)
from presencemap.tables.conditions import (
    fields_of as fields_read,
)

__all__ = ["Compiled", "CompiledRow", "CompiledTable", "compiled"]

_OTHERWISE: Final = "otherwise"
_NULL: Final = Text("", None, None)
_MOST: Final = 64
"""Alternatives of a row; what more rules of the same description there are becomes another row."""


@frozen
class CompiledRow:
    """A row: what it is called (in the rules) or described by, its cells, its answer."""

    name: str
    remark: str
    cells: Mapping[str, Condition]
    """By field, if the row asks every field by itself."""
    condition: Condition
    answer: Answer
    is_whole: bool = False
    """Whether the condition is more than its cells."""


@frozen
class CompiledTable:
    """A table; `otherwise` is its last rule if that asks nothing, or its default answers."""

    name: str
    policy: Policy
    rows: tuple[CompiledRow, ...]
    otherwise: Answer | None
    remark: str = ""


@frozen
class Compiled:
    """What a document comes to; `states` are their names with what the document calls them."""

    tables: tuple[CompiledTable, ...]
    fields: tuple[Field, ...]
    states: Mapping[str, str]
    attributes: Mapping[str, Mapping[str, AttributeType]]
    routable: frozenset[str]
    timezone: str
    faults: tuple[Fault, ...]


def compiled(read: Read) -> Compiled:
    """Return the tables of a document, or the faults that stand against it."""
    return _Compiler(read).run()


class _Compiler:
    def __init__(self, read: Read) -> None:
        self._read = read
        self._faults = list(read.faults)
        fields = fields_of(read, self._faults.append)
        self._unknown = {name for name, field in fields.items() if field is None}
        self._fields = {name: field for name, field in fields.items() if field is not None}
        self._meaning = Meaning(self._fields)
        self._states: dict[str, str] = {}
        self._attributes: dict[str, dict[str, AttributeType]] = {}

    def run(self) -> Compiled:
        taken: set[str] = set(KEYWORDS)
        tables = tuple(self._table(table, taken) for table in self._read.tables)
        used = {
            name for table in tables for row in table.rows for name in fields_read(row.condition)
        }
        routable = {self._states.get(word, "") for t in self._read.tables for word in t.routable}
        return Compiled(
            tables,
            tuple(
                _with_tokens(field, tables) for field in self._fields.values() if field.name in used
            ),
            self._states,
            self._attributes,
            frozenset(routable),
            self._read.timezone if is_timezone(self._read.timezone) else "",
            tuple(sorted(self._faults, key=lambda fault: fault.line or 0)),
        )

    def _table(self, table: Table, taken: set[str]) -> CompiledTable:
        asked = [self._asked(column) for column in table.inputs]
        given = [self._values(line.outputs) for line in table.lines]
        columns = [[values[n] for values in given if values] for n in range(len(table.outputs))]
        answers = Answers(table.outputs, self._states, columns)
        rows = [
            row
            for line, values in zip(table.lines, given, strict=True)
            if (row := self._row(asked, line, self._answer(answers, values, line.place)))
        ]
        otherwise = None
        if any(column.default is not None for column in table.outputs):
            texts = [column.default or _NULL for column in table.outputs]
            otherwise = self._answer(answers, self._values(texts), table.place)
            rows = [row for row in rows if (row.remark, row.answer) != (_OTHERWISE, otherwise)]
        elif rows and rows[-1].condition == Always():
            otherwise = rows.pop().answer
        merged = _merged(rows)
        names: set[str] = {*KEYWORDS}
        named = tuple(_named(row, names, n) for n, row in enumerate(merged, 1))
        return CompiledTable(rules_name(table.name, taken, "table"), table.policy, named, otherwise)

    def _asked(self, column: Column) -> Asked | None:
        if not column.name.text:
            return None  # which is a fault already
        try:
            return asked_of(column)
        except FeelError as error:
            self._say(column.name, error)
            return None

    def _row(
        self, asked: Sequence[Asked | None], line: Line, answer: Answer | None
    ) -> CompiledRow | None:
        cells: dict[str, Condition] = {}
        others: list[Condition] = []
        is_right = answer is not None
        for column, text in zip(asked, line.inputs, strict=True):
            try:
                tests = unary_tests(text.text)
                if column is None or column.variable in self._unknown:
                    continue
                condition = self._cell(column, tests)
            except FeelError as error:
                self._say(text, error)
                is_right = False
                continue
            name = self._fields[column.variable].name if column.variable else ""
            if condition == Always():
                continue
            if name and name not in cells:
                cells[name] = condition
            elif name:
                both = AllOf((cells[name], condition))
                cells[name] = tidy(self._fields[column.variable or ""], both)
            else:
                others.append(condition)
        if answer is None or not is_right:
            return None
        parts = [*cells.values(), *others]
        condition = parts[0] if len(parts) == 1 else AllOf(tuple(parts)) if parts else Always()
        return CompiledRow("", line.place.text, cells, condition, answer, bool(others))

    def _cell(self, column: Asked, tests: UnaryTests) -> Condition:
        if column.variable is not None:
            field = self._fields[column.variable]
            return tidy(field, self._meaning.tests(tests, field))
        if tests.is_any:
            return Always()
        wanted = {each.value for each in tests.tests if isinstance(each, Literal)}
        if len(wanted) != 1 or len(tests.tests) != 1 or not isinstance(next(iter(wanted)), bool):
            raise FeelError("the column asks what is true, so that a cell is `true` or `false`")
        condition = self._meaning.expression(column.expression)
        read = fields_read(condition)
        if len(read) == 1:
            [known] = [field for field in self._fields.values() if field.name in read]
            condition = tidy(known, condition)
        return condition if wanted == {True} else Negation(condition)

    def _values(self, texts: Sequence[Text]) -> list[Scalar] | None:
        """Return the values of a rule's answers, None if one of them can't be read."""
        values, is_right = [], True
        for text in texts:
            try:
                values.append(value_of(text.text))
            except FeelError as error:
                self._say(text, error)
                is_right = False
        return values if is_right else None

    def _answer(
        self, answers: Answers, values: Sequence[Scalar] | None, place: Text
    ) -> Answer | None:
        if values is None:
            return None
        try:
            answer = answers.answer(values)
        except FeelError as error:
            self._say(place, error)
            return None
        state = answer.outcome.state
        if state is not None:
            known = self._attributes.setdefault(state, {})
            for name in answer.outcome.attributes:
                kind = answers.attributes[name]
                if known.setdefault(name, kind).type is not kind.type:
                    message = f"`{name}` of `{state}` is of another type in another table"
                    self._faults.append(Fault(message, place.line, place.element))
        return answer

    def _say(self, place: Text, error: FeelError) -> None:
        self._faults.append(Fault(str(error), place.line, place.element))


def _merged(rows: Sequence[CompiledRow]) -> list[CompiledRow]:
    """Join neighbours that are described alike and answer alike: a row was split into them."""
    found: list[CompiledRow] = []
    for row in rows:
        last = found[-1] if found else None
        few = (
            last is None
            or not isinstance(last.condition, AnyOf)
            or len(last.condition.parts) < _MOST
        )
        if last and few and row.remark and (last.remark, last.answer) == (row.remark, row.answer):
            found[-1] = _either(last, row)
        else:
            found.append(row)
    return found


def _either(one: CompiledRow, other: CompiledRow) -> CompiledRow:
    parts = one.condition.parts if isinstance(one.condition, AnyOf) else (one.condition,)
    condition = AnyOf((*parts, other.condition))
    return CompiledRow("", one.remark, {}, condition, one.answer, is_whole=True)


def _named(row: CompiledRow, taken: set[str], number: int) -> CompiledRow:
    """Give a row its name: what it is described by if that is one word, else its number."""
    is_word = bool(row.remark) and " " not in row.remark
    name = rules_name(row.remark if is_word else f"rule_{number}", taken, "rule")
    remark = "" if name == row.remark else row.remark
    return CompiledRow(name, remark, row.cells, row.condition, row.answer, row.is_whole)


def _with_tokens(field: Field, tables: Sequence[CompiledTable]) -> Field:
    """Return a field with all tokens declared that rows ask for."""
    if field.type not in (FieldType.TOKEN, FieldType.TOKEN_SET):
        return field
    used = {
        word
        for table in tables
        for row in table.rows
        for test in tests_of(row.condition)
        if isinstance(test, IsOneOf | HasAny) and test.field == field.name
        for word in test.values
    }
    fold = str.casefold if field.caseless else str
    more = sorted(used - set(map(fold, field.tokens)))
    tokens = tuple(dict.fromkeys((*field.tokens, *more)))
    return attrs.evolve(field, tokens=tokens, open=field.open or not tokens)
