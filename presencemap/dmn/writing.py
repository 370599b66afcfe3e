"""Decision tables to the XML of DMN 1.3 (OMG formal/2019-11-11), with a diagram to open.

What the standard has no place for stands in attributes of a namespace of ours, which other
readers pass over: what a field is called and of what type it is in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from presencemap.dmn.diagram import diagram
from presencemap.dmn.model import Clause, Data, DecisionTable, Rule, TypeRef
from presencemap.dmn.names import xml_id

__all__ = ["DMN_1_3", "OURS", "xml_text"]

DMN_1_3: Final = "https://www.omg.org/spec/DMN/20191111/MODEL/"
OURS: Final = "urn:presencemap:dmn:1"
"""The namespace of the attributes that tell `import-dmn` what the rules called things."""

_NAMESPACES: Final = {
    "xmlns": DMN_1_3,
    "xmlns:dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
    "xmlns:pm": OURS,
}
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (production 2) has no place for, escaped or not."""


def xml_text(name: str, tables: Sequence[DecisionTable], timezone: str | None = None) -> str:
    """Return one document with a decision for each table.

    `timezone` is that of the clock which shows `time` and `weekday`, if there is one.
    """
    root = ET.Element(
        "definitions",
        {
            **_NAMESPACES,
            "id": "dmn-definitions",
            "name": _clean(name),
            "namespace": OURS,
            "exporter": "presencemap",
        },
    )
    if timezone:
        root.set("pm:timezone", timezone)
    if any(clause.type is TypeRef.TOKENS for table in tables for clause in table.data):
        item = _element(root, "itemDefinition", name=TypeRef.TOKENS.value, isCollection="true")
        item.set("id", "dmn-tokens")
        _element(item, "typeRef").text = TypeRef.STRING.value
    data = {each.name: each for table in tables for each in table.data}
    for each in data.values():
        _data(root, each)
    for table in tables:
        _decision(root, table)
    root.append(diagram([(t.identifier, _needs(t)) for t in tables], list(map(_data_id, data))))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def _data(root: ET.Element, data: Data) -> None:
    element = _element(root, "inputData", id=_data_id(data.name), name=data.name)
    for key, value in (("field", data.field), ("type", data.kind), ("ranges", data.ranges)):
        if value:
            element.set(f"pm:{key}", _clean(value))
    if data.documentation:
        _element(element, "description").text = _clean(data.documentation)
    _element(element, "variable", name=data.name, typeRef=data.type.value)


def _data_id(name: str) -> str:
    return xml_id("data", name)


def _needs(table: DecisionTable) -> list[str]:
    return [_data_id(each.name) for each in table.data]


def _decision(root: ET.Element, table: DecisionTable) -> None:
    own = table.identifier
    decision = _element(root, "decision", id=own, name=table.name)
    _element(decision, "variable", name=own)
    for number, needed in enumerate(_needs(table), 1):
        requirement = _element(decision, "informationRequirement", id=xml_id(own, "needs", number))
        _element(requirement, "requiredInput", href=f"#{needed}")
    grid = _element(
        decision, "decisionTable", id=xml_id(own, "table"), hitPolicy=table.policy.value
    )
    grid.set("pm:language", "1")
    if table.routable:
        grid.set("pm:routable", " ".join(table.routable))
    for number, clause in enumerate(table.inputs, 1):
        _input(grid, clause, xml_id(own, "input", number))
    for number, clause in enumerate(table.outputs, 1):
        _output(grid, clause, xml_id(own, "output", number))
    for number, rule in enumerate(table.rules, 1):
        _rule(grid, rule, xml_id(own, "rule", number))


def _input(grid: ET.Element, clause: Clause, own: str) -> None:
    column = _element(grid, "input", id=own, label=clause.label)
    asked = _element(column, "inputExpression", id=f"{own}-expression", typeRef=clause.type.value)
    _text(asked, clause.expression)
    if clause.values:
        _text(_element(column, "inputValues", id=f"{own}-values"), clause.values)


def _output(grid: ET.Element, clause: Clause, own: str) -> None:
    column = _element(
        grid, "output", id=own, label=clause.label, name=clause.expression,
        typeRef=clause.type.value,
    )  # fmt: skip
    if clause.attribute:
        column.set("pm:attribute", _clean(clause.attribute))
    if clause.values:
        _text(_element(column, "outputValues", id=f"{own}-values"), clause.values)
    if clause.default:
        _text(_element(column, "defaultOutputEntry", id=f"{own}-default"), clause.default)


def _rule(grid: ET.Element, rule: Rule, own: str) -> None:
    row = _element(grid, "rule", id=own)
    if rule.description:
        _element(row, "description").text = _clean(rule.description)
    for number, text in enumerate(rule.inputs, 1):
        _text(_element(row, "inputEntry", id=xml_id(own, "when", number)), text)
    for number, text in enumerate(rule.outputs, 1):
        _text(_element(row, "outputEntry", id=xml_id(own, "then", number)), text)


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {key: _clean(text) for key, text in attributes.items()})


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
