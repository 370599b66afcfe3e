"""Parts of conditions as regions of a table's proof: the presences that each is true of.

The definitions that a part speaks of are regions of their own, made once for all who use them.
"""

from __future__ import annotations

from collections.abc import Mapping

from presencemap.checks.meaning.alike import asks_for_no
from presencemap.checks.meaning.written import Part
from presencemap.language import tree
from presencemap.tables.conditions import AllOf, Negation
from presencemap.tables.diagram.nodes import Node
from presencemap.tables.diagram.proof import Proof
from presencemap.tables.diagram.variables import Aspect

__all__ = ["PartRegions", "defined_name", "is_contrary"]


class PartRegions:
    """The regions of the parts that one table reads; any of its operations may raise TooLarge."""

    def __init__(self, proof: Proof, defined: Mapping[str, Part]) -> None:
        """Start with none; `defined` are the conditions of the definitions, by name."""
        self.proof = proof
        self.defined = defined
        self._known: dict[int, tuple[Part, Node]] = {}
        self._has_patterns = any(each.aspect is Aspect.LIKE for each in proof.variables)

    def of(self, part: Part) -> Node:
        """Return the region of a part."""
        known = self._known.get(id(part))
        if known is None:
            # With the part, which keeps its identity.
            known = self._known[id(part)] = part, self._made(part)
        return known[1]

    def _made(self, part: Part) -> Node:
        if part.parts:
            return self.joined(part, [self.of(child) for child in part.parts])
        name = defined_name(part, self.defined)
        if name is None:
            return self.proof.region(part.meaning)
        region = self.of(self.defined[name])
        return self.proof.diagrams.negated(region) if is_contrary(part) else region

    def joined(self, part: Part, regions: list[Node]) -> Node:
        """Return the region of a part whose own parts have these regions."""
        diagrams = self.proof.diagrams
        if isinstance(part.meaning, Negation):
            return diagrams.negated(regions[0])
        return (diagrams.all_of if isinstance(part.meaning, AllOf) else diagrams.any_of)(regions)

    def is_empty(self, region: Node) -> bool:
        """Tell whether there certainly is no presence in a region."""
        if region is self.proof.diagrams.false:
            return True
        return self._has_patterns and self.proof.find(region) is None


def defined_name(part: Part, defined: Mapping[str, Part]) -> str | None:
    """Return the name of the definition that a part is, None if it is something else."""
    node = part.node
    name = node.name.text if isinstance(node, tree.Reference) else part.column
    return name if name in defined else None


def is_contrary(part: Part) -> bool:
    """Tell whether a part that is the name of a definition asks for its contrary."""
    return isinstance(part.node, tree.Cell) and asks_for_no(part.node)
