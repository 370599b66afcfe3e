"""Outcomes of a tree to outcomes of the target vocabulary."""

from __future__ import annotations

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language import tree
from presencemap.model import AttributeType, FieldType, Outcome, OutcomeKind, TargetState
from presencemap.source import Source, Span
from presencemap.tables.findings import (
    DUPLICATE_NAME,
    ILLEGAL_ATTRIBUTE,
    UNKNOWN_STATE,
    UNKNOWN_TOKEN,
    WRONG_TYPE,
)
from presencemap.tables.scope import ATTRIBUTE_TYPES, Scope, did_you_mean

__all__ = ["resolve_outcome"]


def resolve_outcome(
    scope: Scope, source: Source, node: tree.OutcomeNode, diagnostics: list[Diagnostic]
) -> Outcome:
    """Return the outcome; what is wrong with it is added to `diagnostics`."""
    if node.state is None:
        return Outcome(node.kind)
    state = scope.states.get(node.state.text)
    if state is None:
        help_ = did_you_mean(node.state.text, scope.states)
        if not scope.states:
            help_ = "no vocabulary in use declares states; `use genesys` does"
        message = f"`{node.state.text}` is no state of the target"
        diagnostics.append(UNKNOWN_STATE.at(source, node.state.span, message, help=help_))
        return Outcome(node.kind, node.state.text)
    values: dict[str, str | bool | int] = {}
    places: dict[str, Span] = {}
    for each in node.attributes:
        name = each.name.text
        if name in places:
            related = (Related("it is given here first", source, places[name]),)
            message = f"`{name}` is given twice"
            diagnostics.append(DUPLICATE_NAME.at(source, each.name.span, message, related=related))
        places.setdefault(name, each.name.span)
        value = _attribute(state.thing, source, each, diagnostics)
        if value is not None:
            values[name] = value
    return Outcome(OutcomeKind.STATE, node.state.text, values)


def _attribute(
    state: TargetState, source: Source, node: tree.SetAttribute, diagnostics: list[Diagnostic]
) -> str | bool | int | None:
    known = {each.name: each for each in state.attributes}
    attribute = known.get(node.name.text)
    if attribute is None:
        message = f"the state `{state.name}` has no attribute `{node.name.text}`"
        help_ = did_you_mean(node.name.text, [*known, "after"])
        diagnostics.append(ILLEGAL_ATTRIBUTE.at(source, node.name.span, message, help=help_))
        return None
    if attribute.type not in ATTRIBUTE_TYPES:
        return None  # reported where it is declared
    match attribute.type, node.value:
        case (FieldType.TEXT, tree.Text(value=text)):
            return text
        case (FieldType.YES_NO, tree.YesNo(value=truth)):
            return truth
        case (FieldType.INT, tree.Number(value=number)):
            return number
        case (FieldType.TOKEN, tree.Word(text=word) | tree.Text(value=word)):
            if word in attribute.tokens:
                return word
            message = f"`{word}` is no value of `{attribute.name}`"
            help_ = did_you_mean(word, attribute.tokens)
            diagnostics.append(UNKNOWN_TOKEN.at(source, node.value.span, message, help=help_))
        case _:
            message = f"`{source.at(node.value.span)}` can't be a value of `{attribute.name}`"
            help_ = _takes(attribute)
            diagnostics.append(WRONG_TYPE.at(source, node.value.span, message, help=help_))
    return None


def _takes(attribute: AttributeType) -> str:
    if attribute.type is FieldType.TOKEN:
        return f"it takes {', '.join(f'`{token}`' for token in attribute.tokens)}"
    kinds = {FieldType.TEXT: 'text in "…"', FieldType.YES_NO: "`yes` or `no`"}
    return f"it takes {kinds.get(attribute.type, 'a number')}"
