"""The fields of two rule sets as one: what both can be asked about, and what each sees of it.

Two files may declare a field of one name in different ways. What a server sends does not
depend on that, so the joint field has every value that makes a difference to either side, and
each side's conditions are put in words of the joint field: *absent* of a closed field is also
every token that it does not list, a token of a caseless field is all its spellings. A field
that has another type on each side has no value that both could see: it is compared where it is
absent, and told.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
from attrs import frozen

from presencemap.model import Field, FieldType, Value
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    IsAbsent,
    IsOneOf,
    Negation,
    Test,
    fields_of,
    tests_of,
)
from presencemap.tables.glob import folded
from presencemap.tables.listed import Listed
from presencemap.tables.table import Table

__all__ = ["Joint", "View", "Words", "has_cases", "joined"]

_MOST_SPELLINGS: Final = 1_000
_WORDS: Final = (FieldType.TOKEN, FieldType.TOKEN_SET)
_NEVER: Final = Negation(Always())


@frozen
class Words:
    """How a side's tests of one field of tokens read in the joint field."""

    absent: Condition | None
    """What *absent* is, None if it is just that."""
    spellings: Mapping[str, frozenset[str]] | None
    """The spellings of each folded token, None if tokens are meant as they are written."""


@frozen
class View:
    """What one side sees: `fields` are those that it knows, `apart` of another type there."""

    fields: Mapping[str, Field]
    joint: Mapping[str, Field]
    apart: frozenset[str]
    words: Mapping[str, Words]

    def table(self, table: Table) -> Table:
        """Return a table of this side with its conditions in words of the joint fields."""
        known: dict[int, Condition] = {}  # a definition is one condition wherever it stands
        rows = (
            attrs.evolve(row, condition=self._condition(row.condition, known)) for row in table.rows
        )
        return attrs.evolve(table, rows=tuple(rows))

    def _condition(self, condition: Condition, known: dict[int, Condition]) -> Condition:
        found = known.get(id(condition))
        if found is None:
            match condition:
                case AllOf(parts) | AnyOf(parts):
                    translated = tuple(self._condition(part, known) for part in parts)
                    found = type(condition)(translated)
                case Negation(part):
                    found = Negation(self._condition(part, known))
                case Always():
                    found = condition
                case _:
                    found = self._test(condition)
            known[id(condition)] = found
        return found

    def _test(self, test: Test) -> Condition:
        if test.field in self.apart:
            return Always() if isinstance(test, IsAbsent) else _NEVER
        words = self.words.get(test.field)
        if words is None:
            return _plain(test)
        if isinstance(test, IsAbsent):
            return words.absent or test
        if isinstance(test, IsOneOf | HasAny) and words.spellings is not None:
            values = frozenset[str]().union(*(words.spellings[word] for word in test.values))
            return attrs.evolve(test, values=values, caseless=False)
        return test

    def seen(self, presence: Mapping[str, Value]) -> dict[str, Value]:
        """Return what this side sees of a presence of joint fields; what is absent left out."""
        found: dict[str, Value] = {}
        for name, value in presence.items():
            own = self.fields.get(name)
            if own is None or name in self.apart or own.type is not self.joint[name].type:
                continue
            sight = Listed.of(own).seen(value) if own.closed else value
            if sight is not None and sight != frozenset():
                found[name] = sight
        return found


@frozen
class Joint:
    """The joint fields by name, each side's view of them, and the fields of different types."""

    fields: Mapping[str, Field]
    old: View
    new: View
    apart: tuple[str, ...]


def _plain(test: Test) -> Condition:
    """Return a test so that patterns which mean the same are the same."""
    if not isinstance(test, Glob):
        return test
    pattern = folded(test.pattern)
    while "**" in pattern:
        pattern = pattern.replace("**", "*")
    if pattern == "*":
        return Negation(IsAbsent(test.field))
    return attrs.evolve(test, pattern=pattern)


