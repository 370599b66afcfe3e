"""Declarations of a tree to entries of a scope; what is wrong is collected, not raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.model import AttributeType, Field, NamedRange, TargetState
from presencemap.model.fields import LARGEST_INT
from presencemap.source import Source
from presencemap.tables.clock import CLOCK_FIELDS, is_timezone, timezones
from presencemap.tables.files import RulesFile
from presencemap.tables.findings import (
    DUPLICATE_NAME,
    NUMBER_TOO_LARGE,
    UNKNOWN_NAME,
    UNKNOWN_TIMEZONE,
    UNKNOWN_VERSION,
    WRONG_TYPE,
)
from presencemap.tables.scope import ATTRIBUTE_TYPES, Declared, Missing, Scope, add
from presencemap.tables.suggest import suggest

__all__ = ["declare", "refuse_shadows"]


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
            message = f"there is no version `{wanted.value}` of `{self.vocabulary}`"
            there_are = "it has " + ", ".join(f'"{each}"' for each in self.known)
            help_ = there_are if self.known else "it has no versions"
            found = UNKNOWN_VERSION.at(file.user, wanted.span, message, help=help_)
            scope.diagnostics.append(found)
        elif wanted:
            self.in_use = wanted.value

    def has(self, source: Source, entry: tree.TokenEntry) -> bool:
        """Say whether a token is in the version in use; a bound that is none is reported."""
        now = self._place(self.in_use)
        first, last = self._bound(source, entry.since), self._bound(source, entry.until)
        return (first is None or first <= now) and (last is None or now <= last)

    def _bound(self, source: Source, version: tree.Text | None) -> int | None:
        if version is None or version.value in self.known:
            return self._place(version.value) if version else None
        message = f"the vocabulary has no version `{version.value}`"
        help_ = suggest(version.value, self.known, version).help
        found = UNKNOWN_VERSION.at(source, version.span, message, help=help_)
        self._scope.diagnostics.append(found)
        return None

    def _place(self, version: str) -> int:
        return self.known.index(version) if version in self.known else 0


def declare(scope: Scope, file: RulesFile) -> None:
    """Add the declarations of one file; call it once a file, used files first."""
    version = _Version(scope, file)
    source = file.source
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
            message = f"fields of type int end at {LARGEST_INT}"
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
        if version.has(source, each):
            yield each.text
            continue
        bounds = (
            each.since.value if each.since else None,
            each.until.value if each.until else None,
        )
        missing = Missing(version.vocabulary, version.in_use, *bounds)
        scope.missing.setdefault((field, each.text), Declared(missing, source, each.span))


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
        item.name.text, tuple(attributes), item.routable, documentation, version.vocabulary
    )


def _declare_renamed(scope: Scope, source: Source, item: tree.Renamed) -> None:
    old, new = (
        each.text if isinstance(each, tree.Word) else each.value for each in (item.old, item.new)
    )
    add(scope, scope.renamed, old, new, source, item.old.span)
    if old == new:
        message = f"`{old}` is renamed to itself"
        scope.diagnostics.append(UNKNOWN_NAME.at(source, item.new.span, message))


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
        suggestion = suggest(zone.value, timezones(), zone)
        message = f"`{zone.value}` is no time zone of the IANA time zone database"
        scope.diagnostics.append(
            UNKNOWN_TIMEZONE.at(
                source,
                zone.span,
                message,
                help=suggestion.help or 'write one such as "Europe/Paris"',
                fix=suggestion.fix,
            )
        )
