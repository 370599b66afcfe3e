"""Every node of the tree as it stands on one line: a list of tokens, " " where a space goes.

Nothing is known here of widths, lines or comments. Where the language has two spellings for
one tree (`a is b` and `a in {b}`), the author's is kept if the source is there to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from presencemap.language import tree
from presencemap.model import OutcomeKind
from presencemap.model.durations import written
from presencemap.model.times import written_time
from presencemap.model.wording import quoted
from presencemap.source import Source

__all__ = ["Inline", "Pieces", "separated", "width_of"]

Pieces = list[str]
"""Tokens, and " " wherever two of them stand apart."""

_COMMENT: Final = re.compile(r"#[^\n]*")


def width_of(pieces: Pieces) -> int:
    """Return the number of columns that pieces take on one line."""
    return sum(map(len, pieces))


def separated(each: Iterable[Pieces], *separator: str) -> Pieces:
    """Return pieces with a separator between them."""
    joined: Pieces = []
    for pieces in each:
        if joined:
            joined += separator
        joined += pieces
    return joined


class Inline:
    """The one-line spelling of nodes; `source` is the text that they were parsed from, if any."""

    def __init__(self, source: Source | None) -> None:
        self._source = source

    # -- values

    def scalar(self, node: tree.Scalar) -> str:
        """Return a value's canonical lexeme; a duration keeps the unit it was written in."""
        match node:
            case tree.Word():
                return node.text
            case tree.Number():
                return str(node.value)
            case tree.Text():
                return quoted(node.value)
            case tree.Duration():
                return self._source.at(node.span) if self._source else written(node.seconds)
            case tree.Clock():
                return written_time(node.minutes)
            case tree.YesNo():
                return "yes" if node.value else "no"

    def value(self, node: tree.ValueNode) -> Pieces:
        """Return a scalar or a range."""
        if not isinstance(node, tree.Range):
            return [self.scalar(node)]
        return [self.scalar(node.low), "..", *([self.scalar(node.high)] if node.high else [])]

    def values(self, nodes: Iterable[tree.ValueNode]) -> list[Pieces]:
        """Return several values, each for itself."""
        return [self.value(node) for node in nodes]

    def between_braces(self, nodes: Iterable[tree.ValueNode]) -> Pieces:
        """Return `{a, b}`: a set of values."""
        return ["{", *separated(self.values(nodes), ",", " "), "}"]

    def names(self, nodes: Iterable[tree.Scalar]) -> Pieces:
        """Return `a, b`."""
        return separated(([self.scalar(node)] for node in nodes), ",", " ")

    # -- conditions

    def condition(self, node: tree.Condition) -> Pieces:
        """Return a condition with those parentheses that it needs."""
        match node:
            case tree.And() | tree.Or():
                parts = (self.operand(node, part) for part in node.parts)
                return separated(parts, " ", operator_of(node), " ")
            case tree.Not():
                return ["not", " ", *self.operand(node, node.part)]
            case tree.Membership() | tree.OnDays():
                head = self.membership_head(node)
                if self.has_braces(node):
                    return head + self.between_braces(values_of(node))
                return head + self.value(values_of(node)[0])
            case _:
                return self._simple(node)

    def _simple(
        self,
        node: tree.Anything
        | tree.Reference
        | tree.IsAbsent
        | tree.Compare
        | tree.Like
        | tree.Between,
    ) -> Pieces:
        match node:
            case tree.Anything():
                return ["any"]
            case tree.Reference():
                return [node.name.text]
            case tree.IsAbsent():
                negation = ["not", " "] if node.negated else []
                return [node.field.text, " ", "is", " ", *negation, "absent"]
            case tree.Compare():
                return [node.field.text, " ", node.operator, " ", self.scalar(node.value)]
            case tree.Like():
                return [node.field.text, " ", "like", " ", self.scalar(node.glob)]
            case tree.Between():
                field = [node.field.text, " "] if node.field else []
                return field + self.between(node.start, node.end)

    def operand(self, parent: tree.Condition, part: tree.Condition) -> Pieces:
        """Return a part of a condition, in parentheses if it would be read otherwise."""
        pieces = self.condition(part)
        return ["(", *pieces, ")"] if needs_parentheses(parent, part) else pieces

    def between(self, start: tree.ValueNode, end: tree.ValueNode) -> Pieces:
        """Return `between 08:00 and 18:00`."""
        return ["between", " ", *self.value(start), " ", "and", " ", *self.value(end)]

    def membership_head(self, node: tree.Membership | tree.OnDays) -> Pieces:
        """Return what stands before the values: `field is not `, `field in `, `on `."""
        if isinstance(node, tree.OnDays):
            return ["on", " "]
        words = ["in"] if self._uses_in(node) else ["is"]
        if node.negated:
            words.insert(words == ["is"], "not")
        return [node.field.text, " ", *separated(([word] for word in words), " "), " "]

    def has_braces(self, node: tree.Membership | tree.OnDays) -> bool:
        """Tell `in {a}` from `is a`, and `on {mon}` from `on mon`."""
        return len(values_of(node)) > 1 or self.ends_with_brace(node)

    def ends_with_brace(self, node: tree.Node) -> bool:
        """Say whether the author closed the node by a brace, an empty pair of them included."""
        return self._source is not None and self._source.text[node.span.end - 1] == "}"

    def _uses_in(self, node: tree.Membership) -> bool:
        if self.has_braces(node):
            return True
        value = node.values[0]
        if not isinstance(value, tree.Range):
            return False
        if self._source is None:
            return True
        before = self._source.text[node.field.span.end : value.span.start]
        return "in" in _COMMENT.sub("", before).split()

    # -- outcomes, cells, facts

    def outcome(self, node: tree.OutcomeNode, after: tree.Duration | None) -> Pieces:
        """Return `Ready mode auto-in after 2s`."""
        if node.kind is not OutcomeKind.STATE or node.state is None:
            pieces = [node.kind.value]
        else:
            pieces = [node.state.text]
        for attribute in node.attributes:
            pieces += [" ", attribute.name.text, " ", self.scalar(attribute.value)]
        return [*pieces, " ", "after", " ", self.scalar(after)] if after else pieces

    def cell_head(self, node: tree.Cell) -> Pieces:
        """Return what stands before the values of a cell in braces."""
        return ["not", " "] if node.negated else []

    def cell(self, node: tree.Cell) -> Pieces:
        """Return a cell of a grid."""
        head = self.cell_head(node)
        if node.operator in ("any", "absent"):
            return [*head, node.operator]
        if node.operator == "between":
            return head + self.between(*node.values)
        if node.braces:
            return head + self.between_braces(node.values)
        sign = [] if node.operator == "is" else [node.operator, " "]
        return [*head, *sign, *self.value(node.values[0])]

    def fact(self, node: tree.Fact) -> Pieces:
        """Return `availability 3500`, `location absent` or `activities {busy, meal}`."""
        if node.braces:
            return [node.field.text, " ", *self.between_braces(node.values)]
        value = self.scalar(node.values[0]) if node.values else "absent"
        return [node.field.text, " ", value]

    def answer(self, node: tree.Answer) -> Pieces:
        """Return `voice NotReady reason "DND"`."""
        return [node.table.text, " ", *self.outcome(node.outcome, node.after)]

    # -- declarations

    def token_entry(self, node: tree.TokenEntry) -> Pieces:
        """Return a declared token with the versions that have it."""
        pieces = [self.scalar(node.token)]
        for word, version in (("since", node.since), ("until", node.until)):
            pieces += [" ", word, " ", self.scalar(version)] if version else []
        return pieces

    def documented(self, name: tree.Word, documentation: tree.Text | None) -> Pieces:
        """Return a name with its documentation."""
        return [name.text, *([" ", self.scalar(documentation)] if documentation else [])]


def operator_of(node: tree.And | tree.Or) -> str:
    """Return the word that joins the parts."""
    return "or" if isinstance(node, tree.Or) else "and"


def values_of(node: tree.Membership | tree.OnDays) -> tuple[tree.ValueNode, ...]:
    """Return what a membership lists."""
    return node.values if isinstance(node, tree.Membership) else node.days


def needs_parentheses(parent: tree.Condition, part: tree.Condition) -> bool:
    """Say whether a part would be read otherwise without parentheses."""
    if isinstance(parent, tree.Or):
        return isinstance(part, tree.Or)
    return isinstance(part, tree.Or | tree.And)
