"""Decisions and replayed traffic as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Final

from rich.text import Text

from presencemap.engine import Transition
from presencemap.model import Decision
from presencemap.replay import LocatedFault, Origin, Summary
from presencemap.report.printable import one_line
from presencemap.report.words import decision_place, decision_words, state_words

__all__ = [
    "clock",
    "decision_text",
    "decision_words",
    "fault_text",
    "heading",
    "place_words",
    "summary_lines",
    "transition_text",
]

_WIDTHS: Final = {"time": 24, "agent": 30, "change": 44, "row": 12}


def decision_text(decision: Decision) -> Text:
    """Return a table's answer on a line, with the row that gave it."""
    text = Text.assemble((f"{decision.table}: ", "bold"), (decision_words(decision), "green"))
    if decision.row:
        text.append(f"   row {decision.row}, {decision_place(decision)}", "dim")
    if decision.conflict:
        rows = ", ".join(decision.conflict)
        text.append(f"   conflict: rows {rows} all match", "red")
    return text


def heading() -> Text:
    """Return the line above the transitions."""
    columns = {"time": "time (UTC)", "agent": "agent", "change": "change", "row": "row"}
    names = (f"{name:<{_WIDTHS[column]}}" for column, name in columns.items())
    first, *rest = names
    return Text(f"{first}  {' '.join(rest)} place", "dim")


def transition_text(transition: Transition) -> Text:
    """Return a transition on a line: when, who, from what to what, which row, where."""
    after = state_words(transition.to_state, transition.attributes)
    change = f"{transition.from_state or '?'} -> {after}"
    return Text.assemble(
        (clock(transition.at), "dim"),
        "  ",
        f"{one_line(transition.agent.removeprefix('sip:')):<{_WIDTHS['agent']}} ",
        (f"{change:<{_WIDTHS['change']}} ", "green"),
        f"{transition.row or '':<{_WIDTHS['row']}} ",
        (place_words(transition.source), "dim"),
    )


def fault_text(located: LocatedFault) -> Text:
    """Return a fault on a line."""
    fault = located.fault
    whom = f" ({fault.presentity})" if fault.presentity else ""
    when = clock(fault.at) if fault.at is not None else " " * len(clock(0.0))
    return Text.assemble(
        (when, "dim"),
        "  ",
        (f"fault {fault.code}: ", "bold red"),
        f"{one_line(fault.message + whom)} ",
        (place_words(located.origin), "dim"),
    )


def summary_lines(summary: Summary) -> Iterator[Text]:
    """Yield what a replay has read and done."""
    left_out = f"{_count(summary.duplicates, 'duplicate')} and {summary.stale:,} stale left out"
    read = [
        _count(summary.records, "record")
        + (f" ({summary.others:,} of them no SIP)" if summary.others else ""),
        _count(summary.messages, "message"),
        f"{_count(summary.notifications, 'notification')} ({left_out})",
        _count(summary.documents, "document"),
        _count(summary.faults, "fault"),
    ]
    yield Text(", ".join(read))
    done = [_count(summary.transitions, "transition"), f"of {_count(summary.agents, 'agent')}"]
    if summary.pending:
        done.append(f"({summary.pending:,} more held when the capture ended)")
    if summary.first is not None and summary.last is not None:
        done.append(f"from {clock(summary.first)} to {clock(summary.last)}")
    yield Text(" ".join(done), "bold")
    if not summary.records and summary.begins is not None:
        yield Text(
            f"nothing before --until; the capture begins at {clock(summary.begins)}", "yellow"
        )
    elif not summary.notifications and not summary.documents:
        yield Text(
            "no notification was found; SIP over TLS can't be read out of a capture", "yellow"
        )


def clock(at: float) -> str:
    """Return a time as UTC with milliseconds; one that no calendar has as plain seconds."""
    try:
        moment = datetime.fromtimestamp(at, UTC)
    except (OverflowError, ValueError, OSError):
        return f"{at:.3f}"
    return moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def place_words(origin: object) -> str:
    """Return a place as people use it: the file's name without its folder, and the record."""
    if not isinstance(origin, Origin):
        return ""
    return f"{one_line(PurePath(origin.file).name)}#{origin.record}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
