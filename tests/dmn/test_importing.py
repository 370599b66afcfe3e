"""Decision tables of others become rules files, or errors with their places."""

from __future__ import annotations

from contextlib import suppress
from html import escape

import any_rules
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.checks import examine_file
from presencemap.dmn import DmnError, Style, dmn_text, import_dmn
from presencemap.shipped import shipped
from presencemap.tables.load import compile_text

SHIPPED = sorted(each.name for each in shipped("rules").iterdir() if each.name.endswith(".pm"))


def decided(rules, presence):
    """Return what rules decide, apart from where."""
    known = {name: value for name, value in presence.items() if name in rules.fields}
    return {
        name: (each.outcome, each.after, each.row is None)
        for name, each in rules.decide(known).items()
    }


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_rules_come_back(name, style, shipped_presences):
    """What is exported of a rule set that ships imports to rules that decide the same."""
    rules = examine_file(shipped("rules") / name).rules
    text = import_dmn(dmn_text(rules, style=style).encode(), name)
    again = compile_text(text).rules
    assert [table.policy for table in again.tables] == [table.policy for table in rules.tables]
    assert {row.name for table in again.tables for row in table.all_rows} == {
        row.name for table in rules.tables for row in table.all_rows
    }
    for presence in shipped_presences(rules, 300):
        assert decided(again, presence) == decided(rules, presence), presence


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("policy", ["first", "unique", "any"])
@pytest.mark.parametrize("seed", range(25))
def test_any_rules_come_back(seed, policy, style):
    """So does what is exported of rules of every kind, with all names and types."""
    rules = any_rules.rules(seed, policy)
    text = import_dmn(dmn_text(rules, style=style).encode())
    again = compile_text(text).rules
    for field in again.fields.values():
        assert field.type is rules.fields[field.name].type
    for presence in any_rules.presences(seed, 100):
        assert decided(again, presence) == decided(rules, presence), (presence, text)


CLOCK = """\
language 1
timezone "Europe/Paris"
field lamp "as the lamp shows it" : token { green, red }
state Open routable
state Shut
table t first {
    row closed when not between 08:00 and 18:00 or on {sat, sun} -> Shut
    row go     when lamp is green                                -> Open
    otherwise                                                    -> Shut
}
table u first {
    row go when lamp is red -> Open
    otherwise               -> keep
}
"""


def test_the_clock_and_what_fields_are_come_back():
    """Rules with a clock, documentation and several tables have them again."""
    rules = compile_text(CLOCK).rules
    again = compile_text(import_dmn(dmn_text(rules).encode())).rules
    assert again.clock == rules.clock
    assert again.fields["lamp"].documentation == "as the lamp shows it"
    assert [table.name for table in again.tables] == ["t", "u"]
    assert [name for name, state in again.states.items() if state.routable] == ["Open"]
    for at in range(0, 7 * 86_400, 3_000):
        presence = again.at_time({"lamp": "green"}, at)
        assert decided(again, presence) == decided(rules, presence)


def test_chosen_tables_are_exported():
    """A document may hold one table of several."""
    rules = compile_text(CLOCK).rules
    [table] = compile_text(import_dmn(dmn_text(rules, [rules.tables[1]]).encode())).rules.tables
    assert table.name == "u"


@given(st.data())
def test_any_cell_is_imported_or_refused(data):
    """Whatever stands in the cells of a document, rules come of it or faults do."""
    text = st.text(alphabet='?"a1 .,<>=!()[]-notaredl', max_size=25)
    body = dmn_text(compile_text(CLOCK).rules)
    old = data.draw(st.sampled_from(('? in ["green"]', '"green"', "lamp", '"Open"', "string", "?")))
    body = body.replace(f"<text>{old}</text>", f"<text>{escape(data.draw(text))}</text>")
    found = ""
    with suppress(DmnError):
        found = import_dmn(body.encode())
    assert not found or compile_text(found).rules
