"""Small random tables over fields of every type, and presences to try them on.

The interpreter is the specification: whatever else is claimed of a table is held against what
it says of each of some hundreds of presences. `cases()` gives the tables, as many as
PRESENCEMAP_EXAMPLES says (100 without it): the same ones in CI, new ones at every desk. A case
shows its text and its seed where a test fails.
"""

from __future__ import annotations

import os
import random
from functools import cached_property, lru_cache
from itertools import combinations, product

from presencemap.tables import interpret
from presencemap.tables.diagram import CONFLICT, NO_ROW, OTHER, Aspect, Proof
from presencemap.tables.glob import glob_matches
from presencemap.tables.load import compile_text

EXAMPLES = int(os.environ.get("PRESENCEMAP_EXAMPLES", "100"))
FIRST = 0 if "CI" in os.environ else random.SystemRandom().randrange(10**9)
MOST_PRESENCES = 400

FIELDS = """\
language 1
state Here
state Gone
field number : int { low = 0..2  mid = 3..4  top = 4294967294.. }
field choice : token { a, b, c }
field word   : token open { x, y }
field badge  : caseless token open { Staff, Visitor }
field flag   : yes/no
field held   : set of token open { p, q, r }
field worn   : caseless set of token { Cap, Tie }
field age    : duration
field note   : text
field clock  : time of day
field day    : weekday
"""


def _sets(words):
    return [None, *(frozenset(c) for n in range(1, 4) for c in combinations(words, n))]


VALUES = {
    "number": [None, 0, 1, 2, 3, 4, 5, 6, 2**32 - 2, 2**32 - 1],
    "choice": [None, "a", "b", "c"],
    "word": [None, "x", "y", "z", "X"],
    "badge": [None, "Staff", "STAFF", "visitor", "guest", "GUEST", "cat"],
    "flag": [None, False, True],
    "held": _sets(["p", "q", "r", "zz"]),
    "worn": _sets(["Cap", "cap", "TIE"]),
    "age": [None, 0.0, 0.5, 1.0, 1.0000000000000002, 1.5, 2.0, 2.001, 3.0, 86400.0, float("inf")],
    "note": [None, "", "u", "U", "uv", "UV", "vu", "zz", "v", "xvx", "uxv", "x"],
    "clock": [None, 0, 59, 60, 480, 1079, 1080, 1439],
    "day": [None, "mon", "tue", "fri", "sat", "sun"],
}
"""Values of each field, with one at least in every part that the tests below tell apart."""

TESTS = {
    "number": [
        "number is low", "number in {mid, 6}", "number < 3", "number <= 4", "number > 4",
        "number >= 1", "number in {0..1, 3}", "number not in {2..5}", "number is top",
        "number is 5", "number is absent", "number is not absent", "number < 0",
    ],
    "choice": ["choice is a", "choice in {a, b}", "choice not in {b, c}", "choice is absent"],
    "word": ["word is x", "word in {x, y}", 'word is "z"', "word not in {x}", "word is absent"],
    "badge": ["badge is Staff", 'badge in {visitor, "Guest"}', "badge is absent"],
    "flag": ["flag", "not flag", "flag is no", "flag is absent", "flag is not absent"],
    "held": [
        "held in {p}", "held in {p, q}", "held not in {q, r}", 'held in {p, q, "zz"}',
        "held is absent", "held is not absent",
    ],
    "worn": ["worn is cap", "worn in {Cap, tie}", "worn is absent", "worn not in {Tie}"],
    "age": [
        "age < 1s", "age <= 1s", "age > 1s", "age >= 2s", "age is 2s", "age in {1s..2s, 1d}",
        "age is absent", "age > 2001ms", "age < 1d",
    ],
    "note": [
        'note is "u"', 'note like "u*"', 'note like "*v"', 'not note like "*v*"',
        "note is absent", 'note in {"uv", "zz"}', 'note like "?"', 'note like "uv"',
    ],
    "clock": [
        "clock between 08:00 and 18:00", "clock between 18:00 and 01:00", "clock < 08:00",
        "clock is absent", "clock >= 17:59",
    ],
    "day": ["day is mon", "day in {mon..fri}", "day not in {sat, sun}", "day is absent"],
}  # fmt: skip

OUTCOMES = ("Here", "Gone", "keep", "Here after 2s")


