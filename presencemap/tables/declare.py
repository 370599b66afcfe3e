"""Declarations of a tree to entries of a scope; what is wrong is collected, not raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.model import AttributeType, Field, NamedRange, TargetState
from presencemap.model.fields import LARGEST_INT
from presencemap.source import Source
from presencemap.tables.clock import CLOCK_FIELDS, is_timezone
from presencemap.tables.files import RulesFile
from presencemap.tables.findings import (
    DUPLICATE_NAME,
    NUMBER_TOO_LARGE,
    UNKNOWN_NAME,
    UNKNOWN_VERSION,
    WRONG_TYPE,
)
from presencemap.tables.replacements import suggest
from presencemap.tables.scope import ATTRIBUTE_TYPES, Declared, Missing, Scope, add
from presencemap.tables.zones import unknown_timezone

__all__ = ["declare", "refuse_lost_names", "refuse_shadows"]


class _Version:
    """Which versions a vocabulary has, oldest first, and which one is in use."""

    def __init__(self, scope: Scope, file: RulesFile) -> None:
        items = [item for item in file.parsed.items if isinstance(item, tree.Vocabulary)]
        self.vocabulary = items[0].name.text if items else ""
        self.known = [each.value for each in items[0].versions] if items else []
        self.in_use = self.known[-1] if self.known else ""
        self._scope = scope
        wanted = file.use.version if file.use else None
        if wanted and file.user and wanted.value not in self.known:
            self._refuse(file.user, wanted)
        elif wanted:
            self.in_use = wanted.value

    def lacks(self, source: Source, entry: tree.TokenEntry) -> Missing | None:
        """Say why the version in use has not a token; a bound that is none is reported."""
        now = self._place(self.in_use)
        first, last = self._bound(source, entry.since), self._bound(source, entry.until)
        if first is not None and last is not None and first > last:
            message = f"`{entry.text}` is in no version: it goes before it comes"
            self._scope.diagnostics.append(WRONG_TYPE.at(source, entry.span, message))
            return None
        if first is not None and entry.since and now < first:
            return Missing(self.vocabulary, self.in_use, entry.since.value, None)
        if last is not None and entry.until and now > last:
            return Missing(self.vocabulary, self.in_use, None, entry.until.value)
        return None

    def _bound(self, source: Source, version: tree.Text | None) -> int | None:
        if version is None or version.value in self.known:
            return self._place(version.value) if version else None
        self._refuse(source, version)
        return None

    def _refuse(self, source: Source, version: tree.Text) -> None:
        name = f"`{self.vocabulary}`" if self.vocabulary else "this file, which is no vocabulary,"
        message = f"{name} has no version `{source.at(version.span)}`"
        help_ = "it has " + ", ".join(f'"{each}"' for each in self.known)
        if not self.known:
            help_ = "versions stand behind `vocabulary` and its name"
        found = UNKNOWN_VERSION.at(source, version.span, message, help=help_)
        self._scope.diagnostics.append(found)

    def _place(self, version: str) -> int:
        return self.known.index(version) if version in self.known else 0


def declare(scope: Scope, file: RulesFile) -> None:
    """Add the declarations of one file; call it once a file, used files first."""
    version = _Version(scope, file)
    source = file.source
    _refuse_second(scope, source, file.parsed)
    for item in file.parsed.items:
        match item:
            case tree.FieldDeclaration():
                _declare_field(scope, source, item, version)
            case tree.Context(fields=declarations):
                for each in declarations:
                    _declare_field(scope, source, each, version)
                    scope.context.add(each.name.text)
            case tree.StateDeclaration(name=name):
                state = _state(scope, source, item, version)
                add(scope, scope.states, name.text, state, source, name.span)
            case tree.Define(name=name):
                add(scope, scope.defines, name.text, item, source, name.span)
            case tree.Renamed():
                _declare_renamed(scope, source, item)
            case tree.Timezone(zone=zone):
                _declare_timezone(scope, source, zone)
            case _:
                pass


def refuse_shadows(scope: Scope) -> None:
    """Report definitions that have the name of a field: one of the two would never be meant."""
    for name, declared in scope.defines.items():
        if field := scope.fields.get(name):
            related = (Related("the field is declared here", field.source, field.span),)
            message = f"`{name}` is the name of a field already"
            scope.diagnostics.append(
                DUPLICATE_NAME.at(declared.source, declared.span, message, related=related)
            )


def refuse_lost_names(scope: Scope, files: Iterable[RulesFile]) -> None:
    """Report new names in `renamed` that nothing has: whoever followed them would be lost."""
    known = {*scope.fields, *scope.states, *(token for _, token in scope.missing)}
    for field in scope.fields.values():
        known |= {*field.thing.tokens, *(each.name for each in field.thing.ranges)}
    for state in scope.states.values():
        known.update(*(attribute.tokens for attribute in state.thing.attributes))
    for file in files:
        for item in file.parsed.items:
            if not isinstance(item, tree.Renamed):
                continue
            new = _text(item.new)
            if new not in known and new != _text(item.old):
                suggestion = suggest(new, sorted(known), item.new)
                message = f"no field, state or token is called `{new}`"
                help_ = suggestion.help or "what is renamed is declared under its new name"
                found = UNKNOWN_NAME.at(
                    file.source, item.new.span, message, help=help_, fix=suggestion.fix
                )
                scope.diagnostics.append(found)


def _text(node: tree.Word | tree.Text) -> str:
    return node.text if isinstance(node, tree.Word) else node.value


def _refuse_second(scope: Scope, source: Source, file: tree.File) -> None:
    """Report a second `language` or `vocabulary` of a file: only one could be meant."""
    first: dict[str, tree.Item] = {}
    for item in file.items:
        if not isinstance(item, tree.Language | tree.Vocabulary):
            continue
        word = source.at(item.span).partition(" ")[0]
        if word in first:
            related = (Related("the first one is here", source, first[word].span),)
            message = f"the file has a `{word}` already"
            found = DUPLICATE_NAME.at(source, item.span, message, related=related)
            scope.diagnostics.append(found)
        elif isinstance(item, tree.Vocabulary):
            seen: dict[str, Declared[None]] = {}
            for version in item.versions:
                add(scope, seen, version.value, None, source, version.span)
        first.setdefault(word, item)


def _declare_field(
    scope: Scope, source: Source, item: tree.FieldDeclaration, version: _Version
) -> None:
    new = Field(
        item.name.text,
        item.type.type,
        tuple(_ranges(scope, source, item.type)),
        tuple(_tokens(scope, source, item.type, version, item.name.text)),
        item.type.open,
        item.type.caseless,
        item.documentation.value if item.documentation else "",
        tuple(word.text for word in item.dialects),
    )
    if item.type.longest:
        message = "only the texts of an outcome have a greatest length"
        scope.diagnostics.append(WRONG_TYPE.at(source, item.type.span, message))
    first = scope.fields.get(new.name)
    if first and first.source is not source and first.thing == new:
        return  # two vocabularies may both have a field, if they mean the same by it
    add(scope, scope.fields, new.name, new, source, item.name.span)


def _ranges(scope: Scope, source: Source, node: tree.TypeNode) -> Iterable[NamedRange]:
    seen: dict[str, Declared[None]] = {}
    for each in node.ranges:
        add(scope, seen, each.name.text, None, source, each.name.span)
        low, high = each.range.low, each.range.high
        first = low.value if isinstance(low, tree.Number) else 0
        last = high.value if isinstance(high, tree.Number) else LARGEST_INT
        if max(first, last) > LARGEST_INT:
            message = f"this range is too large: fields of type int end at {LARGEST_INT:,}"
            scope.diagnostics.append(NUMBER_TOO_LARGE.at(source, each.range.span, message))
        elif first > last:
            message = f"this range is empty: {first} is greater than {last}"
            scope.diagnostics.append(WRONG_TYPE.at(source, each.range.span, message))
        yield NamedRange(each.name.text, first, last)


def _tokens(
    scope: Scope, source: Source, node: tree.TypeNode, version: _Version, field: str
) -> Iterator[str]:
    seen: dict[str, Declared[None]] = {}
    for each in node.tokens:
        key = each.text.casefold() if node.caseless else each.text
        add(scope, seen, key, None, source, each.token.span)
        missing = version.lacks(source, each)
        if missing is None:
            yield each.text
        else:
            scope.missing.setdefault((field, key), Declared(missing, source, each.span))


def _state(
    scope: Scope, source: Source, item: tree.StateDeclaration, version: _Version
) -> TargetState:
    seen: dict[str, Declared[None]] = {}
    attributes = []
    for each in item.attributes:
        name, kind = each.name.text, each.type.type
        add(scope, seen, name, None, source, each.name.span)
        if kind not in ATTRIBUTE_TYPES or each.type.open or each.type.ranges or each.type.caseless:
            message = "an attribute is `text`, `text(64)`, `int`, `yes/no` or `token { … }`"
            scope.diagnostics.append(WRONG_TYPE.at(source, each.type.span, message))
        tokens = tuple(_tokens(scope, source, each.type, version, name))
        longest = each.type.longest.value if each.type.longest else None
        attributes.append(AttributeType(name, kind, tokens, longest))
    documentation = item.documentation.value if item.documentation else ""
    return TargetState(
        item.name.text,
        tuple(attributes),
        item.routable,
        documentation,
        version.vocabulary,
        item.logged_out,
    )


def _declare_renamed(scope: Scope, source: Source, item: tree.Renamed) -> None:
    old, new = _text(item.old), _text(item.new)
    add(scope, scope.renamed, old, new, source, item.old.span)
    if old == new:
        message = f"`{old}` is renamed to itself"
        scope.diagnostics.append(DUPLICATE_NAME.at(source, item.new.span, message))


def _declare_timezone(scope: Scope, source: Source, zone: tree.Text) -> None:
    first = scope.timezone
    if first:
        if (first.thing, first.source is source) == (zone.value, False):
            return  # two files may agree on the clock
        related = (Related("the first one is here", first.source, first.span),)
        message = "the clock has a time zone already"
        scope.diagnostics.append(DUPLICATE_NAME.at(source, zone.span, message, related=related))
        return
    scope.timezone = Declared(zone.value, source, zone.span)
    for field in CLOCK_FIELDS:
        add(scope, scope.fields, field.name, field, source, zone.span)
    if not is_timezone(zone.value):
        scope.diagnostics.append(unknown_timezone(source, zone))
