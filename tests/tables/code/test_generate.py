"""Generated code: how it reads, what it makes of hostile words, and when there is none."""

from __future__ import annotations

import ast
import copy
import os
import pickle
import subprocess
import sys
import threading

import attrs
import pytest

import presencemap
from presencemap.errors import FieldError
from presencemap.model import KEEP, Decision, Field, FieldType
from presencemap.source import Source, Span
from presencemap.tables import interpret
from presencemap.tables.code import Bounds, generate
from presencemap.tables.conditions import Glob, HasAny, IsOneOf
from presencemap.tables.load import compile_text
from presencemap.tables.table import HitPolicy, Row, Table

HEAD = """\
language 1
use genesys
context { agent.on_call : yes/no }
field availability : int { available = 3000..4499  busy = 6000..8999 }
field activity     : token open { on-the-phone, lunch }
field activities   : set of token open { busy, meeting, away }
field note         : text
field word         : token open { a }
"""

SMALL = """\
table voice first {
    row call  when agent.on_call or activity is on-the-phone -> NotReady reason "Call"
    row lunch when activity is lunch or note like "*lunch*"  -> NotReady reason "Lunch"
    row away  when activities in {away, meeting}             -> NotReady reason "Away"
    row free  when availability is available                 -> Ready
    otherwise                                                -> LoggedOut
}
"""

BRANCHES = """\
def decide(presence):
    get = presence.get
    try:
        value = get('agent.on_call')
        if value is True:
            return {'voice': row_1}  # 'call'
        value = get('activity')
        if value == 'on-the-phone':
            return {'voice': row_1}  # 'call'
        if value == 'lunch':
            return {'voice': row_2}  # 'lunch'
        value = get('note')
        if value is None:
            value = get('activities') or ()
            if not words_1.isdisjoint(value):
                return {'voice': row_3}  # 'away'
            value = get('availability')
            if value is None:
                return {'voice': row_4}  # 'otherwise'
            if value < 3000:
                return {'voice': row_4}  # 'otherwise'
            if value < 4500:
                return {'voice': row_5}  # 'free'
            return {'voice': row_4}  # 'otherwise'
        if glob_matches('*lunch*', value):
            return {'voice': row_2}  # 'lunch'
        value = get('activities') or ()
        if not words_1.isdisjoint(value):
            return {'voice': row_3}  # 'away'
        value = get('availability')
        if value is None:
            return {'voice': row_4}  # 'otherwise'
        if value < 3000:
            return {'voice': row_4}  # 'otherwise'
        if value < 4500:
            return {'voice': row_5}  # 'free'
        return {'voice': row_4}  # 'otherwise'
    except (AttributeError, KeyError, TypeError):
        return {'voice': ask_1(presence)}  # a value of another type
"""

LOOKUPS = """\
def decide(presence):
    get = presence.get
    try:
        at = places_1.get(get('activity'), 0)
        value = get('agent.on_call')
        if value is True:
            at += 48
        value = get('note')
        if value is None:
            at += 8
        if value is not None and glob_matches('*lunch*', value):
            at += 4
        value = get('activities') or ()
        if not words_1.isdisjoint(value):
            at += 2
        value = get('availability')
        if value is not None:
            if value < 3000:
                pass
            else:
                if value < 4500:
                    at += 1
                else:
                    pass
        return {'voice': rows_1[at]}
    except (AttributeError, KeyError, TypeError):
        return {'voice': ask_1(presence)}  # a value of another type
"""


def rules_of(text):
    """Compile a text without errors."""
    rules = compile_text(HEAD + text).rules
    assert rules, text
    return rules


def test_branches_read_well():
    """Code asks for a field where its answer begins to matter, and names the rows."""
    code = rules_of(SMALL).code
    assert code.source == BRANCHES
    assert code.interpreted == {}


def test_lookups_read_well():
    """Code for a large diagram sums up to a place in a list what it finds in the fields."""
    rules = rules_of(SMALL)
    code = generate(rules.tables, rules.fields, Bounds(leaves=0))
    assert code.source == LOOKUPS
    assert len(code.names["rows_1"]) == 2 * 48


def test_many_ranges_and_many_words_are_looked_up():
    """Rows that many ranges or words lead to are found by a bisection, or in a dict."""
    rows = [f"row r{n} when availability is {n * 100}..{n * 100 + 49} -> keep" for n in range(9)]
    code = rules_of(f"table t first {{ {' '.join(rows)} otherwise -> keep }}").code
    assert "return {'t': rows_1[bisect(starts_1, value)]}  # a row for each range" in code.source
    rows = [f'row r{n} when word is "w{n}" -> keep' for n in range(9)]
    code = rules_of(f"table t first {{ {' '.join(rows)} otherwise -> keep }}").code
    assert "return {'t': rows_1.get(value, row_1)}  # a row for each word" in code.source


HOSTILE = [
    "'", '"', "\\", "\\'", "a\nb", "\r", "#", "'''", '"""', "{0}", "%s", "\x00", "\u2028", "\u202e",
    "\ud800",    "__import__('os').abort()", "'); raise SystemExit #", "\n  1/0", "\u00e9\u6c34",
    "row_1",
]  # fmt: skip


