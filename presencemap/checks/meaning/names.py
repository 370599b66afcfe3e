"""The names that a file declares, and the names that it speaks of.

Tokens and named ranges belong to their field and are not among them. Two lists of the same
names tell whether one file needs another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from presencemap.checks.meaning.comparisons import leaves
from presencemap.language import tree
from presencemap.tables.clock import CLOCK_FIELDS

__all__ = ["ALWAYS_USED", "declared_names", "names_in_condition", "spoken_names"]

ALWAYS_USED: Final = (tree.Table, tree.Grid, tree.Example)
"""What has an effect without being named."""

_TIME, _WEEKDAY = (field.name for field in CLOCK_FIELDS)


def declared_names(items: Iterable[tree.Item]) -> Iterator[str]:
    """Yield the names that are known because of a file.

    A transition has an effect where one of its states is spoken of, requests for an attribute
    where the attribute is, an old name where somebody still uses it.
    """
    for item in items:
        match item:
            case tree.FieldDeclaration(name=name) | tree.StateDeclaration(name=name):
                yield name.text
            case tree.Define(name=name) | tree.WithRequests(attribute=name):
                yield name.text
            case tree.Context(fields=fields):
                yield from (each.name.text for each in fields)
            case tree.Timezone():
                yield from (_TIME, _WEEKDAY)
            case tree.Renamed(old=old):
                yield old.text if isinstance(old, tree.Word) else old.value
            case tree.TransitionDeclaration(from_state=first, to_state=second):
                yield from (each.text for each in (first, second) if each is not None)
            case _:
                pass


def spoken_names(items: Iterable[tree.Item]) -> Iterator[str]:
    """Yield the names that a file needs to be known, its own among them."""
    for item in items:
        match item:
            case tree.Define(condition=condition):
                yield from names_in_condition(condition)
            case tree.Table() | tree.Grid():
                yield from _names_in_table(item)
            case tree.Example(facts=facts, answers=answers):
                yield from (fact.field.text for fact in facts)
                for answer in answers:
                    yield from _names_in_outcome(answer.outcome)
            case tree.TransitionDeclaration(from_state=first, to_state=second):
                yield from (each.text for each in (first, second) if each is not None)
            case tree.WithRequests(attribute=attribute):
                yield attribute.text
            case _:
                pass


def names_in_condition(condition: tree.Condition) -> Iterator[str]:
    """Yield the names of the fields and definitions that a condition speaks of."""
    for leaf in leaves(condition):
        match leaf:
            case tree.Reference(name=name):
                yield name.text
            case tree.OnDays():
                yield _WEEKDAY
            case tree.Between(field=None):
                yield _TIME
            case tree.IsAbsent(field=name) | tree.Compare(field=name) | tree.Like(field=name):
                yield name.text
            case tree.Membership(field=name) | tree.Between(field=tree.Word() as name):
                yield name.text
            case _:
                pass


def _names_in_table(table: tree.Table | tree.Grid) -> Iterator[str]:
    if isinstance(table, tree.Grid):
        yield from (column.text for column in table.columns)
    for row in table.rows:
        if isinstance(row, tree.Row) and row.condition is not None:
            yield from names_in_condition(row.condition)
        yield from _names_in_outcome(row.outcome)


def _names_in_outcome(outcome: tree.OutcomeNode) -> Iterator[str]:
    if outcome.state is not None:
        yield outcome.state.text
    yield from (each.name.text for each in outcome.attributes)
