"""Which changes of state the target allows, and the requests that carry them out."""

from __future__ import annotations

from collections.abc import Iterator

from presencemap.diagnostics import Diagnostic
from presencemap.language import tree
from presencemap.model import FieldType, LegalTransition
from presencemap.source import Source
from presencemap.tables.findings import ILLEGAL_ATTRIBUTE, UNKNOWN_STATE, UNKNOWN_TOKEN
from presencemap.tables.scope import Declared, Scope, add
from presencemap.tables.suggest import suggest

__all__ = ["declare_transitions"]


def declare_transitions(scope: Scope, source: Source, file: tree.File) -> None:
    """Add a file's transitions and its requests for attributes, when all states are known.

    `any` stands for each state of the same file, in pairs that no line gives by name.
    """
    lines = [item for item in file.items if isinstance(item, tree.TransitionDeclaration)]
    for item in lines:
        _declare_named(scope, source, item)
    for item in lines:
        for pair in _pairs(scope, source, item):
            legal = LegalTransition(*pair, tuple(name.text for name in item.requests))
            scope.transitions.setdefault(pair, Declared(legal, source, item.span))
    for each in file.items:
        if isinstance(each, tree.WithRequests):
            _declare_requests(scope, source, each)


def _declare_named(scope: Scope, source: Source, item: tree.TransitionDeclaration) -> None:
    for name in (item.from_state, item.to_state):
        if name and name.text not in scope.states:
            suggestion = suggest(name.text, scope.states, name)
            message = f"no state `{name.text}` is declared"
            scope.diagnostics.append(
                UNKNOWN_STATE.at(
                    source, name.span, message, help=suggestion.help, fix=suggestion.fix
                )
            )
    if item.from_state and item.to_state:
        key = (item.from_state.text, item.to_state.text)
        legal = LegalTransition(*key, tuple(name.text for name in item.requests))
        span = item.from_state.span.to(item.to_state.span)
        add(scope, scope.transitions, key, legal, source, span)


def _pairs(
    scope: Scope, source: Source, item: tree.TransitionDeclaration
) -> Iterator[tuple[str, str]]:
    if item.from_state and item.to_state:
        return
    here = [name for name, each in scope.states.items() if each.source is source]
    for first in [item.from_state.text] if item.from_state else here:
        for second in [item.to_state.text] if item.to_state else here:
            yield first, second


def _declare_requests(scope: Scope, source: Source, item: tree.WithRequests) -> None:
    name = item.attribute.text
    types = {
        attribute.type: attribute
        for state in scope.states.values()
        for attribute in state.thing.attributes
        if attribute.name == name
    }
    if not types:
        known = {each.name for state in scope.states.values() for each in state.thing.attributes}
        suggestion = suggest(name, sorted(known), item.attribute)
        message = f"no state has an attribute `{name}`"
        scope.diagnostics.append(
            ILLEGAL_ATTRIBUTE.at(
                source, item.attribute.span, message, help=suggestion.help, fix=suggestion.fix
            )
        )
        return
    value: str | bool | int | None = None
    match item.value:
        case tree.YesNo(value=truth) if FieldType.YES_NO in types:
            value = truth
        case tree.Number(value=number) if FieldType.INT in types:
            value = number
        case tree.Word(text=word) | tree.Text(value=word) if (
            FieldType.TOKEN in types and word in types[FieldType.TOKEN].tokens
        ):
            value = word
    if value is None:
        scope.diagnostics.append(_no_value(source, item))
        return
    requests = tuple(word.text for word in item.requests)
    add(scope, scope.requests, (name, value), requests, source, item.attribute.span)


def _no_value(source: Source, item: tree.WithRequests) -> Diagnostic:
    message = f"`{source.at(item.value.span)}` is no value of `{item.attribute.text}`"
    return UNKNOWN_TOKEN.at(source, item.value.span, message)
