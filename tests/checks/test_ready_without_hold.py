"""Nobody is made ready at once by a presence that flaps."""

import pytest
from said import said
from worlds import (
    HARD,
    holds_when_pasted,
    presences,
    read_back,
    row_and_state,
    rows_of,
    rule_sets,
)

from presencemap.checks import ready_without_hold
from presencemap.tables.interpret import decide

FLAPPING = {"busy", "meeting"}
CLASSES = {
    "a": ({None}, {"on-the-phone"}, {"in-a-meeting"}),
    "g": ({"Available"}, {"InACall"}),
    "n": ({5, 6}, {7, 8}),
}


def are_neighbours(one, other):
    """Say whether two presences lie beside each other, as the page of the finding has it."""
    names = [name for name in {*one, *other} if one.get(name) != other.get(name)]
    if len(names) != 1:
        return False
    values = [each.get(names[0]) for each in (one, other)]
    if names[0] == "s":
        first, second = (frozenset(value or ()) for value in values)
        return first ^ second <= FLAPPING and len(first - second) < 2 and len(second - first) < 2
    classes = CLASSES.get(names[0], ())
    homes = [next((n for n, each in enumerate(classes) if v in each), None) for v in values]
    return None not in homes and homes[0] != homes[1]


def beside(world, presence):
    """Return the presences that lie beside one, whatever words of its own it has."""
    names = ("n", "a", "g", "s")
    values = {name: {each.get(name) for each in presences(world)} for name in names}
    held = presence.get("s") or frozenset()
    values["s"] |= {held ^ {one} for one in FLAPPING} | {held ^ FLAPPING}
    return [
        {**presence, name: value}
        for name in names
        for value in values[name]
        if are_neighbours(presence, {**presence, name: value})
    ]


def at_once(world, presence):
    """Return the row that answers without a hold, and its state; None with one."""
    decision = decide(world.rules.tables[0], presence)
    return None if decision.after else row_and_state(world, presence)


def test_equals_a_look_at_every_presence():
    """A row is found exactly if it makes ready beside a presence that another row does not."""
    for world in rule_sets(5):
        every = [(each, at_once(world, each)) for each in presences(world)]
        if len(every) > 500:
            continue
        ready = [(p, answer[0]) for p, answer in every if answer and answer[1] == "Ready"]
        others = [p for p, answer in every if answer and answer[1] in ("Busy", "Paused", "Gone")]
        expected = {row for p, row in ready if any(are_neighbours(p, other) for other in others)}
        found = list(ready_without_hold.check(world, world.rules))
        assert set(rows_of(found)) == expected, world.source.text
        assert len(found) == len(expected)
        for each in found:
            witness = read_back(each.witness)
            assert at_once(world, witness)[1] == "Ready"
            states = [at_once(world, other) for other in beside(world, witness)]
            assert any(each and each[1] in ("Busy", "Paused", "Gone") for each in states)
            assert holds_when_pasted(world, each)


@pytest.mark.parametrize(
    ("use", "row", "message"),
    [
        (
            "microsoft",
            "availability is available -> Ready",
            "`free` answers `Ready` at once, and `otherwise` `NotReady` for `availability 6000`: "
            "a presence flaps between the two within one call",
        ),
        ("microsoft", "availability is available -> Ready after 1s", None),
        ("microsoft", "availability in available..busy -> Ready", None),
        (
            "microsoft",
            "activity is absent -> Ready",
            "`free` answers `Ready` at once, and `otherwise` `NotReady` for "
            "`activity on-the-phone`: a presence flaps between the two within one call",
        ),
        ("microsoft", "activity is out-of-office -> Ready", None),
        (
            "pidf",
            "basic is open and activities not in {dnd, on-the-phone} -> Ready",
            "`free` answers `Ready` at once, and `otherwise` `NotReady` for "
            "`activities {on-the-phone}`: a presence flaps between the two within one call",
        ),
        ("pidf", "basic is open -> Ready", None),
        (
            "graph",
            "graph.availability is Available -> Ready",
            "`free` answers `Ready` at once, and `otherwise` `NotReady` for "
            "`graph.availability Busy`: a presence flaps between the two within one call",
        ),
    ],
)
def test_what_is_said(use, row, message):
    """The message names the row that takes readiness away again, and for what."""
    head = f"language 1\nuse {use}\nuse genesys\n"
    text = f"table voice first {{\nrow free when {row}\notherwise -> NotReady }}"
    found = said(ready_without_hold, text, head)
    assert [each.message for each in found] == ([] if message is None else [message])


@pytest.mark.parametrize("other", ["NotReady after 5s", "keep", "restore"])
def test_the_other_side_may_wait(other):
    """A hold on the way back, or no change at all, keeps an agent from flapping as well."""
    row = "row free when availability is available -> Ready"
    text = f"table voice first {{\n{row}\notherwise -> {other} }}"
    assert said(ready_without_hold, text) == []


def test_possible_only():
    """What rests on patterns for which no text was found may happen, and has no witness."""
    row = f"row free when availability is available and {HARD} -> Ready"
    text = f"table voice first {{\n{row}\notherwise -> NotReady }}"
    (found,) = said(ready_without_hold, text)
    assert found.message == "`free` may answer `Ready` at once for a presence that flaps"
    assert (found.witness, found.example) == (None, None)
