"""Decision tables of others become rules files, or errors with their places."""

from __future__ import annotations

import any_rules
import pytest

from presencemap.checks import examine_file
from presencemap.dmn import Style, dmn_text, import_dmn
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
