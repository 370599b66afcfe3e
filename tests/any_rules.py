"""Rules and presences made at random: every type of field, every kind of test.

The same seed gives the same rules; they are made as text, so that they are what a user could
have written.
"""

from __future__ import annotations

import math
from random import Random

from presencemap.model.times import WEEKDAYS
from presencemap.tables.conditions import (
    AllOf,
    Always,
    AnyOf,
    Glob,
    HasAny,
    InRanges,
    IsAbsent,
    IsOneOf,
    IsYesNo,
    Negation,
)
from presencemap.tables.load import compile_text
from presencemap.tables.sentences import condition_words

DECLARATIONS = """\
language 1
field level : int { low = 0..9  high = 10..19  top = 30.. }
field lamp : token { green, red }
field mood : token open { calm, busy }
field kind : caseless token open { Alpha, Beta }
field tags : set of token open { a, b, c }
field badge : text
field agent.door-open : yes/no
field rest : duration
field shift : time of day
field day : weekday
state Open routable { line : int  loud : yes/no }
state Shut { reason-why : text }
"""
FIELDS = compile_text(f"{DECLARATIONS}table t first {{ otherwise -> keep }}\n").rules.fields
TEXTS = ("", "lunch", "Late lunch", 'it\'s "so"?', "a\\b", "don't", "you're?")
OUTCOMES = (
    "keep",
    "restore",
    "Open",
    "Open line 3 loud yes after 2s",
    'Shut reason-why "it\'s \\"late\\"?"',
    "Shut after 250ms",
)


def test(rng, names):
    """Return a test of one of some fields."""
    name = rng.choice(names)
    if rng.random() < 0.15:
        return IsAbsent(name)
    match name:
        case "level":
            low = rng.choice((0, 3, 9, 10, 18, 30))
            high = rng.choice((low, low + 4, 19, 2**32 - 1))
            more = ((5, 6),) if rng.random() < 0.3 else ()
            return InRanges(name, ((low, max(low, high)), *more))
        case "lamp":
            return IsOneOf(name, frozenset({rng.choice(("green", "red"))}))
        case "mood":
            return IsOneOf(
                name, frozenset(rng.sample(("calm", "busy", "odd one"), rng.randint(1, 2)))
            )
        case "kind":
            return IsOneOf(name, frozenset({rng.choice(("alpha", "beta"))}), caseless=True)
        case "tags":
            return HasAny(name, frozenset(rng.sample(("a", "b", "c", "d e"), rng.randint(1, 3))))
        case "badge" if rng.random() < 0.4:
            return Glob(name, rng.choice(("*lunch*", "l?nch", "*'*", "a*")))
        case "badge":
            return IsOneOf(name, frozenset(rng.sample(TEXTS[1:], rng.randint(1, 2))))
        case "agent.door-open":
            return IsYesNo(name, rng.random() < 0.5)
        case "rest":
            below = math.nextafter(300.0, -1)
            above = math.nextafter(2.0, math.inf)
            ranges = ((0, 300.0), (0, below), (2.0, math.inf), (above, math.inf), (2.0, 300.0))
            return InRanges(name, (rng.choice(ranges),))
        case "shift":
            spans = (((480, 1079),), ((0, 359), (1320, 1439)), ((600, 600),), ((720, 1439),))
            return InRanges(name, rng.choice(spans))
        case _:
            return IsOneOf(name, frozenset(rng.sample(WEEKDAYS, rng.randint(1, 6))))


def condition(rng, names, depth=3):
    """Return a condition on some fields."""
    kind = rng.random() if depth else 0.0
    if kind < 0.5:
        return test(rng, names)
    if kind < 0.65:
        return Negation(condition(rng, names, depth - 1))
    if kind < 0.67:
        return Always()
    parts = tuple(condition(rng, names, depth - 1) for _ in range(rng.randint(2, 3)))
    return AllOf(parts) if kind < 0.84 else AnyOf(parts)


def rules(seed, policy="first", rows=5, names=tuple(FIELDS), otherwise=True):
    """Return a rule set with one table."""
    rng = Random(seed)  # noqa: S311 - the same choices each time
    asked = rng.sample(names, min(len(names), 4))
    lines = [
        f"    row r{number} when {condition_words(FIELDS, condition(rng, asked))}"
        f" -> {rng.choice(OUTCOMES)}"
        for number in range(rng.randint(0, rows))
    ]
    if otherwise:
        lines.append(f"    otherwise -> {rng.choice(OUTCOMES)}")
    text = f"{DECLARATIONS}table t {policy} {{\n" + "\n".join(lines) + "\n}\n"
    compiled = compile_text(text)
    assert compiled.rules is not None, [str(each) for each in compiled.diagnostics]
    return compiled.rules


def value(rng, name):
    """Return a value of a field, often one that tests tell apart, sometimes none."""
    if rng.random() < 0.2:
        return None
    match name:
        case "level":
            return rng.choice((0, 2, 3, 4, 5, 7, 9, 10, 13, 18, 19, 20, 22, 29, 30, 34, 2**32 - 1))
        case "lamp":
            return rng.choice(("green", "red"))
        case "mood":
            return rng.choice(("calm", "busy", "odd one", "elsewhere"))
        case "kind":
            return rng.choice(("Alpha", "ALPHA", "beta", "gamma"))
        case "tags":
            return frozenset(rng.sample(("a", "b", "c", "d e", "z"), rng.randint(0, 3)))
        case "badge":
            return rng.choice((*TEXTS[1:], "LUNCH", "other"))
        case "agent.door-open":
            return rng.random() < 0.5
        case "rest":
            return rng.choice((0.0, 1.5, 2.0, 2.5, 299.999, 300.0, 301.0))
        case "shift":
            return rng.choice((0, 359, 360, 479, 480, 600, 720, 1079, 1080, 1320, 1439))
        case _:
            return rng.choice(WEEKDAYS)


def presences(seed, count, names=tuple(FIELDS)):
    """Yield presences; a field without a value is left out."""
    rng = Random(seed)  # noqa: S311 - the same choices each time
    for _ in range(count):
        values = ((name, value(rng, name)) for name in names)
        yield {name: each for name, each in values if each is not None}