class Case:
    """A table with what there is to know of it, made when it is asked for."""

    def __init__(self, seed, text):
        self.seed = seed
        self.text = text

    def __repr__(self):
        return f"seed {self.seed}:\n{self.text.removeprefix(FIELDS)}"

    @cached_property
    def rules(self):
        """The rules, of which nothing may be wrong."""
        return rules_of(self.text)

    @property
    def table(self):
        """The only table."""
        return self.rules.tables[0]

    @cached_property
    def proof(self):
        """The proof of the table."""
        return Proof(self.table, self.rules.fields)

    @cached_property
    def presences(self):
        """Presences that differ in the fields that the table reads: all of them, or some."""
        names = sorted({variable.field.name for variable in self.proof.variables})
        return presences(dice_of(self.seed), names)

    def matching(self, presence):
        """Return the numbers of the rows that match, by the interpreter."""
        rows = enumerate(self.table.rows)
        return [number for number, row in rows if interpret.holds(row.condition, presence)]


def dice_of(seed):
    """Give what makes random choices, always the same ones for a seed."""
    return random.Random(seed)  # noqa: S311 - it makes tables, not secrets


def cases():
    """Give as many random tables as are wanted."""
    return (case(seed) for seed in range(FIRST, FIRST + EXAMPLES))


@lru_cache(maxsize=200)
def case(seed):
    """Give the table of a seed."""
    return Case(seed, random_table(dice_of(seed)))


def rules_of(text):
    """Compile rules of which nothing may be wrong."""
    compiled = compile_text(text)
    assert compiled.rules is not None, [str(each) for each in compiled.diagnostics]
    return compiled.rules


def random_table(dice, *, fields=3, rows=4, policy=None, otherwise=True):
    """Make the text of rules with one table, of some rows over some fields at the most."""
    names = dice.sample(sorted(TESTS), dice.randint(1, fields))
    policy = policy or dice.choice(["first", "first", "unique", "any"])
    lines = [
        f"    row r{n} when {random_condition(dice, names)} -> {dice.choice(OUTCOMES)}"
        for n in range(dice.randint(1, rows))
    ]
    if otherwise:
        lines.append("    otherwise -> Gone after 5s")
    return FIELDS + f"table voice {policy} {{\n" + "\n".join(lines) + "\n}\n"


def random_condition(dice, names, depth=2):
    """Make a condition on some of the fields."""
    if depth == 0 or dice.random() < 0.4:
        return dice.choice(TESTS[dice.choice(names)])
    operator = dice.choice(["and", "and", "or", "not"])
    if operator == "not":
        return f"not ({random_condition(dice, names, depth - 1)})"
    parts = [random_condition(dice, names, depth - 1) for _ in range(dice.choice([2, 2, 3]))]
    return "(" + f" {operator} ".join(parts) + ")"


def presences(dice, names, most=MOST_PRESENCES):
    """Give presences of some fields: all, or as many as wanted where there are more."""
    spaces = [VALUES[name] for name in names]
    combined = list(product(*spaces))
    if len(combined) > most:
        combined = dice.sample(combined, most)
    found = (zip(names, values, strict=True) for values in combined)
    return [{name: value for name, value in each if value is not None} for each in found]


def expected_leaf(tested, presence):
    """Return the leaf of a table's diagram where a presence belongs, by the interpreter."""
    if interpret.decide(tested.table, presence).conflict:
        return CONFLICT
    return next(iter(tested.matching(presence)), NO_ROW)


def atoms_of(proof, presence):
    """Return the atoms, one a level, in which a presence lies; `proof` has the variables."""
    variables = proof.variables
    return tuple(_atom(each, variables, presence.get(each.field.name)) for each in variables)


def leaf_at(node, atoms):
    """Return the leaf to which atoms lead from a node."""
    while node.edges:
        (node,) = (child for mask, child in node.edges if mask >> atoms[node.level] & 1)
    return node.leaf


def is_in(box, atoms):
    """Tell whether a box has the atoms in it."""
    return all(mask >> atoms[level] & 1 for level, mask in box.items())


def _atom(variable, variables, value):
    fold = str.casefold if variable.field.caseless else str
    held = {fold(each) for each in value} if isinstance(value, frozenset) else set()
    match variable.aspect:
        case Aspect.VALUE:
            return _place(variable.atoms, fold(value) if isinstance(value, str) else value, fold)
        case Aspect.HOLDS:
            return int(not held.isdisjoint(map(fold, variable.words)))
        case Aspect.HOLDS_OTHER:
            same = [each for each in variables if each.field is variable.field]
            return int(bool(held - {fold(word) for each in same for word in each.words}))
        case Aspect.LIKE:
            return int(value is not None and glob_matches(variable.words[0], value))


def _place(atoms, value, fold):
    for place, atom in enumerate(atoms):
        if isinstance(atom, tuple):
            if value is not None and atom[0] <= value <= atom[1]:
                return place
        elif atom is value or (isinstance(atom, str) and fold(atom) == value):
            return place
    return atoms.index(OTHER)
