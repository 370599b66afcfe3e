"""Files to rule sets: reading, following `use`, resolving, compiling.

What a file means is only looked at when its text and that of all files it uses can be
read: one cause, one finding.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from attrs import frozen

from presencemap.diagnostics import Diagnostic, Edit, Fix, Severity
from presencemap.language import tree
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source, Span
from presencemap.tables.answers import Answers
from presencemap.tables.clock import CLOCK_FIELDS, Clock, minutes
from presencemap.tables.compile import compile_tables
from presencemap.tables.conditions import InRanges, fields_of, tests_of
from presencemap.tables.declare import declare, refuse_lost_names, refuse_shadows
from presencemap.tables.diagram.proofs import Proofs
from presencemap.tables.examples import resolve_examples
from presencemap.tables.files import Library, RulesFile
from presencemap.tables.findings import MISSING_LANGUAGE, NO_TABLE, UNKNOWN_LANGUAGE
from presencemap.tables.legal import LegalTransitions
from presencemap.tables.outcomes import Outcomes
from presencemap.tables.promises import Example
from presencemap.tables.resolve import Resolver
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.scope import Scope
from presencemap.tables.table import Table
from presencemap.tables.transitions import declare_transitions

__all__ = ["LANGUAGE_VERSION", "Compiled", "compile_file", "compile_text"]

LANGUAGE_VERSION = 1
"""The newest version of the language that is understood."""

_Made = TypeVar("_Made")


@frozen(slots=False)  # so that it has room for what is made when it is asked for
class Compiled:
    """A rules file compiled as far as it goes.

    `rules` is None if an error stands against it. `source` is the file itself, `files` it and
    those that it uses (used ones first), `scope` what they declare, `examples` what they
    promise, `used_defines` the names of the `define`s that matter.
    """

    source: Source
    rules: RuleSet | None
    diagnostics: tuple[Diagnostic, ...]
    scope: Scope
    files: tuple[RulesFile, ...] = ()
    examples: tuple[Example, ...] = ()
    used_defines: frozenset[str] = frozenset()
    limits: Limits = DEFAULT_LIMITS

    @property
    def parsed(self) -> tree.File | None:
        """The file's own tree, None if its text can't be read."""
        return next((each.parsed for each in self.files if each.source is self.source), None)

    @cached_property
    def answers(self) -> Answers:
        """What the tables say of the examples: found once, for all who ask."""
        return Answers(self.rules.tables if self.rules else ())

    @cached_property
    def proofs(self) -> Proofs:
        """What can be proved of the tables: found once, for all who ask."""
        rules = self.rules
        return Proofs(rules.tables if rules else (), rules.fields if rules else {}, self.limits)

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    def once(self, make: Callable[[Compiled], _Made]) -> _Made:
        """Return what a function makes of this file: made once, for all who ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_Made", self._made[make])


def compile_file(
    path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS, *, data: bytes | None = None
) -> Compiled:
    """Compile a rules file; raises OSError if it can't be read at all.

    `data` is compiled instead of what the file holds, as if it were saved already.
    """
    path = Path(path)
    if data is None:
        with path.open("rb") as stream:
            data = stream.read(limits.rules_bytes + 1)
    return _compile(str(path), data, path.parent, os.path.realpath(path), limits)


def compile_text(
    text: str | bytes,
    name: str = "<text>",
    limits: Limits = DEFAULT_LIMITS,
    *,
    folder: Path | None = None,
) -> Compiled:
    """Compile the text of a rules file, or the bytes that should be one.

    Files that it uses are looked for in a folder, in the working one if none is given.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return _compile(name, data, folder or Path(), name, limits)


def _compile(name: str, data: bytes, folder: Path, key: str, limits: Limits) -> Compiled:
    library = Library(limits)
    source = library.read(name, data, folder, key)
    scope = Scope()
    files = tuple(library.files)
    if any(each.severity is Severity.ERROR for each in library.diagnostics):
        return Compiled(source, None, tuple(library.diagnostics), scope, files)
    for file in files:
        declare(scope, file)
    for file in files:
        declare_transitions(scope, file.source, file.parsed, limits)
    refuse_shadows(scope)
    refuse_lost_names(scope, files)
    resolver = Resolver(scope, limits)
    outcomes = Outcomes(scope, resolver.operands)
    found = list(library.diagnostics)
    found += _language_versions(files)
    for define in scope.defines:  # before the tables, so that what is said once is said here
        resolver.define(define)
    tables = compile_tables(scope, resolver, outcomes, files, limits)
    names = {table.name: table for table in tables}
    examples = resolve_examples(files, resolver, outcomes, names)
    found += scope.diagnostics
    found += resolver.diagnostics
    found += _no_table(source, files[-1].parsed, tables)
    rules = None
    if not any(each.severity is Severity.ERROR for each in found):
        rules = _rule_set(source.name, scope, tables, files, examples)
    used = frozenset(resolver.used_defines)
    return Compiled(source, rules, tuple(found), scope, files, examples, used, limits)


def _rule_set(
    name: str,
    scope: Scope,
    tables: tuple[Table, ...],
    files: tuple[RulesFile, ...],
    examples: tuple[Example, ...],
) -> RuleSet:
    used = frozenset().union(*(fields_of(row.condition) for table in tables for row in table.rows))
    return RuleSet(
        name=name,
        tables=tables,
        fields={name: each.thing for name, each in scope.fields.items()},
        used_fields=used,
        context=frozenset(scope.context),
        states={name: each.thing for name, each in scope.states.items()},
        transitions=LegalTransitions(
            {pair: each.thing for pair, each in scope.transitions.items()}, scope.any_transitions
        ),
        requests={pair: each.thing for pair, each in scope.requests.items()},
        clock=_clock(scope, tables, used),
        vocabularies=tuple(_vocabularies(files)),
        examples=examples,
    )


def _clock(scope: Scope, tables: tuple[Table, ...], used: frozenset[str]) -> Clock | None:
    """Return the clock that the tables go by, None if they ask for none."""
    if scope.timezone is None or used.isdisjoint(field.name for field in CLOCK_FIELDS):
        return None
    tests = (test for table in tables for row in table.rows for test in tests_of(row.condition))
    edges = {
        edge
        for test in tests
        if isinstance(test, InRanges) and test.field == CLOCK_FIELDS[0].name
        for low, high in test.ranges
        for edge in minutes(int(low), int(high))
    }
    return Clock(scope.timezone.thing, tuple(sorted(edges | {0})))


def _vocabularies(files: Iterable[RulesFile]) -> Iterable[str]:
    for file in files:
        for item in file.parsed.items:
            if isinstance(item, tree.Vocabulary):
                asked = file.use.version if file.use else None
                version = asked or (item.versions[-1] if item.versions else None)
                yield f"{item.name.text} {version.value}" if version else item.name.text


def _language_versions(files: Iterable[RulesFile]) -> Iterable[Diagnostic]:
    for file in files:
        source = file.source
        versions = [item for item in file.parsed.items if isinstance(item, tree.Language)]
        if not versions and (file.parsed.items or file.use):  # an empty file has no table either
            help_ = f"write `language {LANGUAGE_VERSION}` on the first line"
            message = "the file does not say which version of the language it is written in"
            line = f"language {LANGUAGE_VERSION}\n"
            fix = Fix(f"write `{line.strip()}`", (Edit(Span(0, 0), line),))
            yield MISSING_LANGUAGE.at(source, Span(0, 0), message, help=help_, fix=fix)
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
