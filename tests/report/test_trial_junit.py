"""Examples that were run, as JUnit's XML; a whole report stands in `tests/cli/trial/junit.txt`."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.report.trial_junit import trial_junit
from presencemap.report.trial_run import FileTrial, TrialRun
from presencemap.tables import run_examples
from presencemap.tables.load import compile_text

RULES = """\
language 1
use pidf
use genesys
table voice first {
    row free when basic is open -> Ready
    otherwise                   -> NotReady
}
"""


def document(example, **options):
    """Return the XML of one file with one example, parsed again."""
    trial = run_examples(compile_text(RULES + example, "site.pm").rules)
    file = FileTrial(name="site.pm", trial=trial)
    return ET.fromstring(trial_junit(TrialRun(files=(file,), **options)))  # noqa: S314 - our own


PASSES = 'example "free" { basic open => voice Ready }\n'


def test_coverage_is_in_the_properties():
    """What a CI server may draw over time stands where it looks for it."""
    properties = document(PASSES).iter("property")
    assert {each.get("name"): each.get("value") for each in properties} == {
        "coverage.rows": "2",
        "coverage.covered": "1",
        "coverage.percent": "50",
    }


@pytest.mark.parametrize(
    ("options", "cases", "failures"),
    [
        ({}, 1, 0),
        ({"wanted": 50}, 2, 0),
        ({"wanted": 99.5}, 2, 1),
        ({"wanted": 99.5, "stopped": True}, 1, 0),
    ],
)
def test_coverage_is_a_case_where_it_is_asked_for(options, cases, failures):
    """Coverage that is too low fails a case of its own, for a reader sees no exit code."""
    root = document(PASSES, **options)
    assert len(list(root.iter("testcase"))) == cases
    assert len(list(root.iter("failure"))) == failures
    assert (root.get("tests"), root.get("failures")) == (str(cases), str(failures))


def test_a_run_that_stopped_has_no_properties():
    """Half a run says nothing of coverage."""
    assert list(document(PASSES, stopped=True).iter("property")) == []


@given(st.text())
def test_any_name_is_well_formed(name):
    """Whatever a name holds comes back as it was, or replaced where XML has no place for it."""
    rules = compile_text(RULES + PASSES.replace("Ready", "keep"), "site.pm").rules
    example = attrs.evolve(rules.examples[0], name=name)
    trial = run_examples(attrs.evolve(rules, examples=(example,)))
    run = TrialRun(files=(FileTrial(name=f"{name}.pm", trial=trial),))
    root = ET.fromstring(trial_junit(run).encode())  # noqa: S314 - our own
    (case,) = root.iter("testcase")
    assert len(case.get("name")) == len(name)
    if name.isprintable():
        assert (case.get("name"), case.get("classname")) == (name, f"{name}.pm")
