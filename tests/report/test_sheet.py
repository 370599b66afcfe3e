"""Tables as sheets of cells."""

from __future__ import annotations

from shown_tables import sheets

from presencemap.report.sheet import field_words, policy_words
from presencemap.tables import HitPolicy


def test_columns_are_the_fields_as_they_are_first_asked():
    """A sheet has a column for every field that a row asks in a cell, and knows its place."""
    door, _ = sheets()
    assert [field.name for field in door.columns] == ["lamp", "queue", "note"]
    assert (door.name, door.policy, door.file, door.line) == (
        "door",
        HitPolicy.FIRST,
        "site.pm",
        7,
    )


def test_rows_are_lines_of_cells():
    """A row of alternatives has several lines; what is not asked is left out of them."""
    door, _ = sheets()
    go, alarm, stay, otherwise = door.rows
    assert go.lines == ({"lamp": "green", "queue": "{none, short}"},)
    assert (go.outcome, go.after, go.line) == ("Open line 2", "2s", 8)
    assert alarm.lines == ({"lamp": "red"}, {"note": 'like "*a|b <i>`x`*"'})
    assert stay.condition == "queue is long"
    assert (otherwise.is_otherwise, otherwise.lines, otherwise.condition) == (True, (), "")


def test_a_row_of_too_many_lines_is_one_condition():
    """Where splitting gives more lines than one reads, the condition stands whole."""
    door, many = sheets()
    assert (door.has_conditions, many.has_conditions) == (False, True)
    row, _ = many.rows
    assert row.lines == ()
    assert row.condition.startswith("(lamp is red or queue is 1) and ")
    assert many.columns == ()


def test_states_are_those_that_are_reached():
    """The states of a sheet are those that its rows lead to."""
    door, many = sheets()
    assert [state.name for state in door.states] == ["Open", "Shut"]
    assert many.states == ()


def test_the_clock_says_where_it_stands():
    """Fields that the rules' clock fills are described by its time zone."""
    text = 'language 1\nstate S\ntimezone "Europe/Paris"\ntable t first {\n'
    text += " row r when on sun -> keep\n otherwise -> S\n}\n"
    [sheet] = sheets(text)
    assert [field_words(each) for each in sheet.columns] == [
        ("by the clock of Europe/Paris", "weekday")
    ]


def test_words_of_fields_and_policies():
    """A field is described by documentation, type and ranges; a policy by a sentence."""
    door, _ = sheets()
    lamp, queue, _ = door.columns
    assert field_words(lamp) == ("as the lamp shows it", "token")
    assert field_words(queue) == ("int", "none 0, short 1..3, long 4..")
    assert len({policy_words(policy) for policy in HitPolicy}) == len(HitPolicy)
