"""Decision diagrams of tables as a graph for Graphviz.

An ellipse asks a field, an edge has the values with which it is followed, a box answers. Every
presence follows one way, and what does not matter on it is not asked. The same table always
gives the same text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Decision, FieldType
from presencemap.report.printable import printable
from presencemap.report.words import decision_words
from presencemap.report.wrapping import wrapped
from presencemap.tables import RuleSet, Table
from presencemap.tables.diagram import (
    CONFLICT,
    NO_ROW,
    Aspect,
    Budget,
    Diagrams,
    Node,
    Proof,
    TooLarge,
    Variable,
)
from presencemap.tables.diagram.sifting import sifted
from presencemap.tables.paths import condition_of
from presencemap.tables.sentences import cell_words, condition_words

__all__ = ["dot_lines"]

_WIDTH: Final = 34
"""Characters of a line in an ellipse or beside an edge."""
_WIDEST: Final = 44
"""Characters of a line of an answer."""
_YES: Final = 0b10

_GRAPH: Final = """\
  graph [fontname="sans-serif" ranksep=0.6 nodesep=0.35]
  node [fontname="sans-serif" fontsize=11 shape=ellipse color="#59636e"]
  edge [fontname="sans-serif" fontsize=9 color="#59636e" fontcolor="#30363d"]"""
_ANSWER: Final = 'shape=box style="filled,rounded"'
_COLOURS: Final = {True: "#d7f0dc", False: "#eef0f3"}
"""Of answers: with a state that calls are routed in, and all others."""


def dot_lines(
    rules: RuleSet, tables: Iterable[Table], limits: Limits = DEFAULT_LIMITS
) -> Iterator[str]:
    """Yield the lines of one graph with the diagrams of some tables, each in a frame of its own.

    Raises TooLarge if a diagram would be.
    """
    yield "digraph rules {"
    yield from _GRAPH.splitlines()
    for number, table in enumerate(tables):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={_quoted(table.name)} labeljust=l color={_quoted('#c9d1d9')}"
        yield from (f"    {line}" for line in _Picture(rules, table, number, limits).lines())
        yield "  }"
    yield "}"


class _Picture:
    """One diagram; nodes are numbered level by level, so that names don't depend on chance."""

    def __init__(self, rules: RuleSet, table: Table, number: int, limits: Limits) -> None:
        self._rules = rules
        self._table = table
        self._prefix = f"t{number}"
        self._diagrams, self._root = _diagram(Proof(table, rules.fields, limits), limits)
        nodes = self._diagrams.under(self._root)
        self._names = {node: f"{self._prefix}n{n}" for n, node in enumerate(nodes)}

    def lines(self) -> Iterator[str]:
        """Yield nodes, answers, then edges."""
        for node, name in self._names.items():
            yield f"{name} [label={_quoted(_asked(self._variable(node)))}]"
        for leaf in sorted(self._diagrams.leaves(self._root), key=self._order):
            yield from self._answer(leaf)
        for node, name in self._names.items():
            for mask, child in node.edges:
                words = _followed(self._variable(node), mask)
                yield f"{name} -> {self._name(child)} [label={_quoted(words)}]"

    def _variable(self, node: Node) -> Variable:
        return self._diagrams.variables[node.level]

    def _name(self, node: Node) -> str:
        return self._names.get(node) or self._leaf_name(node.leaf)

    def _order(self, leaf: Hashable) -> int:
        """Place rows as they stand, what `otherwise` answers last."""
        number = int(str(leaf))
        return number if number >= 0 else len(self._table.rows) - number

    def _leaf_name(self, leaf: Hashable) -> str:
        return f"{self._prefix}a{self._order(leaf)}"

    def _answer(self, leaf: Hashable) -> Iterator[str]:
        title, decision = self._decision(int(str(leaf)))
        words = decision_words(decision) if decision else "no answer"
        state = self._rules.states.get((decision.outcome.state if decision else "") or "")
        colour = _COLOURS[state is not None and state.routable]
        label = "\n".join([title, *wrapped(words, _WIDEST)])
        looks = f"{_ANSWER} fillcolor={_quoted(colour)}"
        yield f"{self._leaf_name(leaf)} [label={_quoted(label)} {looks}]"

    def _decision(self, leaf: int) -> tuple[str, Decision | None]:
        last = self._table.otherwise
        if leaf == NO_ROW:
            return ("otherwise" if last else "no row"), last.decision if last else None
        if leaf == CONFLICT:
            return "rows contradict each other", last.decision if last else None
        row = self._table.rows[leaf]
        return row.name, row.decision


def _diagram(proof: Proof, limits: Limits) -> tuple[Diagrams, Node]:
    root = proof.diagram
    try:
        return sifted(proof.diagrams, root, Budget(limits))
    except TooLarge:  # to find a better order, that is
        return proof.diagrams, root


def _asked(variable: Variable) -> str:
    if variable.aspect is Aspect.VALUE:
        return variable.field.name
    if variable.aspect is Aspect.HOLDS_OTHER:
        return f"{variable.field.name} has\nanother token"
    asked = condition_words({variable.field.name: variable.field}, condition_of(variable, _YES))
    return "\n".join(wrapped(asked, _WIDTH))


def _followed(variable: Variable, mask: int) -> str:
    """Return with which values an edge is followed, the shorter of two ways to say it."""
    if variable.aspect is not Aspect.VALUE:
        return "yes" if mask == _YES else "no"
    words = cell_words(variable.field, condition_of(variable, mask))
    rest = cell_words(variable.field, condition_of(variable, variable.full & ~mask))
    plain = not rest.startswith(("not ", "<", ">")) and " or " not in rest
    if plain and variable.field.type is not FieldType.YES_NO and len(f"not {rest}") < len(words):
        words = f"not {rest}"
    return "\n".join(wrapped(words, _WIDTH))


def _quoted(text: str) -> str:
    """Return a string of the DOT language, lines centred."""
    escaped = printable(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
