"""Examples tried: what passes, what differs, which rows are covered, and why not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.model import KEEP, RESTORE, Outcome, OutcomeKind
from presencemap.source import Source, Span
from presencemap.tables import Difference, Example, Expected, Miss, Part, run_examples
from presencemap.tables.load import compile_file, compile_text

RULES = """\
language 1
timezone "Europe/Paris"
use microsoft
use genesys

context { agent.on_call : yes/no }

table voice first {
    row call  when agent.on_call                       -> NotReady reason "OnCall" dnd yes
    row night when between 20:00 and 07:00             -> LoggedOut
    row free  when availability is available           -> Ready after 2s
    row idle  when availability is available-idle      -> keep
    row back  when activity is in-presentation     -> restore after 1m
    row late  when agent.on_call and availability >= 0 -> NotReady reason "Late"
    otherwise                                          -> NotReady reason "Unknown"
}

table chat unique {
    row free when availability is available -> Ready
    row call when agent.on_call             -> NotReady reason "OnCall" after 5s
    otherwise                               -> LoggedOut
}

table mail any {
    row free when availability is available -> Ready
    row open when activity is in-presentation -> Ready
    row call when agent.on_call             -> NotReady
    otherwise                               -> keep
}
"""


def tried(*examples, rules=RULES, **options):
    """Compile rules with examples and run these."""
    text = rules + "".join(
        f'example "{number}" {{ {each} }}\n' for number, each in enumerate(examples)
    )
    compiled = compile_text(text)
    assert compiled.diagnostics == ()
    return run_examples(compiled.rules, **options)


def differences(example):
    """Return the differences of an example of one answer, each as a tuple."""
    (result,) = tried(example).results
    return [
        (each.part.value, each.name, each.expected, each.actual)
        for answer in result.answers
        for each in answer.differences
    ]


@pytest.mark.parametrize(
    "example",
    [
        "availability available => voice Ready",
        "availability available => voice Ready after 2s",
        "availability available => voice Ready after 2000ms, chat Ready after 0s, mail Ready",
        'agent.on_call yes => voice NotReady dnd yes reason "OnCall"',
        "availability available-idle => voice keep",
        "activity in-presentation => voice restore after 60s",
        "availability available, time 06:59 => voice LoggedOut",
        "availability available, time 07:00 => voice Ready",
        'availability absent => voice NotReady reason "Unknown", chat LoggedOut, mail keep',
        "availability available, agent.on_call yes => chat LoggedOut",
    ],
)
def test_what_the_tables_say_passes(example):
    """An outcome with all its attributes passes; a hold counts only where it is written."""
    assert differences(example) == []


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("availability available => voice LoggedOut", [("state", "state", "LoggedOut", "Ready")]),
        ("availability available => voice Ready after 3s", [("hold", "after", 3.0, 2.0)]),
        ("availability available => voice Ready after 0s", [("hold", "after", 0.0, 2.0)]),
        ("availability available => chat Ready after 1s", [("hold", "after", 1.0, 0.0)]),
        ("availability available-idle => voice Ready", [("outcome", "outcome", "Ready", "keep")]),
        ("availability available => voice keep", [("outcome", "outcome", "keep", "Ready")]),
        (
            "activity in-presentation => voice keep after 1m",
            [("outcome", "outcome", "keep", "restore")],
        ),
        (
            'agent.on_call yes => voice NotReady reason "Late"',
            [("attribute", "reason", "Late", "OnCall"), ("attribute", "dnd", None, True)],
        ),
        (
            'availability 0 => voice NotReady reason "Unknown" dnd no',
            [("attribute", "dnd", False, None)],
        ),
        (
            "agent.on_call yes => voice Ready dnd no after 1s",
            [
                ("state", "state", "Ready", "NotReady"),
                ("attribute", "dnd", False, True),
                ("attribute", "reason", None, "OnCall"),
                ("hold", "after", 1.0, 0.0),
            ],
        ),
    ],
)
def test_each_part_that_differs_is_told(example, expected):
    """State, attributes and hold are compared one by one; keep and restore with nothing else."""
    assert differences(example) == expected


def answer(example):
    """Return the one answer to an example."""
    (result,) = tried(example).results
    (found,) = result.answers
    return found


def test_an_answer_that_passes_needs_no_reasons():
    """What passed has its decision, and no explanation."""
    found = answer("availability available => voice Ready")
    assert (found.passed, found.decision.row, found.decision.line) == (True, "free", 11)
    assert (found.misses, found.fitting) == ((), ())


def test_the_rows_that_would_fit_say_why_they_did_not_match():
    """A failure names the rows of the promised answer, with the tests that were false."""
    found = answer("availability 6500 => voice Ready")
    reason = "`availability is available` is false: availability is 6500 (busy)"
    assert [(miss.row, miss.line, miss.reasons) for miss in found.fitting] == [
        ("free", 11, (reason,))
    ]
    assert [miss.row for miss in found.misses] == ["call", "night", "free", "idle", "back", "late"]


def test_a_row_behind_the_answer_would_fit():
    """A row that matches too late fits without a reason; it is no miss."""
    found = answer('availability 0, agent.on_call yes => voice NotReady reason "Late"')
    assert found.fitting == (Miss("late", 14),)
    assert found.misses == ()


def test_no_row_fits():
    """Where no row answers as promised there is none to name."""
    assert answer("availability available => voice restore after 2m").fitting == ()


def test_a_conflict_is_in_the_decision():
    """Rows that contradict the hit policy are named; the table's last word is the answer."""
    found = answer("availability available, agent.on_call yes => chat Ready")
    assert found.decision.conflict == ("free", "call")
    assert (found.decision.row, found.fitting) == ("otherwise", (Miss("free", 19),))