def joined(
    old: Table, old_fields: Mapping[str, Field], new: Table, new_fields: Mapping[str, Field]
) -> Joint:
    """Join the fields that two tables read; words are the new side's where it has them."""
    reads = _reads(old), _reads(new)
    names = sorted(reads[0] | reads[1])
    fields: dict[str, Field] = {}
    apart: list[str] = []
    words: tuple[dict[str, Words], dict[str, Words]] = {}, {}
    for name in names:
        declared = [
            side[name]
            for side, read in zip((old_fields, new_fields), reads, strict=True)
            if name in read
        ]
        last = declared[-1]
        fields[name] = last
        if declared[0].type is not last.type:
            apart.append(name)
        elif last.type in _WORDS and not _alike(declared[0], last):
            fields[name], translations = _joint_words(declared, (old, new))
            for side, translation in zip(words, translations, strict=True):
                side[name] = translation
        elif len(declared) == 1 and (other := new_fields.get(name)) and other.type is last.type:
            fields[name] = attrs.evolve(last, ranges=other.ranges or last.ranges)
    without = frozenset(apart)
    views = [
        View(side, fields, without, translated)
        for side, translated in zip((old_fields, new_fields), words, strict=True)
    ]
    return Joint(fields, views[0], views[1], tuple(apart))


def _reads(table: Table) -> frozenset[str]:
    return frozenset[str]().union(*(fields_of(row.condition) for row in table.rows))


def _alike(one: Field, other: Field) -> bool:
    """Say whether tests mean the same of two fields of tokens: then nothing is to translate."""
    if one.caseless is not other.caseless or one.open is not other.open:
        return False
    return one.open or Listed.of(one) == Listed.of(other)


def _joint_words(
    declared: list[Field], tables: tuple[Table, Table]
) -> tuple[Field, Iterator[Words]]:
    """Return the joint field of two, and how the tests of each read in it.

    It has all tokens of both; it is open if one of them is, and caseless if both are.
    """
    first, last = declared
    caseless = first.caseless and last.caseless
    spelled = _spellings(declared, tables) if first.caseless is not last.caseless else None
    tokens = {_key(word, caseless): word for each in declared for word in each.tokens}
    is_open = first.open or last.open
    if spelled is not None and not is_open:  # it has no tokens but those that are listed
        listed = sorted(set().union(*(spelled[word.casefold()] for word in tokens)))
        tokens = {**tokens, **dict(zip(listed, listed, strict=True))}
    joint = attrs.evolve(last, tokens=tuple(tokens.values()), caseless=caseless, open=is_open)
    return joint, (_translation(each, joint, spelled) for each in declared)


def _translation(own: Field, joint: Field, spelled: Mapping[str, frozenset[str]] | None) -> Words:
    spelled = spelled if own.caseless else None
    absent: Condition | None = None
    if own.closed and (joint.open or Listed.of(own) != Listed.of(joint)):
        words = frozenset(_key(token, own.caseless) for token in own.tokens)
        if spelled is not None:
            words = frozenset[str]().union(*(spelled[key] for key in words))
        kind = HasAny if own.type is FieldType.TOKEN_SET else IsOneOf
        absent = Negation(kind(own.name, words, caseless=joint.caseless))
    return Words(absent, spelled)


def _key(word: str, caseless: bool) -> str:
    return word.casefold() if caseless else word


def _spellings(declared: Iterable[Field], tables: tuple[Table, Table]) -> dict[str, frozenset[str]]:
    """Return the spellings of each token, by its folded one, that are to be told apart.

    These are all that a file has, and one more that stands for all others.
    """
    by_key: dict[str, set[str]] = {}
    for field in declared:
        for word in itertools.chain(field.tokens, _named(field.name, tables)):
            by_key.setdefault(word.casefold(), set()).add(word)
    found: dict[str, frozenset[str]] = {}
    for key, words in by_key.items():
        another = next((each for each in _cases(key) if each not in words), None)
        found[key] = frozenset(words | {another} if another else words)
    return found


def _named(name: str, tables: tuple[Table, Table]) -> Iterator[str]:
    for table in tables:
        for row in table.rows:
            for test in tests_of(row.condition):
                if isinstance(test, IsOneOf | HasAny) and test.field == name:
                    yield from test.values


def _cases(key: str) -> Iterator[str]:
    """Yield spellings of a folded word, whole words in capitals and small letters first."""
    yield key.upper() if key.upper().casefold() == key else key
    letters = [sorted({c, *(u for u in (c.upper(), c.lower()) if u.casefold() == c)}) for c in key]
    spelled = map("".join, itertools.product(*letters))
    yield from itertools.islice(spelled, _MOST_SPELLINGS)


def has_cases(word: str) -> bool:
    """Say whether a token of a caseless field has more spellings than one."""
    key = word.casefold()
    return any(each != key for each in _cases(key))
