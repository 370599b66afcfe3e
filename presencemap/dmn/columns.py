"""The inputs of decision tables as fields: what a variable is called and of what type it is.

A type is what the document says that it is, else what the cells compare it with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs
from attrs import frozen

from presencemap.dmn.faults import Fault
from presencemap.dmn.feel import FeelError, expression_of, unary_tests
from presencemap.dmn.feel_tree import Expression, Literal, Name
from presencemap.dmn.reading import Column, DataItem, Read, Text
from presencemap.language.words import KEYWORDS
from presencemap.model import Field, FieldType, NamedRange
from presencemap.model.fields import LARGEST_INT

__all__ = ["Asked", "asked_of", "fields_of", "rules_name"]

_TYPES: Final = {
    "string": FieldType.TOKEN,
    **dict.fromkeys(("number", "integer", "long", "double", "decimal"), FieldType.INT),
    "boolean": FieldType.YES_NO,
}
_UNTOLD: Final = ("", "Any")
_NAME: Final = re.compile(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")
_LOOSE_NAME: Final = re.compile(r"[^\W\d][\w .'-]*")
_RANGE: Final = re.compile(r"(\S+)=([0-9]{1,10})(?:(\.\.)([0-9]{1,10})?)?")
_KIND: Final = re.compile(r"(caseless )?(.+?)( open)?")


@frozen
class Asked:
    """What a column asks: a variable, whose cells are tests, or what is true or false."""

    variable: str | None
    expression: Expression


def asked_of(column: Column) -> Asked:
    """Return what the expression of an input asks; raises FeelError."""
    text = column.name.text
    try:
        expression = expression_of(text)
    except FeelError:
        if not _LOOSE_NAME.fullmatch(text):
            raise
        expression = Name(text)  # a name with signs, such as `guest-count`
    return Asked(expression.name if isinstance(expression, Name) else None, expression)


def fields_of(read: Read, say: Callable[[Fault], None]) -> dict[str, Field | None]:
    """Return the field of each variable that tables ask, or that the document declares.

    None stands for one whose type has no counterpart, which is said.
    """
    columns: dict[str, list[tuple[Column, list[Text]]]] = {name: [] for name in read.data}
    for table in read.tables:
        for number, column in enumerate(table.inputs):
            try:
                variable = asked_of(column).variable
            except FeelError:
                continue  # said where the column is read
            if variable is not None:
                cells = [line.inputs[number] for line in table.lines]
                columns.setdefault(variable, []).append((column, cells))
    taken: set[str] = set(KEYWORDS)
    found: dict[str, Field | None] = {}
    for variable, asked in columns.items():
        item = read.data.get(variable, DataItem(""))
        if asked or item.kind:  # what nobody asks needs no type
            name = item.field if _is_name(item.field) else variable
            found[variable] = _field(read, rules_name(name, taken), item, asked, say)
    return found


def _field(
    read: Read,
    name: str,
    item: DataItem,
    asked: list[tuple[Column, list[Text]]],
    say: Callable[[Fault], None],
) -> Field | None:
    label = next((column.label for column, _ in asked if column.label), "")
    documentation = item.documentation or (label if not label.startswith(name) else "")
    known = _told(name, item)
    if known is None:
        known = _typed(read, name, item, asked, say)
    if known is None:
        return None
    listed = [each for column, _ in asked if column.values for each in _strings(column.values)]
    if known.type is FieldType.TOKEN and listed:
        known = attrs.evolve(
            known, tokens=tuple(dict.fromkeys((*known.tokens, *listed))), open=False
        )
    return attrs.evolve(known, documentation=documentation.replace("\n", " "))


def _told(name: str, item: DataItem) -> Field | None:
    """Return the field that rules were exported from, None if they weren't."""
    match = _KIND.fullmatch(item.kind)
    if match is None or match[2] not in {each.value for each in FieldType}:
        return None
    ranges = []
    for each in item.ranges.split():
        named = _RANGE.fullmatch(each)
        if named and _is_name(named[1]) and int(named[2]) <= LARGEST_INT:
            first = int(named[2])
            last = first if named[3] is None else int(named[4] or LARGEST_INT)
            ranges.append(NamedRange(named[1], first, min(max(last, first), LARGEST_INT)))
    kind = FieldType(match[2])
    return Field(
        name,
        kind,
        tuple(ranges) if kind is FieldType.INT else (),
        (),
        bool(match[3]),
        bool(match[1]),
    )


def _typed(
    read: Read,
    name: str,
    item: DataItem,
    asked: list[tuple[Column, list[Text]]],
    say: Callable[[Fault], None],
) -> Field | None:
    column = asked[0][0]
    told = next((c.type for c, _ in asked if c.type not in _UNTOLD), item.type)
    if read.collections.get(told) == "string":
        return Field(name, FieldType.TOKEN_SET, open=True)
    listed: list[str] = []
    if told in read.values:
        told, text = read.values[told]
        listed = list(_strings(Text(text, None, None)))
    if told in _UNTOLD:
        told = _guessed(cell for _, cells in asked for cell in cells)
    kind = _TYPES.get(told)
    if kind is None:
        message = f"the type `{told[:40]}` has no counterpart; there are string, number and boolean"
        say(Fault(message, column.name.line, column.name.element))
        return None
    tokens = tuple(dict.fromkeys(listed)) if kind is FieldType.TOKEN else ()
    return Field(name, kind, (), tokens, open=kind is FieldType.TOKEN and not tokens)


def _guessed(cells: Iterable[Text]) -> str:
    """Return the type of what cells compare with; a string where they name nothing."""
    for cell in cells:
        for value in _literals(cell):
            if isinstance(value, bool):
                return "boolean"
            if isinstance(value, int | float):
                return "number"
            if isinstance(value, str):
                return "string"
    return "string"


def _strings(text: Text) -> Iterator[str]:
    return (value for value in _literals(text) if isinstance(value, str))


def _literals(text: Text) -> Iterator[object]:
    try:
        found: list[object] = [unary_tests(text.text)]
    except FeelError:
        return  # said where the cell is read
    while found:
        node = found.pop(0)
        if isinstance(node, Literal):
            yield node.value
        elif isinstance(node, tuple):
            found[:0] = node
        elif attrs.has(type(node)):
            found[:0] = attrs.astuple(node, recurse=False)  # type: ignore[arg-type]


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and text not in KEYWORDS


def rules_name(text: str, taken: set[str], other: str = "x") -> str:
    """Return a text as a name of a rules file, one that is not `taken` yet; it is then."""
    stem = re.sub(r"[^\w.-]+|[.-]+(?=[^\w]|$)|(?<=[.-])[.-]+", "_", text.strip()).strip("_")
    if not _NAME.fullmatch(stem):
        stem = re.sub(r"\W+", "_", stem).strip("_")
    if not _NAME.fullmatch(stem):
        stem = f"{other}_{stem}" if stem else other
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    taken.add(name)
    return name
