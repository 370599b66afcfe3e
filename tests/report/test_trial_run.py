"""What a run of examples adds up to."""

from __future__ import annotations

import pytest

from presencemap.report.trial_run import FileTrial, TrialRun, percent
from presencemap.tables import run_examples
from presencemap.tables.load import compile_text

RULES = """\
language 1
use pidf
use genesys
table voice first {
    row free when basic is open -> Ready
    otherwise                   -> NotReady reason "Unknown"
}
example "open" { basic open => voice Ready }
"""


def file_of(name="site.pm", text=RULES):
    """Return a file that was tested: one example, one of two rows covered."""
    return FileTrial(name=name, trial=run_examples(compile_text(text, name).rules))


@pytest.mark.parametrize(
    ("covered", "rows", "expected"),
    [
        (0, 0, 100), (0, 5, 0), (5, 5, 100), (1, 2, 50), (2, 3, 67), (9, 11, 82),
        (999, 1000, 99), (1, 1000, 1), (0, 1000, 0),
    ],
)  # fmt: skip
def test_percentages_do_not_flatter(covered, rows, expected):
    """Rounding never makes a part look like the whole, nor like nothing."""
    assert percent(covered, rows) == expected


def test_adds_up_all_files():
    """Examples, rows and failures are summed over the files that could be tried."""
    failing = file_of("b.pm", RULES.replace("=> voice Ready", "=> voice keep"))
    broken = FileTrial(name="c.pm", unreadable="no such file")
    tested = TrialRun(files=(file_of(), failing, broken))
    assert (tested.declared, tested.run, tested.failed) == (2, 2, 1)
    assert (tested.covered, len(tested.rows), len(tested.trials)) == (2, 4, 2)


@pytest.mark.parametrize(
    ("file", "wanted", "stopped", "short", "clean"),
    [
        (file_of(), None, False, False, True),
        (file_of(), 50, False, False, True),
        (file_of(), 50.1, False, True, False),
        (file_of(), 100, True, False, True),
        (FileTrial(name="x", unreadable="no such file"), 100, False, False, False),
    ],
)
def test_is_clean_if_nothing_is_wrong(file, wanted, stopped, short, clean):
    """Coverage counts only if it is asked for, and not of a run that has stopped."""
    tested = TrialRun(files=(file,), wanted=wanted, stopped=stopped)
    assert (tested.is_short(file), tested.clean) == (short, clean)
