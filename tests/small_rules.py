"""Small random tables over small fields, and all presences that tell them apart."""

from __future__ import annotations

import itertools
from random import Random

import attrs

from presencemap.model import Decision, Field, FieldType, Outcome, OutcomeKind, TargetState, Value
from presencemap.model.times import WEEKDAYS
from presencemap.source import Source, Span
from presencemap.tables.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
    fields_of,
)
from presencemap.tables.listed import Listed
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Row, Table

FIELDS = {
    "n": Field("n", FieldType.INT),
    "t": Field("t", FieldType.TOKEN, tokens=("a", "b", "c")),
    "o": Field("o", FieldType.TOKEN, tokens=("x", "y"), open=True),
    "f": Field("f", FieldType.YES_NO),
    "s": Field("s", FieldType.TOKEN_SET, tokens=("p", "q", "r"), open=True),
    "c": Field("c", FieldType.TOKEN_SET, tokens=("p", "q", "r")),
    "d": Field("d", FieldType.DURATION),
    "w": Field("w", FieldType.TEXT),
    "day": Field("day", FieldType.WEEKDAY),
    "k": Field("k", FieldType.TOKEN, tokens=("aa", "bb"), open=True),
    "m": Field("m", FieldType.TOKEN_SET, tokens=("p",), open=True, caseless=True),
}
OTHER_FIELDS = {
    **FIELDS,
    "t": Field("t", FieldType.TOKEN, tokens=("b", "c", "e")),
    "o": Field("o", FieldType.TOKEN, tokens=("x", "y", "z")),
    "s": Field("s", FieldType.TOKEN_SET, tokens=("p", "q", "zz")),
    "c": Field("c", FieldType.TOKEN_SET, tokens=("q", "r"), open=True),
    "k": Field("k", FieldType.TOKEN, tokens=("aa", "bb"), caseless=True),
    "m": Field("m", FieldType.TOKEN_SET, tokens=("p", "r")),
}
"""The same names, declared otherwise: other tokens, open and closed, by case and not."""


def _sets(*tokens: str) -> list[Value]:
    sizes = range(1, len(tokens) + 1)
    return [frozenset(some) for size in sizes for some in itertools.combinations(tokens, size)]


VALUES: dict[str, list[Value]] = {
    "n": [None, 0, 1, 2, 3, 4, 5],
    "t": [None, "a", "b", "c", "e", "nobody"],
    "o": [None, "x", "y", "z", "nobody"],
    "f": [None, True, False],
    "s": [None, *_sets("p", "q", "r", "zz", "nobody")],
    "c": [None, *_sets("p", "q", "r", "nobody")],
    "d": [None, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5],
    "w": [None, "", "u", "v", "uv", "vu", "zz", "uzzu"],
    "day": [None, *WEEKDAYS],
    "k": [None, "aa", "AA", "bb", "BB", "nobody"],
    "m": [None, *_sets("p", "P", "r", "R")],
}
EXACT = ("n", "t", "o", "f", "s", "c", "d", "day", "k", "m")
"""The fields of which `VALUES` has all that matters: all without patterns."""


def some_test(random: Random, name: str, fields: dict[str, Field]) -> Condition:
    """Return a test on a field."""
    field = fields[name]
    if random.random() < 0.2:
        return IsAbsent(name)
    match field.type:
        case FieldType.INT | FieldType.DURATION:
            low, high = sorted((random.randrange(5), random.randrange(5)))
            return InRanges(name, ((low, high),))
        case FieldType.YES_NO:
            return IsYesNo(name, random.random() < 0.5)
        case FieldType.TEXT:
            words = frozenset(random.sample(("u", "uv", "zz"), 2))
            patterns = [Glob(name, pattern) for pattern in ("u*", "*V", "*z*")]
            return random.choice([IsOneOf(name, words), *patterns])
        case FieldType.WEEKDAY:
            return IsOneOf(name, frozenset(random.sample(WEEKDAYS, 3)))
        case _:
            count = min(len(field.tokens), random.choice((1, 2)))
            words = frozenset(random.sample(field.tokens, count))
            kind = HasAny if field.type is FieldType.TOKEN_SET else IsOneOf
            return kind(name, words, caseless=field.caseless)


def some_condition(
    random: Random, names: tuple[str, ...], fields: dict[str, Field], depth: int = 2
) -> Condition:
    """Return a condition on some fields."""
    kind = random.choice("taaon") if depth else "t"
    if kind == "t":
        return some_test(random, random.choice(names), fields)
    if kind == "n":
        return Negation(some_condition(random, names, fields, depth - 1))
    parts = tuple(some_condition(random, names, fields, depth - 1) for _ in range(2))
    return AllOf(parts) if kind == "a" else AnyOf(parts)


STATES = {"NotReady": TargetState("NotReady")}

