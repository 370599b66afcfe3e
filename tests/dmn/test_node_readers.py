"""What is exported is read by Camunda Modeler's own reader, and by an engine of FEEL."""

from __future__ import annotations

import json

import any_rules
import pytest
from dmn_data import answer_of, data_of

from presencemap.checks import examine_file
from presencemap.dmn import Style, dmn_text
from presencemap.dmn.tabling import dmn_tables
from presencemap.shipped import shipped

SHIPPED = sorted(each.name for each in shipped("rules").iterdir() if each.name.endswith(".pm"))

READ = """
import { DmnModdle } from 'dmn-moddle';
import fs from 'fs';
const { rootElement, warnings } = await new DmnModdle().fromXML(fs.readFileSync(0, 'utf8'));
const tables = rootElement.drgElement.filter(each => each.$type === 'dmn:Decision');
const drawn = rootElement.dmnDI.diagrams[0].diagramElements;
console.log(JSON.stringify({
  type: rootElement.$type,
  warnings: warnings.map(each => each.message),
  tables: tables.map(({ name, decisionLogic }) => ({
    name,
    policy: decisionLogic.hitPolicy,
    inputs: decisionLogic.input.map(each => each.inputExpression.text),
    rules: decisionLogic.rule.map(each => each.inputEntry.map(cell => cell.text)),
  })),
  drawn: drawn.map(each => each.dmnElementRef.id),
}));
"""

DECIDE = """
import { evaluate, unaryTest } from 'feelin';
import fs from 'fs';
const plain = found => found.value === undefined ? found : found.value;
const { tables } = JSON.parse(fs.readFileSync(0, 'utf8'));
const answers = tables.map(({ inputs, rules, presences }) => presences.map(data => {
  const values = inputs.map(text => plain(evaluate(text, data)));
  const matching = rules.filter(({ cells }) => cells.every((cell, at) =>
    plain(unaryTest(cell, { ...data, '?': values[at] })) === true));
  return matching.map(({ outputs }) => outputs.map(text => plain(evaluate(text, {}))));
}));
console.log(JSON.stringify(answers));
"""


@pytest.mark.parametrize("style", Style)
def test_camunda_modelers_reader(style, node_package, run_node):
    """dmn-moddle reads every table without a warning, with each cell and a shape for it."""
    packages = node_package("dmn-moddle")
    sets = [examine_file(shipped("rules") / name).rules for name in SHIPPED]
    for rules in [*sets, any_rules.rules(3, "unique"), any_rules.rules(4, "any")]:
        read = json.loads(run_node(packages, READ, dmn_text(rules, style=style)))
        tables = dmn_tables(rules, rules.tables, style)
        assert (read["type"], read["warnings"]) == ("dmn:Definitions", [])
        assert read["tables"] == [
            {
                "name": table.name,
                "policy": table.policy.value,
                "inputs": [each.expression for each in table.inputs],
                "rules": [list(rule.inputs) for rule in table.rules],
            }
            for table in tables
        ]
        assert {table.identifier for table in tables} <= set(read["drawn"])


@pytest.mark.parametrize("style", Style)
def test_an_engine_of_feel(style, node_package, run_node, shipped_presences):
    """Feelin decides by the cells as the rules do; under UNIQUE no two rules match together."""
    packages = node_package("feelin")
    asked = []
    for name in SHIPPED:
        rules = examine_file(shipped("rules") / name).rules
        asked.append((rules, shipped_presences(rules, 40)))
    for seed in range(24):
        rules = any_rules.rules(seed, ("first", "unique", "any")[seed % 3])
        asked.append((rules, list(any_rules.presences(seed, 40))))
    tables = [dmn_tables(rules, rules.tables, style)[0] for rules, _ in asked]
    shape = [
        {
            "inputs": [each.expression for each in table.inputs],
            "rules": [{"cells": r.inputs, "outputs": r.outputs} for r in table.rules],
            "presences": [data_of(table, rules, presence) for presence in presences],
        }
        for table, (rules, presences) in zip(tables, asked, strict=True)
    ]
    answers = json.loads(run_node(packages, DECIDE, json.dumps({"tables": shape})))
    for table, (rules, presences), given in zip(tables, asked, answers, strict=True):
        for presence, matching in zip(presences, given, strict=True):
            [decision] = rules.decide(presence).values()
            expected = list(answer_of(table, decision).values())
            assert matching[0] == expected, (table, presence)
            assert table.policy.value != "UNIQUE" or len(matching) == 1
            assert table.policy.value != "ANY" or all(each == expected for each in matching)
