"""Examples that were run, as text: what failed, where, by how much and why; and the sum of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from presencemap.model import Decision, Field
from presencemap.model.durations import written
from presencemap.report.printable import one_line
from presencemap.report.trial_run import FileTrial, TrialRun, percent
from presencemap.report.words import decision_place, decision_words, value_words
from presencemap.tables import AnswerResult, Difference, Example, ExampleResult, Miss, Part
from presencemap.tables.trial import Answered
from presencemap.tables.values import describe

__all__ = ["answer_words", "difference_words", "expected_words", "failure_text", "trial_lines"]

_FITTING: Final = 3
"""Rows that would have answered as promised; how many are shown without --verbose."""


def trial_lines(tested: TrialRun, *, verbose: bool = False) -> Iterator[Text]:
    """Yield the whole report: failures, rows without an example if asked for, the sum."""
    for file in tested.files:
        yield from _file_lines(file, verbose=verbose)
    if (verbose or tested.wanted is not None) and not tested.stopped:
        yield from _uncovered_lines(tested)
    for file in tested.files:
        if tested.is_short(file) and file.trial:
            share = _share(file.trial.covered, len(file.trial.rows))
            yield Text(f"{one_line(file.name)}: {share}, {tested.wanted:g} % wanted", "bold red")
    yield _sum(tested)


def _file_lines(file: FileTrial, *, verbose: bool) -> Iterator[Text]:
    if file.trial is None:
        return
    if not file.trial.rules.examples:
        yield Text(f"no examples in {one_line(file.name)}", "yellow")
    for result in file.trial.results:
        if not result.passed:
            yield failure_text(result, file.trial.rules.fields, verbose=verbose)
            yield Text()
        elif verbose:
            yield Text.assemble(_head(result), ("passed", "green"))


def failure_text(
    result: ExampleResult, fields: Mapping[str, Field], *, verbose: bool = False
) -> Text:
    """Return an example that failed: what was given, each wrong answer, and why.

    With `verbose` every row that did not match is explained, else only the rows that would
    have answered as the example promises.
    """
    wrong = [answer for answer in result.answers if not answer.passed]
    labels = ["difference", *(answer.expected.table for answer in wrong)]
    margin = _Margin(max(map(cell_len, labels)) + 2)
    text = Text.assemble(_head(result), ("failed", "bold red"))
    margin.add(text, "given", Text(_presence(result.example, fields)))
    for answer in wrong:
        _add_answer(text, margin, answer, result, verbose=verbose)
    return text


class _Margin:
    """Lays lines out in two columns: a label, and what it is about."""

    def __init__(self, width: int) -> None:
        """Give the labels so many columns, their colon included."""
        self.width = width

    def add(self, text: Text, label: str, line: Text) -> None:
        """Append a line to a text; an empty label goes on with the one above."""
        label = f"{label}:" if label else ""
        text.append("\n    ").append(label, "cyan").append(" " * (self.width - cell_len(label)))
        text.append_text(line)


def _head(result: ExampleResult) -> Text:
    example = result.example
    place = f"{one_line(example.source.name)}:{example.line}: "
    return Text.assemble((place, "bold"), "example ", (value_words(example.name), "bold"), " ")


def _presence(example: Example, fields: Mapping[str, Field]) -> str:
    facts = example.presence.items()
    return one_line(
        ", ".join(f"{name} {describe(fields.get(name), value)}" for name, value in facts)
    )


def _add_answer(
    text: Text, margin: _Margin, answer: AnswerResult, result: ExampleResult, *, verbose: bool
) -> None:
    expected, got = expected_words(answer), answer_words(answer)
    width = max(cell_len(expected), cell_len(got))
    margin.add(
        text, answer.expected.table, Text.assemble(("expected ", "dim"), (expected, "green"))
    )
    row = Text.assemble(("got      ", "dim"), (got, "red"), " " * (width - cell_len(got)))
    decision = answer.decision
    if decision.row is not None:
        row.append(f"   row {decision.row}, {decision_place(decision)}", "dim")
    margin.add(text, "", row)
    margin.add(text, "difference", Text("; ".join(map(difference_words, answer.differences))))
    for index, line in enumerate(_why(answer, result.example.source.name, verbose=verbose)):
        margin.add(text, "" if index else "why", line)


def expected_words(answer: AnswerResult) -> str:
    """Return what an example promises of a table, as a rules file writes it."""
    expected = answer.expected
    return decision_words(Decision(expected.table, expected.outcome, None, None, expected.after))


def answer_words(answer: AnswerResult) -> str:
    """Return what the table answered, as a rules file writes it."""
    return decision_words(answer.decision)


def difference_words(difference: Difference) -> str:
    """Return a difference as a phrase: `reason "OnCall" -> (none)`."""
    before, after = (_word(difference, value) for value in (difference.expected, difference.actual))
    return f"{difference.name} {before} -> {after}"


def _word(difference: Difference, value: Answered) -> str:
    if value is None:
        return "(none)"
    match difference.part:
        case Part.ATTRIBUTE if not isinstance(value, float):
            return value_words(value)
        case Part.HOLD if isinstance(value, int | float):
            return written(value) if value else "(none)"
    return str(value)


def _why(answer: AnswerResult, file: str, *, verbose: bool) -> Iterator[Text]:
    decision, fitting = answer.decision, answer.fitting
    if decision.conflict:
        rows = " and ".join(decision.conflict)
        last = f", so {decision.row} answers" if decision.row else ""
        yield Text(f"rows {rows} match together, which the hit policy rules out{last}")
    if not fitting:
        yield Text(f"no row of {decision.table} answers {expected_words(answer)}")
    shown = fitting if verbose else fitting[:_FITTING]
    for miss in shown:
        yield from _miss_lines(miss, decision, file)
    if len(fitting) > len(shown):
        yield Text(f"and {len(fitting) - len(shown):,} more rows of that answer (--verbose)", "dim")
    if verbose:
        rest = [miss for miss in answer.misses if miss not in fitting]
        for miss in rest:
            yield from _miss_lines(miss, decision, file)


def _miss_lines(miss: Miss, decision: Decision, file: str) -> Iterator[Text]:
    row = f"{miss.row} ({_place(miss.line, decision, file)})"
    if miss.reasons:
        yield Text(f"{row} did not match:")
        for reason in miss.reasons:
            yield Text(f"  {reason}", "dim")
    elif miss.row not in decision.conflict:
        first = f"{decision.row} ({_place(decision.line, decision, file)})"
        yield Text(f"{row} would match, but {first} answers before it")


def _place(line: int | None, decision: Decision, file: str) -> str:
    return f"line {line}" if decision.file == file else decision_place(decision, line)


def _uncovered_lines(tested: TrialRun) -> Iterator[Text]:
    found = {
        (f"{row.file}:{row.line}", row.table, row.row): None for row in tested.rows if not row.hits
    }
    if not found:
        return
    yield Text("rows that no example covers:", "bold")
    wide = max(cell_len(place) for place, _, _ in found) + 2
    wider = max(cell_len(table) for _, table, _ in found) + 2
    for place, table, row in found:
        after_place, after_table = " " * (wide - cell_len(place)), " " * (wider - cell_len(table))
        yield Text(f"    {place}{after_place}{table}{after_table}{row}")
    yield Text()


def _sum(tested: TrialRun) -> Text:
    broken = sum(file.trial is None for file in tested.files)
    parts = [_examples(tested)] if tested.trials else []
    if tested.stopped:
        parts.append("stopped at the first failure")
    elif tested.trials:
        parts.append(_share(tested.covered, len(tested.rows)))
    if broken:
        parts.append(f"{_number(broken, 'file')} could not be tested")
    words = "; ".join(parts) or "no file has a table, so there is nothing to test"
    return Text(words, "bold green" if tested.clean else "bold red")


def _examples(tested: TrialRun) -> str:
    run = f"{tested.run:,} of " if tested.run < tested.declared else ""
    words = f"{run}{_number(tested.declared, 'example')}"
    if len(tested.trials) > 1:
        words += f" in {len(tested.trials):,} files"
    if tested.failed:
        return f"{words}, {tested.failed:,} failed"
    return words + (", all passed" if tested.run > 1 else ", passed" if tested.run else "")


def _share(covered: int, rows: int) -> str:
    return f"{covered:,} of {_number(rows, 'row')} covered ({percent(covered, rows)} %)"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