Line = tuple[Condition, str]
"""A row's condition, and the reason that it answers with."""


def some_lines(random: Random, names: tuple[str, ...], fields: dict[str, Field]) -> list[Line]:
    """Return what rows say."""
    count = random.randrange(1, 5)
    return [(some_condition(random, names, fields), random.choice("AB")) for _ in range(count)]


def mutated(
    random: Random, lines: list[Line], names: tuple[str, ...], fields: dict[str, Field]
) -> list[Line]:
    """Return rows with a few changes, most of which may or may not make a difference."""
    found = list(lines)
    for _ in range(random.randrange(1, 4)):
        at = random.randrange(len(found))
        condition, reason = found[at]
        match random.choice(("drop", "shuffle", "again", "answer", "split", "say otherwise")):
            case "drop" if len(found) > 1:
                del found[at]
            case "shuffle":
                random.shuffle(found)
            case "again":
                found.insert(random.randrange(len(found) + 1), found[at])
            case "answer":
                found[at] = condition, random.choice("AB")
            case "split":
                test = some_test(random, random.choice(names), fields)
                found[at : at + 1] = [
                    (AllOf((condition, test)), reason),
                    (AllOf((condition, Negation(test))), reason),
                ]
            case _:
                found[at] = otherwise_said(condition), reason
    return found


def otherwise_said(condition: Condition) -> Condition:
    """Return a condition that means the same: by De Morgan, and value by value."""
    match condition:
        case AllOf(parts):
            return Negation(AnyOf(tuple(Negation(otherwise_said(part)) for part in parts)))
        case AnyOf(parts):
            return Negation(AllOf(tuple(Negation(otherwise_said(part)) for part in parts)))
        case Negation(part):
            return Negation(otherwise_said(part))
        case IsOneOf(values=values) | HasAny(values=values) if len(values) > 1:
            single = [attrs.evolve(condition, values=frozenset([each])) for each in values]
            return AnyOf(tuple(sorted(single, key=repr)))
        case InRanges(name, ((low, high),)) if low < high and name == "n":
            return AnyOf((InRanges(name, ((low, low),)), InRanges(name, ((low + 1, high),))))
        case _:
            return condition


def rule_set(
    lines: list[Line],
    policy: HitPolicy = HitPolicy.FIRST,
    last: str | None = "last",
    fields: dict[str, Field] | None = None,
) -> RuleSet:
    """Return a rule set of one table, `v`; `last` is the reason of `otherwise`, None for none."""
    rows = [_row(f"r{number}", *line) for number, line in enumerate(lines, start=1)]
    otherwise = _row("otherwise", AllOf(()), last) if last else None
    source = Source("any.pm", "")
    table = Table("v", policy, tuple(rows), otherwise, source, Span(0, 0))
    used = frozenset[str]().union(*(fields_of(row.condition) for row in rows))
    known = FIELDS if fields is None else fields
    return RuleSet("any.pm", (table,), known, used, frozenset(), STATES, {})


def _row(name: str, condition: Condition, reason: str) -> Row:
    outcome = Outcome(OutcomeKind.STATE, "NotReady", {"reason": reason})
    line = int(name[1:]) if name[1:].isdigit() else 99
    return Row(name, condition, Decision("v", outcome, name, line, None, (), "any.pm"), Span(0, 0))


def some_pair(random: Random, names: tuple[str, ...]) -> tuple[RuleSet, RuleSet]:
    """Return two rule sets, of which one is often the other with a few changes."""
    names = tuple(random.sample(names, 3))
    policies, lasts = tuple(HitPolicy), ("last", "A", None)
    policy, last = random.choice(policies), random.choice(lasts)
    lines = some_lines(random, names, FIELDS)
    if random.random() < 0.3:
        others = some_lines(random, names, OTHER_FIELDS)
        return rule_set(lines, policy, last), rule_set(others, policy, last, OTHER_FIELDS)
    changed = mutated(random, lines, names, FIELDS)
    if random.random() < 0.2:
        policy = random.choice(policies)
    if random.random() < 0.2:
        last = random.choice(lasts)
    return rule_set(lines, policy, last), rule_set(changed, policy, last)


def presences(*rules: RuleSet) -> list[dict[str, Value]]:
    """Return all presences over the fields that some rule sets read."""
    names = sorted(frozenset[str]().union(*(each.used_fields for each in rules)))
    combined = itertools.product(*(VALUES[name] for name in names))
    return [
        {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for values in combined
    ]


def seen(rules: RuleSet, presence: dict[str, Value]) -> dict[str, Value]:
    """Return what rules see of a presence, as the engine has it."""
    shown = {}
    for name, value in presence.items():
        field = rules.fields[name]
        shown[name] = Listed.of(field).seen(value) if field.closed else value
    return {name: value for name, value in shown.items() if value is not None}
