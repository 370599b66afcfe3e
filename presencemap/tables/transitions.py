"""Which changes of state the target allows, and the requests that carry them out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from presencemap.diagnostics import Diagnostic
from presencemap.language import tree
from presencemap.model import FieldType, LegalTransition
from presencemap.source import Source
from presencemap.tables.findings import (
    ILLEGAL_ATTRIBUTE,
    UNKNOWN_STATE,
    UNKNOWN_TOKEN,
    WRONG_CASE,
    WRONG_TYPE,
)
from presencemap.tables.operands import listed
from presencemap.tables.scope import Declared, Scope, add
from presencemap.tables.suggest import in_another_case, replacement, suggest

__all__ = ["declare_transitions"]


def declare_transitions(scope: Scope, source: Source, file: tree.File) -> None:
    """Add a file's transitions and its requests for attributes, when all states are known.

    `any` stands for each state of the same file, in pairs that no line gives by name.
    """
    lines = [item for item in file.items if isinstance(item, tree.TransitionDeclaration)]
    for item in lines:
        _declare_named(scope, source, item)
    with_any: dict[tuple[str | None, str | None], Declared[None]] = {}
    for item in lines:
        if item.from_state is None or item.to_state is None:
            names = tuple(each.text if each else None for each in (item.from_state, item.to_state))
            add(scope, with_any, (names[0], names[1]), None, source, item.span)
        for pair in _pairs(scope, source, item):
            legal = LegalTransition(*pair, tuple(name.text for name in item.requests))
            scope.transitions.setdefault(pair, Declared(legal, source, item.span))
    for each in file.items:
        if isinstance(each, tree.WithRequests):
            _declare_requests(scope, source, each)


def _declare_named(scope: Scope, source: Source, item: tree.TransitionDeclaration) -> None:
    for name in (item.from_state, item.to_state):
        if name and name.text not in scope.states:
            scope.diagnostics.append(_unknown_state(scope, source, name))
    if item.from_state and item.to_state:
        key = (item.from_state.text, item.to_state.text)
        legal = LegalTransition(*key, tuple(name.text for name in item.requests))
        span = item.from_state.span.to(item.to_state.span)
        add(scope, scope.transitions, key, legal, source, span)


def _unknown_state(scope: Scope, source: Source, name: tree.Word) -> Diagnostic:
    if same := in_another_case(name.text, scope.states):
        return _wrong_case(source, name, name.text, same)
    suggestion = suggest(name.text, scope.states, name)
    message = f"no state `{name.text}` is declared"
    help_ = suggestion.help or listed(list(scope.states))
    return UNKNOWN_STATE.at(source, name.span, message, help=help_, fix=suggestion.fix)


def _wrong_case(source: Source, node: tree.Word | tree.Text, word: str, same: str) -> Diagnostic:
    message = f"`{word}` is written `{same}`: upper and lower case matter"
    return WRONG_CASE.at(source, node.span, message, fix=replacement(node, same))


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
    owned = [each for state in scope.states.values() for each in state.thing.attributes]
    meant = [attribute for attribute in owned if attribute.name == name]
    if not meant:
        known = sorted({each.name for each in owned})
        scope.diagnostics.append(_no_attribute(source, item.attribute, known))
        return
    types = {attribute.type for attribute in meant}
    tokens = {token for attribute in meant for token in attribute.tokens}
    value: str | bool | int | None = None
    match item.value:
        case tree.YesNo(value=truth) if FieldType.YES_NO in types:
            value = truth
        case tree.Number(value=number) if FieldType.INT in types:
            value = number
        case tree.Word(text=word) | tree.Text(value=word) if word in tokens:
            value = word
    if value is None:
        scope.diagnostics.append(_no_value(source, item, types, sorted(tokens)))
        return
    requests = tuple(word.text for word in item.requests)
    span = item.attribute.span.to(item.value.span)
    add(scope, scope.requests, (name, value), requests, source, span)


def _no_attribute(source: Source, node: tree.Word, known: Sequence[str]) -> Diagnostic:
    if same := in_another_case(node.text, known):
        return _wrong_case(source, node, node.text, same)
    suggestion = suggest(node.text, known, node)
    message = f"no state has an attribute `{node.text}`"
    help_ = suggestion.help or listed(known)
    return ILLEGAL_ATTRIBUTE.at(source, node.span, message, help=help_, fix=suggestion.fix)


def _no_value(
    source: Source, item: tree.WithRequests, types: Collection[FieldType], tokens: Sequence[str]
) -> Diagnostic:
    node, name = item.value, item.attribute.text
    if FieldType.TOKEN in types and isinstance(node, tree.Word | tree.Text):
        word = node.text if isinstance(node, tree.Word) else node.value
        if same := in_another_case(word, tokens):
            return _wrong_case(source, node, word, same)
        suggestion = suggest(word, tokens, node)
        help_ = suggestion.help or listed(tokens)
        message = f"`{word}` is no value of `{name}`"
        return UNKNOWN_TOKEN.at(source, node.span, message, help=help_, fix=suggestion.fix)
    kinds = " or ".join(sorted(each.value for each in types))
    message = f"`{source.at(node.span)}` can't be a value of `{name}`, which is of type {kinds}"
    help_ = "`with` takes a token, a number, `yes` or `no`"
    return WRONG_TYPE.at(source, node.span, message, help=help_)
