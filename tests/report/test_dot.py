"""Decision diagrams for Graphviz."""

from __future__ import annotations

import re
import shutil
import subprocess

import any_rules
import pytest
from shown_tables import TEXT

from presencemap.checks import examine_file
from presencemap.limits import Limits
from presencemap.report.dot import dot_lines
from presencemap.shipped import shipped
from presencemap.tables.diagram import TooLarge
from presencemap.tables.load import compile_text

SHIPPED = sorted(each.name for each in shipped("rules").iterdir() if each.name.endswith(".pm"))
NODE = re.compile(r"\s+(\w+) \[label=(\".*?(?<!\\)\")( shape=box .*)?\]")
EDGE = re.compile(r"\s+(\w+) -> (\w+) \[label=(\".*?(?<!\\)\")\]")


def drawn(rules):
    """Return the lines of a graph, its nodes and answers by name, and its edges."""
    lines = list(dot_lines(rules, rules.tables))
    nodes = [match for match in map(NODE.fullmatch, lines) if match]
    edges = [match.groups() for match in map(EDGE.fullmatch, lines) if match]
    asked = {match[1]: match[2] for match in nodes if not match[3]}
    answers = {match[1]: match[2] for match in nodes if match[3]}
    return lines, asked, answers, edges


def test_the_default_mapping():
    """One question and three answers, in the words of the rules."""
    rules = examine_file(shipped("rules") / "uc-connector.pm").rules
    _, asked, answers, edges = drawn(rules)
    assert list(asked.values()) == ['"availability"']
    assert sorted(answers.values()) == [
        '"offline\\nLoggedOut"',
        '"online\\nReady"',
        '"otherwise\\nNotReady reason \\"Other\\""',
    ]
    assert sorted(words for *_, words in edges) == [
        '"available"',
        '"not {available, offline}"',
        '"offline"',
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_edge_leads_somewhere(name):
    """Nodes have a name each, edges join them, every answer is reached; twice the same text."""
    rules = examine_file(shipped("rules") / name).rules
    lines, asked, answers, edges = drawn(rules)
    assert {start for start, *_ in edges} == set(asked)
    assert {end for _, end, _ in edges} <= {*asked, *answers}
    assert set(answers) <= {end for _, end, _ in edges}
    assert lines == list(dot_lines(rules, rules.tables))


def test_tables_have_frames_and_names_of_their_own():
    """Two tables are one graph; strings are escaped."""
    lines, asked, answers, _ = drawn(compile_text(TEXT).rules)
    assert [line.strip() for line in lines if "subgraph" in line] == [
        "subgraph cluster_0 {",
        "subgraph cluster_1 {",
    ]
    assert {name[:2] for name in (*asked, *answers)} == {"t0", "t1"}
    assert '"alarm\\nShut why \\"a|b <i>`\\""' in answers.values()


def test_contradictions_and_gaps_are_answers():
    """Where rows contradict their hit policy, or no row matches, that is said."""
    text = "language 1\nfield l : token { a, b, c }\nstate S\ntable t unique {\n"
    text += " row one when l in {a, b} -> S\n row two when l in {b, c} -> keep\n}\n"
    _, _, answers, _ = drawn(compile_text(text).rules)
    assert '"rows contradict each other\\nno answer"' in answers.values()
    assert '"no row\\nno answer"' in answers.values()


def test_too_large():
    """What would be too large to be built is not drawn in part."""
    rules = any_rules.rules(5)
    with pytest.raises(TooLarge):
        list(dot_lines(rules, rules.tables, Limits(diagram_nodes=1)))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_takes_it():
    """Graphviz lays out every shipped diagram, and those of rules of every kind."""
    sets = [examine_file(shipped("rules") / name).rules for name in SHIPPED]
    sets += [any_rules.rules(seed, ("first", "unique", "any")[seed % 3]) for seed in range(12)]
    text = "\n".join(line for rules in sets for line in dot_lines(rules, rules.tables))
    done = subprocess.run(
        [shutil.which("dot"), "-Tplain"], input=text, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\nstop") == len(sets)
