"""Legal changes of state: lines with `any` held against the pairs that they stand for."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.model import LegalTransition
from presencemap.tables.legal import AnyLine, LegalTransitions
from presencemap.tables.load import compile_file, compile_text

STATES = "ABCD"
SIDES = st.sampled_from([None, *STATES])
TABLE = "table t first { otherwise -> S1 }\n"


@given(
    st.dictionaries(st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)), st.integers()),
    st.lists(st.tuples(SIDES, SIDES, st.sets(st.sampled_from(STATES))), max_size=6),
)
def test_is_what_all_its_pairs_are(named, lines):
    """The mapping is the one that is made by writing out every pair, first come first served."""
    by_name = {pair: LegalTransition(*pair, (str(n),)) for pair, n in named.items()}
    legal = LegalTransitions(
        by_name,
        (AnyLine(a, b, (f"line {n}",), dict.fromkeys(sorted(some)))
         for n, (a, b, some) in enumerate(lines) if a is None or b is None),
    )  # fmt: skip
    plain = dict(by_name)
    for n, (a, b, some) in enumerate(lines):
        if a is None or b is None:
            for pair in product([a] if a else sorted(some), [b] if b else sorted(some)):
                plain.setdefault(pair, LegalTransition(*pair, (f"line {n}",)))
    assert dict(legal) == plain
    assert list(legal) == list(plain)
    assert len(legal) == len(plain)
    for pair in product(STATES, STATES):
        assert legal.get(pair) == plain.get(pair)


def states(n, start=0):
    """Return the declarations of states."""
    return "".join(f"state S{i}\n" for i in range(start, start + n))


def test_many_states_make_no_pairs(monkeypatch):
    """Lines with `any` are kept as they are: no pair is made before it is asked for."""

    def refused(_self):
        raise AssertionError("the pairs are written out")

    monkeypatch.setattr(AnyLine, "pairs", refused)
    lines = "".join(f"transition any -> S{n} : Go{n}\n" for n in range(2000))
    text = f"language 1\n{states(2000)}{lines}transition any -> any : Go\n{TABLE}"
    legal = compile_text(text).rules.transitions
    assert legal["S7", "S1999"].requests == ("Go1999",)
    assert len(legal._lines) == 2001
    assert len({id(line.states) for line in legal._lines}) == 1


@pytest.mark.parametrize(
    ("line", "legal"),
    [
        ("transition any -> S1 : X", {("S0", "S1"), ("S1", "S1")}),
        ("transition S1 -> any : X", {("S1", "S0"), ("S1", "S1")}),
        ("transition any -> any : X", set(product(["S0", "S1"], ["S0", "S1"]))),
        ("state S2\ntransition any -> S1 : X", {("S2", "S1")}),
        ("state S2\ntransition any -> any : X", {("S2", "S2")}),
    ],
)
def test_any_stands_for_the_files_own_states_or_else_for_all(tmp_path, line, legal):
    """A file that declares no states speaks of those that it uses; one that does, of its own."""
    (tmp_path / "states.pm").write_text(f"language 1\nvocabulary x\n{states(2)}")
    site = tmp_path / "site.pm"
    site.write_text(f'language 1\nuse "states.pm"\n{line}\n{TABLE}')
    assert set(compile_file(site).rules.transitions) == legal


def test_a_site_may_say_a_pair_by_name(tmp_path):
    """What a vocabulary says of `any` state, a file that uses it may say otherwise for one."""
    (tmp_path / "states.pm").write_text(
        f"language 1\nvocabulary x\n{states(2)}transition any -> any : X\n"
    )
    site = tmp_path / "site.pm"
    site.write_text(f'language 1\nuse "states.pm"\ntransition S0 -> S1 : Y\n{TABLE}')
    legal = compile_file(site).rules.transitions
    assert {pair: each.requests for pair, each in legal.items() if each.requests != ("X",)} == {
        ("S0", "S1"): ("Y",)
    }


def test_any_of_no_state_is_told():
    """Where no state is declared at all, `any` stands for nothing."""
    text = (
        "language 1\nuse microsoft\ntransition any -> any : X\ntable t first { otherwise -> keep }"
    )
    [found] = compile_text(text).diagnostics
    assert (found.name, found.message) == (
        "unknown-state", "`any` stands for no state: no file in use declares one",
    )  # fmt: skip