def covered(trial):
    """Return the rows that are covered, with how often."""
    return {(row.table, row.row): row.hits for row in trial.rows if row.hits}


def test_only_stated_answers_cover_rows():
    """A row that answers in a table of which the example says nothing is not covered."""
    trial = tried("availability available => voice Ready")
    assert covered(trial) == {("voice", "free"): 1}
    assert (trial.covered, len(trial.rows)) == (1, 14)


def test_a_wrong_answer_covers_its_row():
    """The row that answers is covered, even if the example says that it should not."""
    trial = tried("availability available => voice keep", "availability available => voice Ready")
    assert covered(trial) == {("voice", "free"): 2}


def test_rows_that_agree_are_covered_together():
    """Under `any` all rows that match give the answer; where they differ `otherwise` does."""
    agreed = "availability available, activity in-presentation => mail Ready"
    assert covered(tried(agreed)) == {("mail", "free"): 1, ("mail", "open"): 1}
    conflict = "availability available, agent.on_call yes => mail keep"
    assert covered(tried(conflict)) == {("mail", "otherwise"): 1}


def test_rows_say_where_they_stand():
    """Each row of each table has its file and line, `otherwise` last."""
    rows = tried().rows
    assert [(row.table, row.row, row.file, row.line) for row in rows][6:8] == [
        ("voice", "otherwise", "<text>", 15),
        ("chat", "free", "<text>", 19),
    ]


@pytest.mark.parametrize(
    ("percent", "reached"), [(0, True), (33.33, True), (33.4, False), (100, False)]
)
def test_coverage_is_compared_unrounded(percent, reached):
    """One row of three is a third, not 33 per cent."""
    rules = RULES[: RULES.index("table voice")]
    rules += "table t first { row a when any -> keep row b when any -> keep otherwise -> keep }\n"
    assert tried("availability 0 => t keep", rules=rules).reaches(percent) is reached


def test_no_rows_are_all_covered():
    """A table without a row lacks no example."""
    rules = compile_text("language 1\ntable t first { }\n").rules
    assert run_examples(rules).rows == ()
    assert run_examples(rules).reaches(100)


def test_runs_only_what_is_selected():
    """Examples that are not selected are neither run nor counted for coverage."""
    trial = tried(
        "availability available => voice keep",
        "availability 0 => chat LoggedOut",
        select=lambda example: example.name == "1",
    )
    assert [result.example.name for result in trial.results] == ["1"]
    assert (len(trial.rules.examples), covered(trial)) == (2, {("chat", "otherwise"): 1})


def test_can_stop_at_the_first_failure():
    """With `fail_fast` nothing is run behind an example that failed."""
    passes, fails = "availability 0 => chat LoggedOut", "availability 0 => chat keep"
    trial = tried(passes, fails, passes, fails, fail_fast=True)
    assert [result.passed for result in trial.results] == [True, False]
    assert len(tried(passes, fails, passes, fails).failed) == 2