def row_of(name, condition):
    """Make a row by hand; it may have a name that the language refuses."""
    return Row(name, condition, Decision("t", KEEP, name, 1), Span(0, 0))


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("bounds", [Bounds(), Bounds(leaves=0)])
def test_hostile_words_stay_words(word, bounds):
    """Whatever stands in tokens, texts, patterns and names, none of it becomes code."""
    fields = {
        word: Field(word, FieldType.TOKEN, tokens=("a",), open=True),
        "s": Field("s", FieldType.TOKEN_SET, open=True),
        "w": Field("w", FieldType.TEXT),
    }
    rows = (
        row_of(word, IsOneOf(word, frozenset({word}))),
        row_of("in a set", HasAny("s", frozenset({word}))),
        row_of("as text", IsOneOf("w", frozenset({word}))),
        row_of("as pattern", Glob("w", f"x{word}")),
    )
    table = Table(word, HitPolicy.FIRST, rows, None, Source("x", ""), Span(0, 0))
    code = generate([table], fields, bounds)
    names = {node.id for node in ast.walk(ast.parse(code.source)) if isinstance(node, ast.Name)}
    own = {"at", "dict", "get", "presence", "value", "AttributeError", "KeyError", "TypeError"}
    assert names <= own | set(code.names)
    asked = [
        {word: word}, {word: "a"}, {"s": frozenset({word, "b"})}, {"w": word}, {"w": f"x{word}"},
        {"w": "else"}, {},
    ]  # fmt: skip
    found = [code.decide(presence)[word] for presence in asked]
    assert found == [interpret.decide(table, presence) for presence in asked]
    assert [each.row for each in found] == [
        word,
        None,
        *[each.name for each in rows[1:]],
        None,
        None,
    ]


WRONG = [
    5,
    -1,
    3500.5,
    True,
    "x",
    "",
    frozenset(),
    frozenset({"x"}),
    frozenset({5}),
    b"x",
    [],
    {},
    (),
]


@pytest.mark.parametrize("bounds", [Bounds(), Bounds(leaves=0), Bounds(leaves=0, wished_entries=0)])
def test_values_of_a_wrong_type_do_not_raise(bounds):
    """Whatever stands in a field, there is a decision."""
    rules = rules_of(SMALL)
    code = generate(rules.tables, rules.fields, bounds)
    for name in rules.used_fields:
        for value in WRONG:
            assert code.decide({name: value})["voice"].row
    with pytest.raises(FieldError):
        rules.decide({"availability": "x"})


def test_what_is_too_large_is_interpreted():
    """Of a table beyond the bounds no code is made, and the code tells which and why."""
    rules = rules_of(SMALL + SMALL.replace("voice", "chat").replace("row lunch", "# row lunch"))
    code = generate(rules.tables, rules.fields, Bounds(nodes=20))
    assert code.interpreted == {"voice": "more than 20 nodes"}
    presence = {"note": "out to lunch"}
    expected = {table.name: interpret.decide(table, presence) for table in rules.tables}
    assert code.decide(presence) == expected
    assert "too large for code" in code.source
    lists = generate(rules.tables, rules.fields, Bounds(leaves=0, entries=3))
    assert set(lists.interpreted) == {"voice", "chat"}
    assert lists.decide(presence) == expected


def test_deep_branches_become_lists():
    """Python can't nest as deep as a diagram may be; a list can."""
    fields = "".join(f"field f{n} : yes/no\n" for n in range(90))
    odd = " and ".join(f"f{n}" for n in range(90))
    rows = f"row all when {odd} -> Ready row first when f0 -> keep otherwise -> keep"
    rules = rules_of(f"{fields} table t unique {{ {rows} }}")
    assert rules.code.interpreted == {}
    assert "at += " in rules.code.source
    everything = {f"f{n}": True for n in range(90)}
    assert rules.decide(everything)["t"].conflict == ("all", "first")
    assert rules.decide({**everything, "f44": False})["t"].row == "first"
    assert rules.decide({"f44": True})["t"].row == "otherwise"


def test_no_table_is_no_decision():
    """Code of no tables decides nothing."""
    assert generate([], {}).decide({}) == {}


def test_rule_sets_make_their_code_late_and_leave_it_behind(root):
    """Loading makes no code; copies and pickles go without it and make the same again."""
    for path in sorted((root / "rules").glob("*.pm")):
        rules = presencemap.load_rules(path)
        assert "code" not in vars(rules)
        source, expected = rules.code.source, rules.decide({})
        for again in (
            pickle.loads(pickle.dumps(rules)),  # noqa: S301 - our own bytes
            copy.deepcopy(rules),
            copy.copy(rules),
            attrs.evolve(rules),
        ):
            assert "code" not in vars(again)
            assert again == rules
            assert again.code.source == source
            assert again.decide({}) == expected


def test_another_process_makes_the_same_code(root):
    """A rule set that is pickled decides alike in another process, whatever hashes are there."""
    rules = presencemap.load_rules(root / "rules" / "lync-genesys.pm")
    facts = {"availability": 6900, "activity": "on-the-phone"}
    script = (
        "import pickle, sys; rules, facts = pickle.load(sys.stdin.buffer);"
        "pickle.dump((rules.code.source, rules.decide(facts)), sys.stdout.buffer)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps((rules, facts)),
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(root)},
        check=True,
        capture_output=True,
    )
    found = pickle.loads(done.stdout)  # noqa: S301 - our own bytes
    assert found == (rules.code.source, rules.decide(facts))


def test_threads_may_ask_first_at_once():
    """Threads that are all the first to ask get the same answers."""
    rules = rules_of(SMALL)
    start = threading.Barrier(8)
    found = []

    def ask():
        start.wait()
        found.append(rules.decide_checked({"availability": 3500}))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{"voice": interpret.decide(rules.tables[0], {"availability": 3500})}] * 8
