"""The XML of DMN 1.1 to 1.5 to tables as they stand there, every text with its place.

What the cells say is not looked at. Decisions that are no tables, and tables that do not give
one answer, are faults; all of them are collected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs
from attrs import frozen

from presencemap.dmn.faults import Fault
from presencemap.dmn.model import Policy
from presencemap.dmn.writing import OURS
from presencemap.documents.guard import admit
from presencemap.documents.xml import Element, local_name, parse
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits

__all__ = ["DMN_LIMITS", "Column", "DataItem", "Line", "Read", "Table", "Text", "read_dmn"]

DMN_LIMITS: Final = attrs.evolve(
    DEFAULT_LIMITS,
    document_bytes=16_000_000,  # a table of 3,000 rules and 8 inputs is 6 MB as we write it
    document_elements=300_000,
    document_attributes=600_000,
)
"""Bounds of a document: those of presence, widened to the largest tables of rules files."""

_WORD: Final = re.compile(r"[\w.-]*")
_NAMESPACES: Final = (
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",  # 1.1
    "http://www.omg.org/spec/DMN/20180521/MODEL/",  # 1.2
    "https://www.omg.org/spec/DMN/20191111/MODEL/",  # 1.3
    "https://www.omg.org/spec/DMN/20211108/MODEL/",  # 1.4
    "https://www.omg.org/spec/DMN/20230324/MODEL/",  # 1.5
)


@frozen
class Text:
    """A text with its line and the id of the element it is of."""

    text: str
    line: int | None
    element: str | None


@frozen
class DataItem:
    """What is said of a variable: its type, and what rules that were exported called it."""

    type: str
    field: str = ""
    kind: str = ""
    ranges: str = ""
    documentation: str = ""


@frozen
class Column:
    """An input or an output: an expression or a name, with what is told of its values."""

    name: Text
    label: str
    type: str
    values: Text | None = None
    default: Text | None = None
    attribute: str = ""


@frozen
class Line:
    """A rule."""

    place: Text
    """What the rule is described by, and where it stands."""
    inputs: tuple[Text, ...]
    outputs: tuple[Text, ...]


@frozen
class Table:
    """A decision that is made by a table."""

    name: str
    place: Text
    policy: Policy
    inputs: tuple[Column, ...]
    outputs: tuple[Column, ...]
    lines: tuple[Line, ...]
    routable: tuple[str, ...] = ()


@frozen
class Read:
    """All of a document: its tables, the variables that are declared, the types, the faults."""

    tables: tuple[Table, ...]
    data: Mapping[str, DataItem]
    collections: Mapping[str, str]
    """Types that are lists, by name, each with the type of what is in it."""
    values: Mapping[str, tuple[str, str]]
    """Types with a list of values, by name, each with its base and the values."""
    timezone: str
    faults: tuple[Fault, ...]


def read_dmn(body: bytes, limits: Limits = DMN_LIMITS) -> Read:
    """Read a document; raises `DocumentError` for what is no XML, or hostile."""
    root = parse(admit(body, limits), limits)
    namespace = root.tag.partition("}")[0].removeprefix("{")
    if local_name(root) != "definitions" or namespace not in _NAMESPACES:
        raise DocumentError("not-dmn", f"`{local_name(root)}` is no document of DMN 1.1 to 1.5")
    return _Reader(root).read()


class _Reader:
    def __init__(self, root: Element) -> None:
        self._root = root
        self._faults: list[Fault] = []
        self._language = root.get("expressionLanguage", "FEEL")

    def read(self) -> Read:
        tables = [
            table
            for decision in _children(self._root, "decision")
            if (table := self._decision(decision)) is not None
        ]
        if not tables and not self._faults:
            self._fault(self._root, "there is no decision table in this document")
        data = {
            each.get("name", ""): _data_item(each) for each in _children(self._root, "inputData")
        }
        collections, values = {}, {}
        for item in _children(self._root, "itemDefinition"):
            base = _type(_text(item, "typeRef").text)
            allowed = _child(item, "allowedValues")
            if item.get("isCollection") == "true":
                collections[item.get("name", "")] = base
            elif allowed is not None:
                values[item.get("name", "")] = base, _text(allowed, "text").text
        timezone = self._root.get(f"{{{OURS}}}timezone", "")
        return Read(tuple(tables), data, collections, values, timezone, tuple(self._faults))

    def _decision(self, decision: Element) -> Table | None:
        for requirement in _children(decision, "informationRequirement"):
            if _child(requirement, "requiredDecision") is not None:
                message = (
                    "a decision that needs another decision has no counterpart in a rules file"
                )
                self._fault(requirement, message)
        grid = _child(decision, "decisionTable")
        if grid is None:
            self._fault(decision, "this decision is not made by a table")
            return None
        policy = self._policy(grid)
        inputs = tuple(self._input(each) for each in _children(grid, "input"))
        outputs = tuple(_output(each) for each in _children(grid, "output"))
        if not outputs:
            self._fault(grid, "the table has no output")
        lines = tuple(
            line
            for rule in _children(grid, "rule")
            if (line := self._line(rule, len(inputs), len(outputs))) is not None
        )
        name = decision.get("name") or decision.get("id") or ""
        routable = tuple(grid.get(f"{{{OURS}}}routable", "").split())
        return Table(name, _place(grid), policy, inputs, outputs, lines, routable)

    def _policy(self, grid: Element) -> Policy:
        word = grid.get("hitPolicy", "UNIQUE")
        if grid.get("aggregation"):
            self._fault(grid, "a table that adds up its answers has no counterpart in a rules file")
        try:
            return Policy(word)
        except ValueError:
            known = ", ".join(each.value for each in Policy)
            self._fault(grid, f"the hit policy `{word[:40]}` has no counterpart; it may be {known}")
            return Policy.FIRST

    def _input(self, element: Element) -> Column:
        asked = _child(element, "inputExpression")
        if asked is None:
            self._fault(element, "this input has no expression")
            return Column(_place(element), "", "")
        values = _child(element, "inputValues")
        name = _text(asked, "text", owner=element)
        if not name.text:
            self._fault(element, "this input has no expression")
        self._speaks_feel(asked, name)
        return Column(
            name,
            element.get("label", ""),
            _type(asked.get("typeRef", "")),
            None if values is None else _text(values, "text"),
        )

    def _line(self, rule: Element, inputs: int, outputs: int) -> Line | None:
        asked = tuple(self._entry(each) for each in _children(rule, "inputEntry"))
        given = tuple(self._entry(each) for each in _children(rule, "outputEntry"))
        if (len(asked), len(given)) != (inputs, outputs):
            self._fault(
                rule,
                f"the rule has {len(asked)} input and {len(given)} output entries, "
                f"the table {inputs} and {outputs}",
            )
            return None
        description = _child(rule, "description")
        notes = [] if description is None else [description.text or ""]
        notes += [_text(each, "text").text for each in _children(rule, "annotationEntry")]
        text = " ".join(" ".join(notes).split())
        return Line(Text(text, _line_of(rule), rule.get("id")), asked, given)

    def _entry(self, element: Element) -> Text:
        text = _text(element, "text")
        self._speaks_feel(element, text)
        return text

    def _speaks_feel(self, element: Element, text: Text) -> None:
        """Refuse an expression of another language, unless it is one word: it is all the same."""
        language = element.get("expressionLanguage", self._language)
        if "feel" not in language.lower() and not _WORD.fullmatch(text.text):
            self._fault(element, f"this is written in `{language[:40]}`, not in FEEL")

    def _fault(self, element: Element, message: str) -> None:
        self._faults.append(Fault(message, _line_of(element), element.get("id")))


def _output(element: Element) -> Column:
    name = element.get("name") or element.get("label") or ""
    values, default = _child(element, "outputValues"), _child(element, "defaultOutputEntry")
    return Column(
        Text(name, _line_of(element), element.get("id")),
        element.get("label", ""),
        _type(element.get("typeRef", "")),
        None if values is None else _text(values, "text"),
        None if default is None else _text(default, "text"),
        element.get(f"{{{OURS}}}attribute", ""),
    )


def _data_item(element: Element) -> DataItem:
    variable = _child(element, "variable")
    kind = "" if variable is None else _type(variable.get("typeRef", ""))
    field, type_, ranges = (
        element.get(f"{{{OURS}}}{key}", "") for key in ("field", "type", "ranges")
    )
    description = _child(element, "description")
    documentation = "" if description is None else " ".join((description.text or "").split())
    return DataItem(kind, field, type_, ranges, documentation)


def _type(reference: str) -> str:
    """Return the name of a type without the prefix that DMN 1.1 gives it."""
    return reference.strip().rpartition(":")[2]


def _place(element: Element) -> Text:
    return Text("", _line_of(element), element.get("id"))


def _text(element: Element, name: str, owner: Element | None = None) -> Text:
    """Return the text of a child, "" if there is none; it stands where its owner does."""
    child = _child(element, name)
    text = "" if child is None else (child.text or "").strip()
    line = _line_of(element) if child is None else _line_of(child)
    named = element.get("id") or (None if owner is None else owner.get("id"))
    return Text(text, line, named)


def _line_of(element: Element) -> int | None:
    line: int | None = element.sourceline  # type: ignore[assignment]  # lxml-stubs lacks it
    return line


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local_name(child) == name)


def _child(element: Element, name: str) -> Element | None:
    return next(_children(element, name), None)
