"""`example` blocks of a tree to the promises that they are, names and types looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.model import Field, FieldType, Value
from presencemap.model.times import WEEKDAYS
from presencemap.source import Source
from presencemap.tables.files import RulesFile
from presencemap.tables.findings import DUPLICATE_NAME, UNKNOWN_TABLE, WRONG_TYPE
from presencemap.tables.operands import NUMERIC, Operands, listed
from presencemap.tables.outcomes import Outcomes
from presencemap.tables.promises import Example, Expected
from presencemap.tables.resolve import Resolver
from presencemap.tables.suggest import in_another_case

__all__ = ["resolve_examples"]


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
    if same := in_another_case(name.text, tables):
        operands.wrong_case(source, name, same)
        return False
    suggestion = operands.suggest(name.text, [*tables], name)
    message = f"there is no table `{name.text}`"
    help_ = suggestion.help or listed(list(tables))
    operands.say(UNKNOWN_TABLE, source, name, message, help_=help_, fix=suggestion.fix)
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
        values = tree.Node(fact.values[0].span.to(fact.values[-1].span))
        message = f"`{known.name}` has one value, not several in braces"
        help_ = f"it is of type {known.type.value}"
        operands.say(WRONG_TYPE, source, values, message, help_=help_)
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
