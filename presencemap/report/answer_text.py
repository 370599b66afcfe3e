"""Why a table decided as it did, as a page for people: `decide --explain` and `--why-not`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from presencemap.model import Decision, Field, OutcomeKind, Value
from presencemap.model.durations import written
from presencemap.report.answer import Answer, Way
from presencemap.report.folding import Page
from presencemap.report.lines import decision_text
from presencemap.report.words import decision_words
from presencemap.tables import Explanation, HitPolicy, Match, Miss, Verdict
from presencemap.tables.nearest import Alternative, Change, Nearest
from presencemap.tables.values import describe

__all__ = ["answer_text", "given_text"]

_NAMES: Final = 10
"""So many rows that fail alike are named; a table of 3,000 rows has hundreds of them."""

_ALIGNED: Final = 32
_WHATEVER: Final = "matches whatever the presence is"
_OTHERWISE: Final = "otherwise"
_OPEN: Final = (" not ", " like ", " holds ", " or ")
"""A condition with one of these leaves open which value would do."""


def given_text(
    presence: Mapping[str, Value],
    fields: Mapping[str, Field],
    used: Collection[str],
    width: int | None = None,
) -> Text:
    """Return what is known, in a line; `used` are the fields that rows read at all."""
    facts = [f"{name} {describe(fields.get(name), value)}" for name, value in presence.items()]
    unread = [name for name in presence if name not in used]
    page = Page(width)
    page.add(0, f"given: {', '.join(facts) or 'nothing, so every field is absent'}")
    if unread:
        page.add(0, f"no row reads {_and(unread, 'or')}", "dim")
    return page.text


def answer_text(answer: Answer, width: int | None = None) -> Text:
    """Return a table's answer on a line, and under it what else there is to tell of it."""
    page = Page(width)
    page.add(0, decision_text(answer.decision))
    if answer.explanation:
        _add_explanation(page, answer.explanation)
    if answer.way:
        _add_way(page, answer.way, answer.decision)
    if answer.nearest:
        _add_nearest(page, answer.nearest)
    return page.text


def _add_explanation(page: Page, explanation: Explanation) -> None:
    if explanation.decision.conflict:
        _add_conflict(page, explanation)
    elif explanation.answer:
        _add_answer(page, explanation, explanation.answer)
    _add_misses(page, explanation)
    if not explanation.decision.conflict:
        _add_others(page, explanation)
    _add_outcome(page, explanation)


def _add_answer(page: Page, explanation: Explanation, answer: Match) -> None:
    page.add(2, answer.text, "bold")
    if answer.tests:
        page.add(2, "matches, since")
        _add_tests(page, answer.tests, 6)
    elif answer.row != _OTHERWISE:
        page.add(2, _WHATEVER)
    elif not explanation.misses:
        page.add(2, "answers, since there is no other row")


def _add_tests(page: Page, tests: Iterable[Verdict], indent: int) -> None:
    for test in tests:
        page.add(indent, str(test))


def _add_conflict(page: Page, explanation: Explanation) -> None:
    is_any = explanation.policy is HitPolicy.ANY
    page.add(
        2,
        "the table is `any`: rows that match together must agree, and these do not"
        if is_any
        else "the table is `unique`: no two rows may match together, and these do",
    )
    for match in explanation.others:
        page.add(4, Text.assemble((match.text, "bold"), f"   (line {match.line})"))
        _add_tests(page, match.tests, 8)
        if not match.tests:
            page.add(8, _WHATEVER)
    last = explanation.answer
    page.add(2, f"so this has the last word: {last.text}" if last else "so nothing changes")


def _add_misses(page: Page, explanation: Explanation) -> None:
    misses = explanation.misses
    if not misses:
        return
    page.add(2, _misses_sentence(explanation))
    by_facts: dict[str, dict[str, list[Miss]]] = {}
    for miss in misses:
        asked = by_facts.setdefault(_facts(miss.tests), {})
        asked.setdefault(_asked(miss.tests), []).append(miss)
    for facts, asked in by_facts.items():
        page.add(4, facts, "yellow")
        _add_asked(page, asked)


def _add_asked(page: Page, asked: Mapping[str, Sequence[Miss]]) -> None:
    """Add rows to which a presence says the same, one line for all that ask for the same."""
    names = {
        words: _rows([(each.row, each.line) for each in rows]) for words, rows in asked.items()
    }
    wide = max((w for each in names.values() if (w := cell_len(each)) <= _ALIGNED), default=0)
    for words, rows in asked.items():
        gap = " " * max(wide - cell_len(names[words]), 0)
        verb = "asks" if len(rows) == 1 else "ask"
        said = f"{verb} for {words}" if words else f"{verb} for what can't be"
        page.add(8, Text.assemble(f"{names[words]}{gap}  ", (said, "dim")))


def _misses_sentence(explanation: Explanation) -> str:
    count = len(explanation.misses)
    if explanation.answer is None or explanation.answer.row == _OTHERWISE:
        is_part = bool(explanation.decision.conflict)
        rest = "other rows" if is_part else "rows"
        if count == 1:
            return f"the only {'other ' if is_part else ''}row does not match, since"
        return f"none of the {count:,} {rest} matches, since"
    where = "before it" if explanation.policy is HitPolicy.FIRST else "beside it"
    if count == 1:
        return f"the row {where} does not match, since"
    return f"none of the {count:,} rows {where} matches, since"


