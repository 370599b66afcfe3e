"""SpiffWorkflow executes what is exported, to the same answers."""

from __future__ import annotations

from types import SimpleNamespace

import any_rules
import pytest
from dmn_data import answer_of, data_of
from lxml import etree

from presencemap.checks import examine_file
from presencemap.dmn import dmn_text
from presencemap.dmn.patterns import glob_of_pattern
from presencemap.dmn.tabling import dmn_tables
from presencemap.shipped import shipped
from presencemap.tables.glob import glob_matches

pytest.importorskip("SpiffWorkflow", reason="SpiffWorkflow is not installed")

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.dmn.parser import BpmnDmnParser
from SpiffWorkflow.dmn.parser.BpmnDmnParser import SCHEMAS

SHIPPED = sorted(each.name for each in shipped("rules").iterdir() if each.name.endswith(".pm"))


def matches(text, pattern, flags):
    """Stand for the function of FEEL, for the patterns that globs become."""
    assert flags == "is"
    return glob_matches(glob_of_pattern(pattern), text)


# SpiffWorkflow evaluates FEEL as Python, which has other names for these.
WORDS = {"null": None, "true": True, "false": False, "matches": matches}
SCRIPTS = PythonScriptEngine(TaskDataEnvironment(WORDS))


def engine_of(rules, table):
    """Return what executes a table, and the table as DMN has it; the XML is held to the schema."""
    root = etree.fromstring(dmn_text(rules, [table]).encode())
    [exported] = dmn_tables(rules, [table])
    BpmnValidator(SCHEMAS[root.nsmap[None]]).validate(root, table.name)
    parser = BpmnDmnParser()
    parser.add_dmn_xml(root)
    return parser.get_engine(exported.identifier, None), exported


def run(engine, data):
    """Return what a decision table answers."""
    workflow = SimpleNamespace(script_engine=SCRIPTS)
    return dict(engine.result(SimpleNamespace(data=data, workflow=workflow)))


def assert_same_answers(rules, presences):
    """Hold SpiffWorkflow to the decisions of rules."""
    for table in rules.tables:
        engine, exported = engine_of(rules, table)
        for presence in presences:
            decision = rules.decide(presence)[table.name]
            answered = decision.row or decision.conflict
            expected = answer_of(exported, decision) if answered else {}
            assert run(engine, data_of(exported, rules, presence)) == expected, presence


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_rules(name, shipped_presences):
    """Every rule set that ships answers alike, about what is absent and unlisted, too."""
    rules = examine_file(shipped("rules") / name).rules
    assert_same_answers(rules, shipped_presences(rules, 500))


@pytest.mark.parametrize("policy", ["first", "unique", "any"])
@pytest.mark.parametrize("seed", range(40))
def test_any_rules(policy, seed):
    """So do rules of every kind, where they contradict their hit policy, too."""
    rules = any_rules.rules(seed, policy, otherwise=seed % 8 != 0)
    assert_same_answers(rules, list(any_rules.presences(seed, 120)))
