"""The picture that DMN tools open first: decisions in a row, what they are fed with below.

Sizes are those that Camunda Modeler gives new shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

__all__ = ["diagram"]

_WIDTH: Final = 180
_DECISION_HEIGHT: Final = 80
_DATA: Final = (125, 45)
_GAP: Final = 60
_TOP: Final = 80
_DATA_TOP: Final = 320


def diagram(decisions: Sequence[tuple[str, Sequence[str]]], data: Sequence[str]) -> ET.Element:
    """Return the DMNDI element for decisions, each with the input data that it needs, by id."""
    root = ET.Element("dmndi:DMNDI")
    drawn = ET.SubElement(root, "dmndi:DMNDiagram", {"id": "dmn-diagram"})
    at = {
        own: (_GAP + index * (_WIDTH + _GAP), _TOP, _WIDTH, _DECISION_HEIGHT)
        for index, (own, _) in enumerate(decisions)
    }
    at |= {
        own: (_GAP + index * (_DATA[0] + _GAP), _DATA_TOP, *_DATA) for index, own in enumerate(data)
    }
    for own, box in at.items():
        shape = ET.SubElement(drawn, "dmndi:DMNShape", {"id": f"shape-{own}", "dmnElementRef": own})
        keys = ("x", "y", "width", "height")
        ET.SubElement(shape, "dc:Bounds", dict(zip(keys, map(str, box), strict=True)))
    for own, needs in decisions:
        for number, needed in enumerate(needs, 1):
            reference = f"{own}-needs-{number}"
            edge = ET.SubElement(
                drawn, "dmndi:DMNEdge", {"id": f"edge-{reference}", "dmnElementRef": reference}
            )
            left, top, width, _ = at[needed]
            ET.SubElement(edge, "di:waypoint", {"x": str(left + width // 2), "y": str(top)})
            left, top, width, height = at[own]
            middle = left + width // 2
            ET.SubElement(edge, "di:waypoint", {"x": str(middle), "y": str(top + height)})
    return root