def _facts(tests: Iterable[Verdict]) -> str:
    """Return what a presence says to some tests: "activity and device are absent"."""
    facts = {test.field: test for test in tests}
    absent = [name for name, test in facts.items() if test.words == "absent"]
    if len(absent) == len(facts) > 1:
        return f"{_and(absent)} are absent"
    return _and([test.fact for test in facts.values()]) or "whatever the presence is"


def _asked(tests: Iterable[Verdict]) -> str:
    """Return what a row asks for; where it has several failed tests, one of them would do."""
    return " or ".join(f"{'not ' if test.gave else ''}`{test.text}`" for test in tests)


def _add_others(page: Page, explanation: Explanation) -> None:
    others = [(each.row, each.line) for each in explanation.others]
    if not others:
        return
    verb = "matches" if len(others) == 1 else "match"
    if explanation.policy is HitPolicy.FIRST:
        page.add(2, f"behind it, {_rows(others)} {verb} too")
    else:
        does = "decides" if len(others) == 1 else "decide"
        page.add(2, f"{_rows(others)} {verb} too, and {does} the same")


def _add_outcome(page: Page, explanation: Explanation) -> None:
    outcome, after = explanation.decision.outcome, explanation.decision.after
    if outcome.kind is OutcomeKind.KEEP:
        page.add(2, "keep: the agent stays in the state he is in")
        return
    if after is None:
        page.add(2, "hold: none, the change is due at once")
    else:
        page.add(2, f"hold: the change is due when this has been the answer for {written(after)}")
    if outcome.kind is OutcomeKind.RESTORE:
        page.add(2, "restore: back to the state before our last change")
    if explanation.state and explanation.state.documentation:
        whose = explanation.state.vocabulary
        said = f"{explanation.state.name}{f', says {whose}' if whose else ''}"
        page.add(2, f'{said}: "{explanation.state.documentation}"')


def _add_way(page: Page, way: Way, decision: Decision) -> None:
    if decision.outcome.kind is not OutcomeKind.STATE:
        return
    if way.requests is None:
        page.add(2, f"from {way.state}: no legal way leads to {decision.outcome.state}")
    else:
        page.add(2, f"from {way.state}: {', '.join(way.requests) or 'no request is named'}")


def _add_nearest(page: Page, nearest: Nearest) -> None:
    page.add(2, Text.assemble("why not ", (nearest.target, "bold"), f"? {_distance(nearest)}"))
    several = len(nearest.alternatives) > 1
    for number, each in enumerate(nearest.alternatives, start=1):
        if each.changes:
            _add_alternative(page, each, f"{number}. " if several else "")


def _distance(nearest: Nearest) -> str:
    if nearest.too_large:
        return f"not found out, for a look at all presences takes too long: {nearest.too_large}"
    if not nearest.alternatives:
        if not nearest.rows:
            return f"no row of {nearest.table} answers so"
        return f"no presence at all gets to {_and(nearest.rows, 'or')}; every one was looked at"
    count = len(nearest.alternatives[0].changes)
    if not count:
        return "it is the answer"
    return f"at least {'one field' if count == 1 else f'{count} fields'} would have to be different"


def _add_alternative(page: Page, alternative: Alternative, number: str) -> None:
    *most, last = [_change(each) for each in alternative.changes]
    for place, words in enumerate([*(f"{each}," for each in most), last]):
        also = "and " if place and words == last else ""
        page.add(6, f"{number if not place else ' ' * len(number)}{also}{words}")
    page.add(10 + len(number), _then(alternative), "dim")


def _change(change: Change) -> str:
    is_open = any(each in f" {change.wanted} " for each in _OPEN)
    such = f", such as {change.words}," if is_open and change.words else ""
    return f"{change.wanted}{such} instead of {change.now}"


def _then(alternative: Alternative) -> str:
    decision, rows = alternative.decision, alternative.rows
    if decision is None:
        return "possibly: no text was found that is like these patterns"
    answers = decision_words(decision)
    if decision.row is None:
        return f"then no row matches: {answers}"
    row = f"{decision.row} (line {decision.line})"
    if len(rows) == 1:
        return f"then {row} answers: {answers}"
    return f"then {_and(rows, 'or')} answers, such as {row}: {answers}"


def _rows(rows: Sequence[tuple[str, int | None]]) -> str:
    """Return rows by name with their lines: "a, b (lines 5, 7)"."""
    if len(rows) == 1:
        return f"{rows[0][0]} (line {rows[0][1]})"
    if len(rows) <= _NAMES:
        lines = ", ".join(str(line) for _, line in rows)
        return f"{', '.join(name for name, _ in rows)} (lines {lines})"
    names = ", ".join(name for name, _ in rows[:_NAMES])
    more = len(rows) - _NAMES
    return f"{names} and {more:,} more (lines {rows[0][1]} to {rows[-1][1]})"


def _and(words: Sequence[str], joint: str = "and") -> str:
    *most, last = words or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last
