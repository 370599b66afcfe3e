"""Random tables over every type of field, random presences, and where those lie in a diagram.

Few constants stand close together, so that rows meet: what is absent and what no row names are
as likely as what one names.
"""

from __future__ import annotations

import itertools
import math

from presencemap.tables.diagram import OTHER, Aspect
from presencemap.tables.glob import glob_matches

HEAD = """\
language 1
use genesys
timezone "Europe/Lisbon"
field n : int { low = 0..2  high = 3..6 }
field t : token { a, b, c }
field o : token open { x, y, z }
field k : caseless token open { Red, green, Blue }
field f : yes/no
field s : set of token open { p, q, r }
field u : caseless set of token open { Up, down }
field d : duration
field w : text
"""

VALUES = {
    "n": [*range(9), 2**32 - 1],
    "t": ["a", "b", "c"],
    "o": ["x", "y", "z", "fishing", ""],
    "k": ["Red", "red", "RED", "green", "bLuE", "Rouge"],
    "f": [True, False],
    "s": [frozenset(c) for n in (1, 2, 3) for c in itertools.combinations(["p", "q", "r", "!"], n)],
    "u": [frozenset(c) for n in (1, 2) for c in itertools.combinations(["UP", "Down", "!"], n)],
    "d": [0.0, 1.0, 1.5, 2.0, math.nextafter(2.0, 3.0), 3.0, 1e9, math.inf],
    "w": ["", "u", "uv", "UV", "vu", "zz", "v*"],
    "time": [0, 479, 480, 481, 1079, 1080, 1439],
    "weekday": ["mon", "tue", "fri", "sat", "sun"],
}

_TESTS = {
    "n": ("n is low", "n in {{{i}, {j}..8}}", "n < {i}", "n >= {j}", "n is absent", "n is not {i}"),
    "t": ("t is a", "t in {{a, b}}", "t not in {{b, c}}", "t is absent", "t is not absent"),
    "o": ("o is x", "o in {{x, y}}", "o not in {{x}}", "o is absent", "o in {{z}}"),
    "k": ("k is Red", "k in {{green, blue}}", "k is not red", "k is absent", "k in {{Red, green}}"),
    "f": ("f", "not f", "f is no", "f is absent"),
    "s": ("s in {{p}}", "s in {{p, q}}", "s not in {{q, r}}", "s is absent", "s is not absent"),
    "u": ("u in {{Up}}", "u in {{up, Down}}", "u is absent"),
    "d": ("d < 1s", "d <= 2s", "d > 1s", "d is 2s", "d is absent", "d in {{1s..2s}}", "d >= 3s"),
    "w": ('w is "u"', 'w like "u*"', 'w like "*v"', 'not w like "*v*"', "w is absent",
          'w in {{"uv", "zz"}}', 'w like "?"'),
    "c": ("between 08:00 and 18:00", "between 18:00 and 08:00", "on mon..fri", "on sat"),
}  # fmt: skip


def table_text(dice, name="voice", rows=5):
    """Return the text of a random table."""
    policy = dice.choice(["first", "first", "unique", "any"])
    lines = [
        f'    row r{number} when {_condition(dice)} -> NotReady reason "{dice.randrange(2)}"'
        for number in range(dice.randrange(1, rows + 1))
    ]
    if dice.random() < 0.7:
        lines.append('    otherwise -> NotReady reason "0"')
    return "\n".join([f"table {name} {policy} {{", *lines, "}\n"])


def _condition(dice, depth=2):
    if depth == 0 or dice.random() < 0.4:
        text = dice.choice(_TESTS[dice.choice([*_TESTS])])
        i, j = sorted((dice.randrange(8), dice.randrange(8)))
        return text.format(i=i, j=j)
    operator = dice.choice(["and", "and", "or", "not"])
    if operator == "not":
        return f"not ({_condition(dice, depth - 1)})"
    parts = (_condition(dice, depth - 1) for _ in range(dice.choice([2, 2, 3])))
    return f"({f' {operator} '.join(parts)})"


def random_presence(dice, names, values=VALUES):
    """Return a presence in which a quarter of the fields is absent, in one way or another."""
    presence = {}
    for name in names:
        way = dice.random()
        if way < 0.15:
            continue
        if way < 0.25:
            sets = isinstance(values[name][0], frozenset)
            presence[name] = frozenset() if sets and way < 0.2 else None
        else:
            presence[name] = dice.choice(values[name])
    return presence


def answer_of(variables, root, presence):
    """Return the leaf of a diagram at which a presence lies."""
    node = root
    while node.edges:
        variable = variables[node.level]
        named = {w for v in variables if v.field is variable.field for w in v.words}
        node = node.child(_atom(variable, presence.get(variable.field.name), named))
    return node.leaf


def _atom(variable, value, named):
    """Return the number of the atom of a variable in which a value lies."""
    fold = str.casefold if variable.field.caseless else str
    words = {fold(word) for word in variable.words}
    if variable.aspect is Aspect.HOLDS:
        return int(not words.isdisjoint(map(fold, value or ())))
    if variable.aspect is Aspect.HOLDS_OTHER:
        return int(bool({fold(each) for each in value or ()} - {fold(word) for word in named}))
    if variable.aspect is Aspect.LIKE:
        return int(value is not None and glob_matches(variable.words[0], value))
    for number, atom in enumerate(variable.atoms):
        if isinstance(atom, tuple) and value is not None and atom[0] <= value <= atom[1]:
            return number
        if atom is value or (isinstance(atom, str) and fold(atom) == fold(str(value))):
            return number
    return variable.atoms.index(OTHER)
