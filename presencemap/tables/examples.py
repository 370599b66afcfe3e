"""Examples: what a rules file promises of itself, and whether it keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.model import Field, FieldType, Outcome, Value
from presencemap.model.times import WEEKDAYS
from presencemap.source import Source, Span
from presencemap.tables.files import RulesFile
from presencemap.tables.findings import DUPLICATE_NAME, UNKNOWN_TABLE
from presencemap.tables.operands import NUMERIC, Operands
from presencemap.tables.outcomes import Outcomes
from presencemap.tables.resolve import Resolver
from presencemap.tables.suggest import suggest

__all__ = ["Example", "Expected", "resolve_examples"]


@frozen
class Expected:
    """What an example says that a table answers; `after` (seconds) only if it names a hold."""

    table: str
    outcome: Outcome
    after: float | None
    span: Span


@frozen
class Example:
    """An `example` block: a presence, and what the tables must say of it."""

    name: str
    presence: Mapping[str, Value]
    expected: tuple[Expected, ...]
    source: Source = field(repr=lambda source: source.name, eq=False)
    span: Span


def resolve_examples(
    files: Iterable[RulesFile],
    resolver: Resolver,
    outcomes: Outcomes,
    tables: Mapping[str, object],
) -> tuple[Example, ...]:
    """Resolve every example of the files, in order; what is wrong goes to the operands' list."""
    examples: list[Example] = []
    for file in files:
        names: dict[str, tree.Text] = {}
        for item in file.parsed.items:
            if not isinstance(item, tree.Example):
                continue
            if first := names.get(item.name.value):
                related = (Related("the first one is here", file.source, first.span),)
                message = f'there is an example "{item.name.value}" already'
                resolver.operands.say(
                    DUPLICATE_NAME, file.source, item.name, message, related=related
                )
            names.setdefault(item.name.value, item.name)
            presence = _presence(file.source, item, resolver)
            expected = tuple(
                Expected(
                    answer.table.text,
                    outcomes.outcome(file.source, answer.outcome),
                    answer.after.seconds if answer.after else None,
                    answer.span,
                )
                for answer in item.answers
                if _is_table(file.source, answer.table, tables, resolver.operands)
            )
            _refuse_twice(file.source, item, resolver.operands)
            examples.append(
                Example(item.name.value, presence, expected, file.source, item.name.span)
            )
    return tuple(examples)


def _is_table(
    source: Source, name: tree.Word, tables: Mapping[str, object], operands: Operands
) -> bool:
    if name.text in tables:
        return True
    suggestion = suggest(name.text, tables, name)
    message = f"there is no table `{name.text}`"
    operands.say(UNKNOWN_TABLE, source, name, message, help_=suggestion.help, fix=suggestion.fix)
    return False


def _refuse_twice(source: Source, item: tree.Example, operands: Operands) -> None:
    for words in ([fact.field for fact in item.facts], [each.table for each in item.answers]):
        seen: dict[str, tree.Word] = {}
        for word in words:
            if first := seen.get(word.text):
                related = (Related("it is given here first", source, first.span),)
                message = f"`{word.text}` is given twice"
                operands.say(DUPLICATE_NAME, source, word, message, related=related)
            seen.setdefault(word.text, word)


def _presence(source: Source, item: tree.Example, resolver: Resolver) -> dict[str, Value]:
    presence: dict[str, Value] = {}
    for fact in item.facts:
        known = resolver.field(source, fact.field)
        if known is not None:
            presence[known.name] = _value(source, fact, known, resolver.operands)
    return presence


def _value(source: Source, fact: tree.Fact, known: Field, operands: Operands) -> Value:
    """Return the value of a fact; None is absent, or wrong and reported."""
    if not fact.values and not fact.braces:
        return None
    if known.type is FieldType.TOKEN_SET:
        tokens = [operands.token(source, value, known) for value in fact.values]
        return frozenset(token for token in tokens if token is not None)
    value = fact.values[0]
    if fact.braces or isinstance(value, tree.Range):
        operands.wrong_type(source, fact, known)
        return None
    if known.type in NUMERIC:
        interval = operands.interval(source, value, known)
        low = interval[0] if interval else 0  # of a named range, its lowest number
        return low if known.type is FieldType.DURATION else int(low)
    if known.type is FieldType.YES_NO:
        if isinstance(value, tree.YesNo):
            return value.value
        operands.wrong_type(source, value, known)
        return None
    if known.type is FieldType.WEEKDAY:
        return operands.token(source, value, known) or WEEKDAYS[0]
    return operands.token(source, value, known)
