"""Hypothesis strategies for whole trees, of every kind of node; all spans are empty."""

from __future__ import annotations

from functools import partial

import attrs
from hypothesis import strategies as st

from presencemap.language import tree
from presencemap.language.words import KEYWORDS, SOFT_KEYWORDS
from presencemap.model import FieldType, OutcomeKind
from presencemap.model.durations import seconds_of
from presencemap.source import Span

NOWHERE = Span(0, 0)


def bare(node):
    """Return a node, or a tuple of nodes, with all spans empty and all comments gone."""
    if isinstance(node, tuple):
        return tuple(map(bare, node))
    if not isinstance(node, tree.Node):
        return node
    changes = {
        field.name: bare(getattr(node, field.name))
        for field in attrs.fields(type(node))
        if field.name not in ("span", "comments")
    }
    if isinstance(node, tree.File):
        changes["comments"] = ()
    return attrs.evolve(node, span=NOWHERE, **changes)


def node(kind, *parts, **named):
    """Return a strategy of one kind of node, from strategies of its parts."""
    return st.builds(partial(kind, NOWHERE), *parts, **named)


def several(each, least=0, most=3):
    """Return a strategy of short tuples."""
    return st.lists(each, min_size=least, max_size=most).map(tuple)


def maybe(each):
    """Return a strategy of something or None."""
    return st.none() | each


# -- values

SPELT = st.from_regex(r"[a-zé_][a-z0-9_]{0,8}(?:-[a-z0-9]{1,6}|\.[a-z_]{1,6})?", fullmatch=True)
PLAIN = node(
    tree.Word,
    SPELT.filter(lambda word: word not in (*KEYWORDS, "open"))
    | st.sampled_from([word for word in SOFT_KEYWORDS if word != "open"]),
)
NAMES = PLAIN | node(tree.Word, st.just("open"))
TEXTS = node(tree.Text, st.text('abcé"\\\n\t #{}|>- \u5728', max_size=12))
NUMBERS = node(tree.Number, st.integers(0, 10**9))
LENGTHS = st.tuples(st.integers(0, 10**6), st.sampled_from(["ms", "s", "m", "h", "d"]))
DURATIONS = node(tree.Duration, LENGTHS.map(lambda each: seconds_of(f"{each[0]}{each[1]}")))
CLOCKS = node(tree.Clock, st.integers(0, 1440))
SCALARS = NAMES | TEXTS | NUMBERS | DURATIONS | CLOCKS | node(tree.YesNo, st.booleans())
RANGES = node(tree.Range, SCALARS, SCALARS)
VALUES = SCALARS | RANGES
SIGNS = st.sampled_from(["<", "<=", ">", ">="])

# -- conditions

SIMPLE = st.one_of(
    st.just(tree.Anything(NOWHERE)),
    node(tree.Reference, NAMES),
    node(tree.IsAbsent, NAMES, st.booleans()),
    node(tree.Compare, NAMES, SIGNS, SCALARS),
    node(tree.Membership, NAMES, several(VALUES, 1, 9), st.booleans()),
    node(tree.Like, NAMES, TEXTS),
    node(tree.Between, maybe(NAMES), CLOCKS, CLOCKS),
    node(tree.OnDays, several(VALUES, 1)),
)
CONDITIONS = st.recursive(
    SIMPLE,
    lambda part: st.one_of(
        node(tree.Not, part),
        node(tree.And, several(part, 2, 4)),
        node(tree.Or, several(part, 2, 4)),
    ),
    max_leaves=8,
)

# -- tables, grids, examples

ATTRIBUTES = node(tree.SetAttribute, PLAIN, SCALARS)
OUTCOMES = node(
    tree.OutcomeNode, st.just(OutcomeKind.STATE), NAMES, several(ATTRIBUTES, 0, 2)
) | st.sampled_from(
    [tree.OutcomeNode(NOWHERE, kind, None, ()) for kind in (OutcomeKind.KEEP, OutcomeKind.RESTORE)]
)
HOLDS = maybe(DURATIONS)
POLICIES = node(tree.Word, st.sampled_from(["first", "unique", "any"]))
ROWS = node(tree.Row, NAMES, CONDITIONS, OUTCOMES, HOLDS) | node(
    tree.Row, st.none(), st.none(), OUTCOMES, HOLDS
)
TABLES = node(tree.Table, NAMES, POLICIES, several(ROWS, 0, 4))

