"""The names that a rules file may use: what it and the files it uses declare."""

from __future__ import annotations

import re
from typing import Final, Generic, TypeVar

from attrs import define, field, frozen

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language import tree
from presencemap.model import Field, FieldType, LegalTransition, TargetState
from presencemap.source import Source, Span
from presencemap.tables.findings import DUPLICATE_NAME
from presencemap.tables.legal import AnyLine

__all__ = ["ATTRIBUTE_TYPES", "Declared", "Missing", "Scope", "add"]

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


@frozen
class Missing:
    """A token that the version in use does not have: it came later, or is gone."""

    vocabulary: str
    in_use: str
    since: str | None
    until: str | None


@define
class Scope:
    """All declarations, by name; `diagnostics` is what was wrong with them.

    `missing` has the tokens, by field, that only other versions of a vocabulary have (those of
    caseless fields in lower case);
    `renamed` what is called otherwise now; `requests` what an outcome with an attribute of
    that value needs besides its transition.
    """

    fields: dict[str, Declared[Field]] = field(factory=dict)
    states: dict[str, Declared[TargetState]] = field(factory=dict)
    transitions: dict[tuple[str, str], Declared[LegalTransition]] = field(factory=dict)
    any_transitions: list[AnyLine] = field(factory=list)
    requests: dict[tuple[str, str | bool | int], Declared[tuple[str, ...]]] = field(factory=dict)
    defines: dict[str, Declared[tree.Define]] = field(factory=dict)
    renamed: dict[str, Declared[str]] = field(factory=dict)
    missing: dict[tuple[str, str], Declared[Missing]] = field(factory=dict)
    context: set[str] = field(factory=set)
    timezone: Declared[str] | None = None
    diagnostics: list[Diagnostic] = field(factory=list)


def add(
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
    # Spans of more than a word may hold line ends and comments, which say nothing here.
    said = " ".join(re.sub(r"#[^\n]*", "", source.at(span)).split())
    scope.diagnostics.append(
        DUPLICATE_NAME.at(
            source,
            span,
            f"`{said}` is declared already",
            related=(Related("the first declaration is here", first.source, first.span),),
        )
    )
