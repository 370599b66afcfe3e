"""Stars in texts that are compared letter by letter: most likely patterns without `like`."""

from __future__ import annotations

from presencemap.diagnostics import Edit, Fix
from presencemap.language import tree
from presencemap.model import Field, FieldType
from presencemap.source import Source, Span
from presencemap.tables.findings import GLOB_WITHOUT_LIKE
from presencemap.tables.operands import Operands

__all__ = ["doubt_stars"]


def doubt_stars(operands: Operands, source: Source, node: tree.Membership, field: Field) -> None:
    """Warn of a `*` in text that is compared letter by letter."""
    for value in node.values:
        if not isinstance(value, tree.Text) or "*" not in value.value:
            continue
        message = f"a `*` stands for itself here: `{source.at(value.span)}` is no pattern"
        help_ = f"patterns are for text; `{field.name}` is of type {field.type.value}"
        fix = None
        if field.type is FieldType.TEXT:
            negation = "not " if node.negated else ""
            help_ = f"did you mean `{negation}{field.name} like {source.at(value.span)}`?"
            if node.field.span == node.values[0].span or node.field.span.start != node.span.start:
                help_ = f"did you mean `{negation}like {source.at(value.span)}`?"
            fix = _with_like(source, node)
        operands.say(GLOB_WITHOUT_LIKE, source, value, message, help_=help_, fix=fix)


def _with_like(source: Source, node: tree.Membership) -> Fix | None:
    """Return the edit that makes a pattern of a single text, None if there is none so simple."""
    if node.negated or len(node.values) > 1:
        return None
    start = node.field.span.end if node.field.span.start == node.span.start else node.span.start
    between = Span(start, node.values[0].span.start)
    if source.at(between).strip() not in ("is", ""):
        return None
    space = " " if start > node.span.start else ""
    return Fix("write `like`", (Edit(between, f"{space}like "),), safe=False)