CELLS = st.one_of(
    node(tree.Cell, st.sampled_from(["any", "absent"]), negated=st.booleans()),
    node(tree.Cell, st.just("is"), several(VALUES, 1, 1), negated=st.booleans()),
    node(
        tree.Cell, st.just("is"), several(VALUES, 1, 6), negated=st.booleans(), braces=st.just(True)
    ),
    node(tree.Cell, SIGNS, several(SCALARS, 1, 1), negated=st.booleans()),
    node(tree.Cell, st.just("like"), several(TEXTS, 1, 1), negated=st.booleans()),
    node(tree.Cell, st.just("between"), several(CLOCKS, 2, 2), negated=st.booleans()),
)
GRID_ROWS = node(tree.GridRow, maybe(NAMES), several(CELLS, 1, 4), OUTCOMES, HOLDS) | node(
    tree.GridRow, st.none(), st.none(), OUTCOMES, HOLDS
)
GRIDS = node(tree.Grid, NAMES, POLICIES, several(NAMES, 1, 3), several(GRID_ROWS, 0, 4))

FACTS = st.one_of(
    node(tree.Fact, NAMES, several(SCALARS, 0, 1)),
    node(tree.Fact, NAMES, several(SCALARS, 1, 5), braces=st.just(True)),
)
ANSWERS = node(tree.Answer, NAMES, OUTCOMES, HOLDS)
EXAMPLES = node(tree.Example, TEXTS, several(FACTS, 0, 6), several(ANSWERS, 1))

# -- declarations

TOKEN_ENTRIES = node(tree.TokenEntry, NAMES | TEXTS, maybe(TEXTS), maybe(TEXTS))
NAMED_RANGES = node(tree.NamedRangeDeclaration, NAMES, node(tree.Range, NUMBERS, maybe(NUMBERS)))
TOKEN_KINDS = st.sampled_from([FieldType.TOKEN, FieldType.TOKEN_SET])
TYPES = st.one_of(
    node(tree.TypeNode, st.sampled_from(FieldType).filter(lambda kind: "token" not in kind.value)),
    node(tree.TypeNode, st.just(FieldType.TEXT), longest=NUMBERS),
    node(tree.TypeNode, st.just(FieldType.INT), ranges=several(NAMED_RANGES, 0, 6)),
    node(
        tree.TypeNode,
        TOKEN_KINDS,
        open=st.booleans(),
        caseless=st.booleans(),
        tokens=several(TOKEN_ENTRIES, 1, 12),
    ),
    node(tree.TypeNode, TOKEN_KINDS, open=st.just(True), caseless=st.booleans()),
)
CONTEXT_FIELDS = node(tree.FieldDeclaration, PLAIN, maybe(TEXTS), TYPES)
FIELDS = node(tree.FieldDeclaration, PLAIN, maybe(TEXTS), TYPES, several(NAMES))
ROLES = node(tree.Word, st.sampled_from(["routable", "logged-out"]))
STATE_ATTRIBUTES = node(tree.AttributeDeclaration, PLAIN, TYPES)

ITEMS = st.one_of(
    node(tree.Language, NUMBERS),
    node(tree.Use, NAMES | TEXTS, maybe(TEXTS)),
    node(tree.Vocabulary, NAMES, several(TEXTS)),
    node(tree.Timezone, TEXTS),
    FIELDS,
    node(tree.Context, several(CONTEXT_FIELDS)),
    node(tree.StateDeclaration, NAMES, maybe(TEXTS), maybe(ROLES), several(STATE_ATTRIBUTES)),
    node(tree.TransitionDeclaration, maybe(NAMES), maybe(NAMES), several(NAMES, 1, 9)),
    node(tree.WithRequests, PLAIN, SCALARS, several(NAMES, 1)),
    node(tree.Renamed, NAMES | TEXTS, NAMES | TEXTS),
    node(tree.Define, NAMES, CONDITIONS),
    TABLES,
    GRIDS,
    EXAMPLES,
)
FILES = node(tree.File, several(ITEMS, 0, 6))