def test_runs_the_examples_of_files_in_use(tmp_path):
    """Examples and rows of a file that is used count as the file's own, in its place."""
    rows = "table {} first {{ row a when any -> keep otherwise -> restore }}\n"
    example = 'example "{}" {{ note "x" => one keep }}\n'
    shared = "language 1\nuse microsoft\n" + rows.format("one") + example.format("shared")
    (tmp_path / "shared.pm").write_text(shared, encoding="utf-8")
    site = 'language 1\nuse "shared.pm"\n' + rows.format("two") + example.format("own")
    (tmp_path / "site.pm").write_text(site, encoding="utf-8")
    trial = run_examples(compile_file(tmp_path / "site.pm").rules)
    places = [(result.example.source.name, result.example.line) for result in trial.results]
    assert places == [(str(tmp_path / "shared.pm"), 4), (str(tmp_path / "site.pm"), 4)]
    assert [row.file for row in trial.rows] == [str(tmp_path / "shared.pm")] * 2 + [
        str(tmp_path / "site.pm")
    ] * 2


COMPILED = compile_text(RULES).rules

PRESENCES = st.fixed_dictionaries(
    {},
    optional={
        "availability": st.one_of(st.none(), st.integers(0, 20_000)),
        "activity": st.sampled_from(["in-presentation", "on-the-phone", "in-a-meeting"]),
        "agent.on_call": st.booleans(),
        "time": st.integers(0, 1439),
    },
)

NOWHERE = Source("<made>", "")


def run_promise(presence, table, outcome, after):
    """Run one example that was made without any text; return its one answer."""
    expected = Expected(table, outcome, after, Span(0, 0))
    example = Example("made", presence, (expected,), NOWHERE, Span(0, 0))
    trial = run_examples(attrs.evolve(COMPILED, examples=(example,)))
    return trial.results[0].answers[0]


@given(PRESENCES, st.sampled_from(["voice", "chat", "mail"]))
def test_what_was_decided_passes(presence, table):
    """An example made of a decision passes, with its hold or without a word about it."""
    decision = COMPILED.decide(presence)[table]
    for after in (None, decision.after or 0.0):
        found = run_promise(presence, table, decision.outcome, after)
        assert (found.passed, found.decision) == (True, decision)


def changes(decision):
    """Yield every way to change one thing in a promise, with the difference that it makes."""
    outcome, hold = decision.outcome, decision.after or 0.0
    yield outcome, hold + 1, Difference(Part.HOLD, "after", hold + 1, hold)
    word = outcome.state or outcome.kind.value
    for other in {KEEP, RESTORE} - {outcome}:
        yield other, None, Difference(Part.OUTCOME, "outcome", other.kind.value, word)
    if outcome.kind is not OutcomeKind.STATE:
        state = Outcome(OutcomeKind.STATE, "Ready")
        yield state, None, Difference(Part.OUTCOME, "outcome", "Ready", word)
        return
    yield (
        attrs.evolve(outcome, state="Elsewhere"),
        None,
        Difference(Part.STATE, "state", "Elsewhere", outcome.state),
    )
    more = {**outcome.attributes, "mode": 1}
    yield (
        attrs.evolve(outcome, attributes=more),
        None,
        Difference(Part.ATTRIBUTE, "mode", 1, None),
    )
    for name, value in outcome.attributes.items():
        less = {key: each for key, each in outcome.attributes.items() if key != name}
        yield (
            attrs.evolve(outcome, attributes=less),
            None,
            Difference(Part.ATTRIBUTE, name, None, value),
        )
        wrong = 1 if value is True else f"{value}!"
        yield (
            attrs.evolve(outcome, attributes={**outcome.attributes, name: wrong}),
            None,
            Difference(Part.ATTRIBUTE, name, wrong, value),
        )


@given(PRESENCES, st.sampled_from(["voice", "chat", "mail"]))
def test_any_one_change_is_the_difference(presence, table):
    """Whatever one thing is changed in a promise, the example fails with just that."""
    decision = COMPILED.decide(presence)[table]
    for outcome, after, difference in changes(decision):
        assert run_promise(presence, table, outcome, after).differences == (difference,)
