"""Examples that were run, as text; whole reports stand in `tests/cli/trial`."""

from __future__ import annotations

import pytest

from presencemap.report.trial_run import FileTrial, TrialRun
from presencemap.report.trial_text import failure_text, trial_lines
from presencemap.tables import run_examples
from presencemap.tables.load import compile_file, compile_text

HEAD = "language 1\nuse pidf\nuse genesys\nfield age : duration\n"
ROWS = "".join(f"row r{n} when age > {n}m -> Ready\n" for n in range(1, 6))
MANY = HEAD + f"table queue_of_the_night first {{\n{ROWS}otherwise -> NotReady\n}}\n"


def failure(text, *, verbose=False):
    """Return the text of the only example of some rules, which fails."""
    trial = run_examples(compile_text(text, "site.pm").rules)
    (result,) = trial.failed
    return failure_text(result, trial.rules.fields, verbose=verbose).plain


EXAMPLE = 'example "a\\tb" { age 30s, note absent => queue_of_the_night Ready }\n'

FEW_REASONS = """\
site.pm:13: example "a\\tb" failed
    given:              age 30s, note absent
    queue_of_the_night: expected Ready
                        got      NotReady   row otherwise, site.pm:11
    difference:         state Ready -> NotReady
    why:                r1 (line 6) did not match:
                          `age > 1m` is false: age is 30s
                        r2 (line 7) did not match:
                          `age > 2m` is false: age is 30s
                        r3 (line 8) did not match:
                          `age > 3m` is false: age is 30s
                        and 2 more rows of that answer (--verbose)"""


def test_columns_give_way_to_long_names_and_few_reasons_are_shown():
    """The longest label sets the margin; of many rows that would fit the first ones are shown."""
    assert failure(MANY + EXAMPLE) == FEW_REASONS


def test_verbose_shows_every_row():
    """With `verbose` no reason is left out."""
    text = failure(MANY + EXAMPLE, verbose=True)
    assert [f"r{n} (line {n + 5}) did not match:" in text for n in range(1, 6)] == [True] * 5
    assert "more rows" not in text


def test_wide_characters_keep_the_columns():
    """Columns are counted as a terminal shows them."""
    text = failure(
        HEAD + 'table t first { otherwise -> NotReady reason "会議" }\n'
        'example "x" { age 1s => t NotReady reason "meetings" }\n'
    )
    expected, got = text.splitlines()[2:4]
    assert expected.endswith('NotReady reason "meetings"')
    assert got.endswith('NotReady reason "会議"       row otherwise, site.pm:5')


def test_a_line_end_in_a_fact_does_not_break_the_line():
    """What a field's text holds can't pretend to be another line of the report."""
    text = failure(
        HEAD + 'table t first { otherwise -> NotReady }\nexample "x" { note "a\\nb" => t keep }\n'
    )
    assert text.splitlines()[1] == '    given:      note "a\N{REPLACEMENT CHARACTER}b"'


def test_rows_of_another_file_are_named_with_it(tmp_path):
    """Where the table stands in another file than the example, each row says where."""
    (tmp_path / "shared.pm").write_text(MANY, encoding="utf-8")
    site = 'language 1\nuse "shared.pm"\nexample "x" { age 30s => queue_of_the_night Ready }\n'
    (tmp_path / "site.pm").write_text(site, encoding="utf-8")
    trial = run_examples(compile_file(tmp_path / "site.pm").rules)
    text = failure_text(trial.results[0], trial.rules.fields).plain
    assert f"r1 ({tmp_path / 'shared.pm'}:6) did not match:" in text


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            "row a when any -> Ready row b when any -> keep",
            "rows a and b match together, which the hit policy rules out, so otherwise answers",
        ),
        ("row a when age is absent -> Ready", "no row of t answers restore"),
    ],
)
def test_says_why(rows, why):
    """A conflict is told, and that no row could have answered as promised."""
    table = f"table t unique {{ {rows} otherwise -> NotReady }}\n"
    assert why in failure(HEAD + table + 'example "x" { age 1s => t restore }\n')


def test_the_last_line_counts():
    """One example, several, none selected: the sum reads like English."""
    text = HEAD + "table t first { otherwise -> NotReady }\n"
    one = 'example "{}" {{ age 1s => t NotReady }}\n'

    def last(examples, **options):
        trial = run_examples(compile_text(text + examples).rules, **options)
        return list(trial_lines(TrialRun(files=(FileTrial(name="x", trial=trial),))))[-1].plain

    assert last(one.format(1)) == "1 example, passed; 1 of 1 row covered (100 %)"
    two = one.format(1) + one.format(2)
    assert last(two) == "2 examples, all passed; 1 of 1 row covered (100 %)"
    some = last(two, select=lambda example: example.name == "2")
    assert some == "1 of 2 examples, passed; 1 of 1 row covered (100 %)"
    assert last("") == "0 examples; 0 of 1 row covered (0 %)"
