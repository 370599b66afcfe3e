"""The top level: what a file is made of."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from presencemap.language.tree.conditions import Condition
from presencemap.language.tree.declarations import (
    FieldDeclaration,
    Renamed,
    StateDeclaration,
    TransitionDeclaration,
    WithRequests,
)
from presencemap.language.tree.tables import Example, Grid, Table
from presencemap.language.tree.values import Node, Number, Text, Word

__all__ = [
    "Comment",
    "Context",
    "Define",
    "File",
    "Item",
    "Language",
    "Timezone",
    "Use",
    "Vocabulary",
]


@frozen
class Language(Node):
    """`language 1`: the version of the language that the file is written in."""

    version: Number


@frozen
class Use(Node):
    """`use name "version"` (a shipped vocabulary) or `use "file.pm" "version"`."""

    target: Word | Text
    version: Text | None = None


@frozen
class Vocabulary(Node):
    """`vocabulary name "version", …`: the file declares words, not tables; oldest first."""

    name: Word
    versions: tuple[Text, ...]


@frozen
class Timezone(Node):
    """`timezone "Europe/Paris"`: the clock that calendar conditions go by."""

    zone: Text


@frozen
class Context(Node):
    """`context { … }`: fields that the connector supplies."""

    fields: tuple[FieldDeclaration, ...]


@frozen
class Define(Node):
    """`define name = condition`."""

    name: Word
    condition: Condition


Item: TypeAlias = (
    Language
    | Use
    | Vocabulary
    | FieldDeclaration
    | StateDeclaration
    | TransitionDeclaration
    | Context
    | Timezone
    | Renamed
    | WithRequests
    | Define
    | Table
    | Grid
    | Example
)


@frozen
class Comment(Node):
    """A comment, from its `#` to the end of its line; it stands outside of all nodes."""

    text: str


@frozen
class File(Node):
    """A whole file; `comments` are in the order of the text."""

    items: tuple[Item, ...]
    comments: tuple[Comment, ...] = ()
