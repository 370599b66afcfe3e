"""Files to rule sets: reading, following `use`, resolving, compiling.

What a file means is only looked at when its text and that of all files it uses can be
read: one cause, one finding.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from presencemap.diagnostics import Diagnostic, Severity
from presencemap.language import tree
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source, Span
from presencemap.tables.compile import compile_tables
from presencemap.tables.conditions import fields_of
from presencemap.tables.files import Library
from presencemap.tables.findings import MISSING_LANGUAGE, NO_TABLE, UNKNOWN_LANGUAGE
from presencemap.tables.resolve import Resolver
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.scope import Scope, declare, refuse_shadows
from presencemap.tables.table import Table

__all__ = ["LANGUAGE_VERSION", "Compiled", "compile_file", "compile_text"]

LANGUAGE_VERSION = 1
"""The newest version of the language that is understood."""


@frozen
class Compiled:
    """A rules file compiled as far as it goes.

    `rules` is None if an error stands against it. `source` is the file itself, `scope` what
    it and the files it uses declare, `used_defines` the names of the `define`s that matter.
    """

    source: Source
    rules: RuleSet | None
    diagnostics: tuple[Diagnostic, ...]
    scope: Scope
    used_defines: frozenset[str] = frozenset()


def compile_file(path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> Compiled:
    """Compile a rules file; raises OSError if it can't be read at all."""
    path = Path(path)
    with path.open("rb") as stream:
        data = stream.read(limits.rules_bytes + 1)
    return _compile(str(path), data, path.parent, os.path.realpath(path), limits)


def compile_text(text: str, name: str = "<text>", limits: Limits = DEFAULT_LIMITS) -> Compiled:
    """Compile the text of a rules file; files it uses are looked for in the working folder."""
    return _compile(name, text.encode("utf-8", "surrogatepass"), Path(), name, limits)


def _compile(name: str, data: bytes, folder: Path, key: str, limits: Limits) -> Compiled:
    library = Library(limits)
    source = library.read(name, data, folder, key)
    scope = Scope()
    if library.diagnostics:
        return Compiled(source, None, tuple(library.diagnostics), scope)
    for file_source, file in library.files:
        declare(scope, file_source, file.items)
    refuse_shadows(scope)
    resolver = Resolver(scope, limits)
    found = scope.diagnostics
    found += _language_versions(library.files)
    tables = compile_tables(scope, resolver, library.files, limits, found)
    for define in scope.defines:
        resolver.define(define)
    found += resolver.diagnostics
    found += _no_table(source, library.files[-1][1], tables)
    rules = None
    if not any(each.severity is Severity.ERROR for each in found):
        rules = _rule_set(source.name, scope, tables, library.files)
    return Compiled(source, rules, tuple(found), scope, frozenset(resolver.used_defines))


def _rule_set(
    name: str, scope: Scope, tables: tuple[Table, ...], files: list[tuple[Source, tree.File]]
) -> RuleSet:
    used = (fields_of(row.condition) for table in tables for row in table.rows)
    return RuleSet(
        name=name,
        tables=tables,
        fields={name: each.thing for name, each in scope.fields.items()},
        used_fields=frozenset().union(*used),
        context=frozenset(scope.context),
        states={name: each.thing for name, each in scope.states.items()},
        transitions={pair: each.thing for pair, each in scope.transitions.items()},
        vocabularies=tuple(_vocabularies(files)),
    )


def _vocabularies(files: Iterable[tuple[Source, tree.File]]) -> Iterable[str]:
    for _, file in files:
        for item in file.items:
            if isinstance(item, tree.Vocabulary):
                version = f" {item.version.value}" if item.version else ""
                yield item.name.text + version


def _language_versions(files: Iterable[tuple[Source, tree.File]]) -> Iterable[Diagnostic]:
    for source, file in files:
        versions = [item for item in file.items if isinstance(item, tree.Language)]
        if not versions:
            help_ = f"write `language {LANGUAGE_VERSION}` on the first line"
            message = "the file does not say which version of the language it is written in"
            yield MISSING_LANGUAGE.at(source, Span(0, 0), message, help=help_)
        for item in versions:
            if item.version.value != LANGUAGE_VERSION:
                message = f"language {item.version.value} is not known"
                help_ = f"this presencemap reads language {LANGUAGE_VERSION}"
                yield UNKNOWN_LANGUAGE.at(source, item.version.span, message, help=help_)


def _no_table(source: Source, file: tree.File, tables: tuple[Table, ...]) -> Iterable[Diagnostic]:
    is_vocabulary = any(isinstance(item, tree.Vocabulary) for item in file.items)
    if not tables and not is_vocabulary:
        message = "the file has no table, so it decides nothing"
        help_ = 'write `table voice first { … otherwise -> NotReady reason "Unknown" }`'
        yield NO_TABLE.at(source, Span(0, 0), message, help=help_)
