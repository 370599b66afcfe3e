"""Small random rule sets, and all the presences that they can tell apart.

The fields have small domains, so that a presence of each kind can be decided by the
interpreter, which is the specification: what a check claims is held against that.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterable, Iterator, Mapping

from presencemap import run_examples
from presencemap.diagnostics import Diagnostic
from presencemap.model import OutcomeKind, Value
from presencemap.tables.conditions import Glob, tests_of
from presencemap.tables.glob import glob_matches
from presencemap.tables.interpret import decide
from presencemap.tables.load import Compiled, compile_text

COUNT = max(40, int(os.environ.get("PRESENCEMAP_EXAMPLES", "100")) * 4)
"""How many rule sets each test looks at."""

HEAD = """language 1
use sip
vocabulary desk
state Ready routable { mode : token { auto, manual } }
state Busy { reason : text  dnd : yes/no }
state Paused { reason : text }
state Gone logged-out
field n : int { low = 2..3  available = 5..6  busy = 7..8 } from microsoft
field a : token open { on-the-phone, in-a-meeting, lunch } from microsoft
field g : caseless token { Available, InACall } from graph
field s : set of token open { busy, meeting, tv } from pidf
field y : yes/no from pidf
field w : text from pidf
context { agent.on_call : yes/no  forced : yes/no }
"""

VALUES: Mapping[str, tuple[Value, ...]] = {
    "n": (None, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    "a": (None, "on-the-phone", "in-a-meeting", "lunch", "named", "else"),
    "g": (None, "Available", "InACall"),
    "s": tuple(
        frozenset(each) or None
        for size in range(4)
        for each in itertools.combinations(("busy", "meeting", "tv", "else"), size)
    ),
    "y": (None, False, True),
    "w": (None, "u", "uv", "zz", "q"),
    "subscription": (None, "active", "pending", "terminated"),
    "agent.on_call": (None, False, True),
    "forced": (None, False, True),
}

TESTS = {
    "n": ("n is available", "n is busy", "n < 5", "n >= 4", "n in {2..6}", "n is absent", "n is 5"),
    "a": (
        "a is on-the-phone",
        "a in {on-the-phone, in-a-meeting}",
        "a is absent",
        'a is "named"',
        "a not in {lunch}",
    ),
    "g": ("g is Available", "g is InACall", "g is absent"),
    "s": ("s in {busy}", "s in {busy, tv}", "s in {meeting}", "s is absent", "s is not absent"),
    "y": ("y", "not y", "y is no", "y is absent"),
    "w": ('w is "u"', "w is absent", 'w is not "zz"', 'w like "u*"'),
    "subscription": (
        "subscription is active",
        "subscription is terminated",
        "subscription is absent",
        "subscription is pending",
    ),
    "agent.on_call": ("agent.on_call", "not agent.on_call"),
    "forced": ("forced", "forced is no"),
}

OUTCOMES = (
    "Ready", "Ready after 2s", "Ready mode auto", 'Busy reason "a"', "Busy after 5s",
    "Busy dnd yes", "Busy dnd no", "Paused", "Gone", "Gone after 5s", "keep", "restore",
)  # fmt: skip

TRANSITIONS = tuple(
    f"transition {one} -> {other} : Ask"
    for one in ("Ready", "Busy", "Paused", "Gone")
    for other in ("Ready", "Busy", "Paused", "Gone")
)


def rule_sets(seed: int, *, transitions: bool = False) -> Iterator[Compiled]:
    """Yield rule sets of one table, each with its seed in its name."""
    for number in range(COUNT):
        dice = random.Random(seed * 1_000_000 + number)  # noqa: S311 - a seed, no secret
        text = HEAD
        if transitions:
            left = [each for each in TRANSITIONS if dice.random() < 0.8]
            text += "\n".join(left) + dice.choice(
                ["", "\nwith dnd yes : On", "\nwith dnd no : Off"]
            )
        compiled = compile_text(f"{text}\n{_table(dice)}", f"{seed}-{number}.pm")
        assert compiled.rules is not None, [str(each) for each in compiled.diagnostics]
        yield compiled


def _table(dice: random.Random) -> str:
    names = dice.sample(sorted(TESTS), dice.randint(1, 4))
    policy = dice.choice(["first", "first", "first", "unique", "any"])
    rows = [
        f"row r{number} when {_condition(dice, names)} -> {dice.choice(OUTCOMES)}"
        for number in range(dice.randint(1, 5))
    ]
    last = [f"otherwise -> {dice.choice(OUTCOMES)}"] if dice.random() < 0.9 else []
    return "\n    ".join([f"table voice {policy} {{", *rows, *last]) + "\n}\n"


def _condition(dice: random.Random, names: list[str], depth: int = 2) -> str:
    if depth == 0 or dice.random() < 0.4:
        return dice.choice(TESTS[dice.choice(names)])
    operator = dice.choice(["and", "and", "or", "not"])
    if operator == "not":
        return f"not ({_condition(dice, names, depth - 1)})"
    parts = (_condition(dice, names, depth - 1) for _ in range(dice.choice([2, 2, 3])))
    return f"({f' {operator} '.join(parts)})"


def presences(compiled: Compiled) -> Iterator[dict[str, Value]]:
    """Yield a presence of each kind, over the fields that are used; absent ones left out."""
    names = sorted(compiled.rules.used_fields)
    for values in itertools.product(*(VALUES[name] for name in names)):
        pairs = zip(names, values, strict=True)
        yield {name: value for name, value in pairs if value is not None}


def row_and_state(compiled: Compiled, presence: Mapping[str, Value]) -> tuple[str | None, str]:
    """Return which row answers a presence, and the state (or `keep`, `restore`)."""
    decision = decide(compiled.rules.tables[0], presence)
    outcome = decision.outcome
    is_state = outcome.kind is OutcomeKind.STATE
    return decision.row, str(outcome.state if is_state else outcome.kind.value)


def read_back(witness: Mapping[str, object]) -> dict[str, Value]:
    """Return the presence of a witness."""
    return {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in witness.items()
        if value is not None
    }


def is_unknown(compiled: Compiled, name: str, value: Value) -> bool:
    """Say whether a value of a field of presence documents tells nothing."""
    field = compiled.rules.fields[name]
    tests = [
        test
        for row in compiled.rules.tables[0].rows
        for test in tests_of(row.condition)
        if test.field == name
    ]
    if value is None:
        return True
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return not any(each.low <= value <= each.high for each in field.ranges)
    named = {*field.tokens, *(word for test in tests for word in getattr(test, "values", ()))}
    words = value if isinstance(value, frozenset) else {value}
    patterns = [test.pattern for test in tests if isinstance(test, Glob)]
    return named.isdisjoint(words) and not any(
        glob_matches(pattern, word) for pattern in patterns for word in words
    )


OF_DOCUMENTS = ("n", "a", "g", "s", "y", "w")


def known_fields(compiled: Compiled, presence: Mapping[str, Value]) -> list[str]:
    """Return the fields of documents that tell something."""
    return [
        name
        for name in OF_DOCUMENTS
        if name in presence and not is_unknown(compiled, name, presence[name])
    ]


def rows_of(found: Iterable[Diagnostic]) -> list[str]:
    """Return the names of the rows that findings are about."""
    texts = (each.source.at(each.span) for each in found)
    return ["otherwise" if text.startswith("otherwise") else text.split()[1] for text in texts]


def holds_when_pasted(compiled: Compiled, found: Diagnostic) -> bool:
    """Say whether the example of a finding, put into the file, is what the rules decide."""
    pasted = compile_text(f"{compiled.source.text}\n{found.example}\n", "pasted.pm")
    assert pasted.rules is not None, [str(each) for each in pasted.diagnostics]
    trial = run_examples(pasted.rules)
    return len(trial.results) == 1 and not trial.failed


HARD = f'note like "*a{"?" * 15}" and note like "*b{"?" * 15}"'
"""What no text is, though it takes more than the search for one to know."""
