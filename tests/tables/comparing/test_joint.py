"""Joint fields: every value that matters to either side, and what each side sees of it."""

from __future__ import annotations

from random import Random

import pytest
from small_rules import FIELDS, OTHER_FIELDS, VALUES, rule_set, some_test

from presencemap.model import Field, FieldType, NamedRange
from presencemap.tables.comparing.joint import has_cases, joined
from presencemap.tables.conditions import AnyOf, InRanges, IsOneOf
from presencemap.tables.interpret import holds


def joint_of(old, new, name):
    """Return the joint field of two declarations of a field that both sides read."""
    tests = [IsOneOf(name, frozenset(["busy"]))]
    sides = [rule_set([(test, "A") for test in tests], fields={name: each}) for each in (old, new)]
    [before], [after] = (side.tables for side in sides)
    return joined(before, {name: old}, after, {name: new})


@pytest.mark.parametrize("name", ["t", "o", "s", "c", "k", "m"])
@pytest.mark.parametrize("swapped", [False, True])
def test_a_translated_test_says_of_a_value_what_its_side_sees(name, swapped):
    """A test in words of the joint field is true where it is true of what the side sees."""
    random = Random(7)  # noqa: S311 - no secret
    fields = (OTHER_FIELDS, FIELDS) if swapped else (FIELDS, OTHER_FIELDS)
    tests = [[some_test(random, name, side) for _ in range(20)] for side in fields]
    sides = [
        rule_set([(AnyOf((each,)), "A") for each in some], fields=side)
        for some, side in zip(tests, fields, strict=True)
    ]
    [old], [new] = (side.tables for side in sides)
    joint = joined(old, fields[0], new, fields[1])
    for view, table in ((joint.old, old), (joint.new, new)):
        translated = view.table(table)
        for value in VALUES[name]:
            seen = view.seen({name: value} if value is not None else {})
            for own, row in zip(table.rows, translated.rows, strict=True):
                assert holds(row.condition, {name: value}) is holds(own.condition, seen)


def test_fields_of_one_declaration_stay_as_they_are():
    """Where both sides declare a field alike, it is the joint field."""
    old, new = rule_set([(IsOneOf("t", frozenset("a")), "A")]), rule_set([])
    joint = joined(old.tables[0], old.fields, new.tables[0], new.fields)
    assert dict(joint.fields) == {"t": FIELDS["t"]}
    assert joint.new.seen({"t": "a"}) == {"t": "a"}


def test_names_of_ranges_are_those_of_the_new_side():
    """What only the old table reads is told in the new file's words, where it has some."""
    ours = Field("n", FieldType.INT, (NamedRange("low", 0, 9),))
    theirs = Field("n", FieldType.INT, (NamedRange("few", 0, 9),))
    old, new = rule_set([(InRanges("n", ((0, 9),)), "A")]), rule_set([])
    joint = joined(old.tables[0], {"n": ours}, new.tables[0], {"n": theirs})
    assert joint.fields["n"].ranges == theirs.ranges


def test_a_field_that_one_side_does_not_know_is_not_seen_by_it():
    """A presence is shown to each side without fields that it does not declare."""
    old, new = rule_set([(IsOneOf("t", frozenset("a")), "A")]), rule_set([])
    joint = joined(old.tables[0], old.fields, new.tables[0], {})
    assert (joint.old.seen({"t": "a"}), joint.new.seen({"t": "a"})) == ({"t": "a"}, {})


def test_fields_of_two_types_are_apart():
    """There is no joint field of two types: each side sees it as absent."""
    text, word = Field("x", FieldType.TEXT), Field("x", FieldType.TOKEN, tokens=("busy",))
    joint = joint_of(text, word, "x")
    assert joint.apart == ("x",)
    assert joint.new.seen({"x": "busy"}) == {}


def test_one_more_spelling_stands_for_the_others():
    """Where only one side is caseless, the joint field has a spelling that nobody wrote."""
    strict = Field("x", FieldType.TOKEN, tokens=("busy", "BUSY"))
    caseless = Field("x", FieldType.TOKEN, tokens=("Busy",), caseless=True)
    joint = joint_of(caseless, strict, "x")
    known = set(joint.fields["x"].tokens)
    assert {"busy", "BUSY", "Busy"} < known
    [extra] = known - {"busy", "BUSY", "Busy"}
    assert extra.casefold() == "busy"
    assert (joint.old.seen({"x": extra}), joint.new.seen({"x": extra})) == ({"x": extra}, {})


@pytest.mark.parametrize(("word", "has"), [("busy", True), ("123", False), ("é", True)])
def test_words_that_have_cases(word, has):
    """A word without letters has one spelling."""
    assert has_cases(word) is has
