"""Numbers of conditions: equal for equal ones, the other sign for contraries."""

from __future__ import annotations

import pytest
from said import compiled

from presencemap.checks.meaning.alike import Alike
from presencemap.checks.meaning.written import tables

HEAD = """context { agent.on_call : yes/no }
define call = activity is on-the-phone or agent.on_call
define same = agent.on_call or activity in {on-the-phone}
"""


def numbers(one: str, other: str) -> tuple[int, int]:
    """Return the numbers of two conditions."""
    rows = f" row a when {one} -> keep\n row b when {other} -> keep\n"
    result = compiled(f"{HEAD}table t first {{\n{rows} otherwise -> NotReady\n}}\n")
    alike = Alike(result)
    [(_, parts)] = tables(result, result.rules)
    first, second = [alike.number(part) for _, part in parts]
    return first, second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("availability is busy", "availability in 6000..7499"),
        ("availability in {3000, 5000..6000, 5500..7000}", "availability in {5000..7000, 3000}"),
        ("note is absent and device is web", "device is web and note is absent"),
        ("call", "same"),
        ("call", "agent.on_call is yes or activity is on-the-phone"),
        ("not call", "not same"),
        ("not not (call)", "same"),
        ("device is web and device is web", "device is web"),
        ("note is not absent", "not note is absent"),
        ("not (device is web or note is absent)", "device is not web and note is not absent"),
        ('activity in {on-the-phone, "x"}', 'activity in {"x", on-the-phone}'),
    ],
)
def test_the_same_in_other_words(one, other):
    """Order, repetition, spelling and the names of definitions make no difference."""
    first, second = numbers(one, other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("call", "not same"),
        ("device is web", "device is not web"),
        ("device is web and note is absent", "not device is web or not (note is absent)"),
        ("any", "not any"),
    ],
)
def test_contraries(one, other):
    """The contrary has the other sign, by de Morgan as well."""
    first, second = numbers(one, other)
    assert first == -second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agent.on_call is yes", "agent.on_call is no"),
        ("device is web and note is absent", "device is web or note is absent"),
        ("availability < 0", "availability > 4294967295"),
        ("availability is busy", "availability < 7500"),
        ('note is "x"', 'location is "x"'),
        ('note like "x"', 'note is "x"'),
    ],
)
def test_others(one, other):
    """Whatever is neither the same nor the contrary has another number."""
    first, second = numbers(one, other)
    assert abs(first) != abs(second)


def test_cells_of_definitions():
    """A cell that asks for a definition's `no` is its contrary, with or without `not`."""
    text = (
        "table t unique {\n call -> outcome\n yes -> keep\n no -> keep\n not yes -> keep\n"
        " not no -> keep\n otherwise -> NotReady\n}\n"
    )
    result = compiled(HEAD + text)
    alike = Alike(result)
    [(_, rows)] = tables(result, result.rules)
    first, *others = [alike.number(part) for _, part in rows]
    assert others == [-first, -first, first]
