"""Examples that were run, as JSON; a whole document stands in `tests/cli/trial/json.txt`."""

from __future__ import annotations

import json

from presencemap.report.trial_run import FileTrial, TrialRun
from presencemap.report.trial_shape import trial_shape
from presencemap.tables import run_examples
from presencemap.tables.load import compile_text

RULES = """\
language 1
timezone "Europe/Paris"
use pidf
use genesys
table voice unique {
    row free when basic is open             -> Ready
    row day  when between 08:00 and 18:00   -> keep
    otherwise                               -> NotReady
}
example "both" { basic open, time 10:00, activities {busy, away} => voice NotReady }
example "free" { basic open => voice Ready }
"""


def run_of(text=RULES, **options):
    """Run rules as one file."""
    trial = run_examples(compile_text(text, "site.pm").rules)
    return TrialRun(files=(FileTrial(name="site.pm", trial=trial),), **options)


def test_counts_come_first():
    """The whole is summed up before its files."""
    shape = trial_shape(run_of(wanted=60))
    assert shape["version"] == 1
    assert shape["passed"] is True
    assert shape["examples"] == {"declared": 2, "run": 2, "failed": 0}
    assert shape["coverage"] == {"rows": 3, "covered": 2, "percent": 66.67}
    assert shape["min_coverage"] == 60


def test_answers_show_conflicts_and_sets():
    """A conflict stands in the answer; every value of a presence is plain JSON."""
    example = trial_shape(run_of())["files"][0]["examples"][0]
    assert example["answers"][0]["actual"]["conflict"] == ["free", "day"]
    assert example["presence"] == {"basic": "open", "time": 600, "activities": ["away", "busy"]}
    assert json.loads(json.dumps(example)) == example


def test_a_run_that_stopped_has_no_coverage():
    """Half a run says nothing of coverage, neither in whole nor by file."""
    shape = trial_shape(run_of(stopped=True))
    assert (shape["coverage"], shape["files"][0]["coverage"]) == (None, None)


def test_what_could_not_be_tested_says_why():
    """A file with errors has its diagnostics, one that can't be read the reason."""
    wrong = compile_text("language 1\ntable t first { otherwise -> Redy }\n", "wrong.pm")
    files = (
        FileTrial(name="wrong.pm", diagnostics=wrong.diagnostics),
        FileTrial(name="gone.pm", unreadable="no such file"),
    )
    shape = trial_shape(TrialRun(files=files))
    first, second = shape["files"]
    assert [each["code"] for each in first["diagnostics"]] == ["PM203"]
    assert (first["error"], second["error"]) == (None, "no such file")
    assert (shape["passed"], second["coverage"]) == (False, None)
