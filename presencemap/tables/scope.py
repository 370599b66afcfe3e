"""The names that a rules file may use: what it and the files it uses declare.

Declarations come from trees; everything that is wrong with them is collected, not raised.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from attrs import define, field, frozen

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language import tree
from presencemap.model import (
    AttributeType,
    Field,
    FieldType,
    LegalTransition,
    NamedRange,
    TargetState,
)
from presencemap.model.fields import LARGEST_INT
from presencemap.source import Source, Span
from presencemap.tables.findings import (
    DUPLICATE_NAME,
    NUMBER_TOO_LARGE,
    UNKNOWN_STATE,
    WRONG_TYPE,
)

__all__ = ["ATTRIBUTE_TYPES", "Declared", "Scope", "declare", "did_you_mean", "refuse_shadows"]

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key")

ATTRIBUTE_TYPES: Final = (FieldType.TOKEN, FieldType.TEXT, FieldType.YES_NO, FieldType.INT)
"""What an attribute of a state may be."""


@frozen
class Declared(Generic[_Thing]):
    """A declared thing and the place of its declaration."""

    thing: _Thing
    source: Source
    span: Span


@define
class Scope:
    """All declarations, by name; `diagnostics` is what was wrong with them."""

    fields: dict[str, Declared[Field]] = field(factory=dict)
    states: dict[str, Declared[TargetState]] = field(factory=dict)
    transitions: dict[tuple[str, str], Declared[LegalTransition]] = field(factory=dict)
    defines: dict[str, Declared[tree.Define]] = field(factory=dict)
    context: set[str] = field(factory=set)
    diagnostics: list[Diagnostic] = field(factory=list)


def declare(scope: Scope, source: Source, items: Iterable[tree.Item]) -> None:
    """Add the declarations of one file; call it once a file, used files first."""
    for item in items:
        match item:
            case tree.FieldDeclaration():
                _declare_field(scope, source, item)
            case tree.Context(fields=declarations):
                for each in declarations:
                    _declare_field(scope, source, each)
                    scope.context.add(each.name.text)
            case tree.StateDeclaration(name=name):
                state = _state(scope, source, item)
                _add(scope, scope.states, name.text, state, source, name.span)
            case tree.Define(name=name):
                _add(scope, scope.defines, name.text, item, source, name.span)
            case tree.TransitionDeclaration():
                _declare_transition(scope, source, item)
            case _:
                pass


def refuse_shadows(scope: Scope) -> None:
    """Report definitions that have the name of a field: one of the two would never be meant."""
    for name, declared in scope.defines.items():
        if field_ := scope.fields.get(name):
            related = (Related("the field is declared here", field_.source, field_.span),)
            message = f"`{name}` is the name of a field already"
            scope.diagnostics.append(
                DUPLICATE_NAME.at(declared.source, declared.span, message, related=related)
            )


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return "did you mean `x`?" for the known word that is nearest, if one is near."""
    words = {each.casefold(): each for each in known}
    close = difflib.get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    return f"did you mean `{words[close[0]]}`?" if close else None


def _add(
    scope: Scope,
    names: dict[_Key, Declared[_Thing]],
    key: _Key,
    thing: _Thing,
    source: Source,
    span: Span,
) -> None:
    """Declare a name that may be declared only once."""
    if (first := names.get(key)) is None:
        names[key] = Declared(thing, source, span)
        return
    scope.diagnostics.append(
        DUPLICATE_NAME.at(
            source,
            span,
            f"`{source.at(span)}` is declared already",
            related=(Related("the first declaration is here", first.source, first.span),),
        )
    )


def _declare_field(scope: Scope, source: Source, item: tree.FieldDeclaration) -> None:
    new = Field(
        item.name.text,
        item.type.type,
        tuple(_ranges(scope, source, item.type)),
        tuple(_tokens(scope, source, item.type)),
        item.type.open,
    )
    first = scope.fields.get(new.name)
    if first and first.source is not source and first.thing == new:
        return  # two vocabularies may both have a field, if they mean the same by it
    _add(scope, scope.fields, new.name, new, source, item.name.span)


def _ranges(scope: Scope, source: Source, node: tree.TypeNode) -> Iterable[NamedRange]:
    seen: dict[str, Declared[None]] = {}
    for each in node.ranges:
        _add(scope, seen, each.name.text, None, source, each.name.span)
        low, high = each.range.low, each.range.high
        first = low.value if isinstance(low, tree.Number) else 0
        last = high.value if isinstance(high, tree.Number) else LARGEST_INT
        if max(first, last) > LARGEST_INT:
            message = f"fields of type int end at {LARGEST_INT}"
            scope.diagnostics.append(NUMBER_TOO_LARGE.at(source, each.range.span, message))
        elif first > last:
            message = f"this range is empty: {first} is greater than {last}"
            scope.diagnostics.append(WRONG_TYPE.at(source, each.range.span, message))
        yield NamedRange(each.name.text, first, last)


def _tokens(scope: Scope, source: Source, node: tree.TypeNode) -> Iterable[str]:
    seen: dict[str, Declared[None]] = {}
    for each in node.tokens:
        text = each.text if isinstance(each, tree.Word) else each.value
        _add(scope, seen, text, None, source, each.span)
        yield text


def _state(scope: Scope, source: Source, item: tree.StateDeclaration) -> TargetState:
    seen: dict[str, Declared[None]] = {}
    attributes = []
    for each in item.attributes:
        _add(scope, seen, each.name.text, None, source, each.name.span)
        kind = each.type.type
        if kind not in ATTRIBUTE_TYPES or each.type.open or each.type.ranges:
            message = "an attribute is `text`, `int`, `yes/no` or `token { … }`"
            scope.diagnostics.append(WRONG_TYPE.at(source, each.type.span, message))
        tokens = tuple(_tokens(scope, source, each.type))
        attributes.append(AttributeType(each.name.text, kind, tokens))
    return TargetState(item.name.text, tuple(attributes), item.routable)


def _declare_transition(scope: Scope, source: Source, item: tree.TransitionDeclaration) -> None:
    for name in (item.from_state, item.to_state):
        if name.text not in scope.states:
            message = f"no state `{name.text}` is declared above"
            help_ = did_you_mean(name.text, scope.states)
            scope.diagnostics.append(UNKNOWN_STATE.at(source, name.span, message, help=help_))
    key = (item.from_state.text, item.to_state.text)
    legal = LegalTransition(*key, tuple(name.text for name in item.requests))
    span = item.from_state.span.to(item.to_state.span)
    _add(scope, scope.transitions, key, legal, source, span)
