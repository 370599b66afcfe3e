"""How often each finding was found, as text and as the JSON that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import frozen
from rich.text import Text

from presencemap.diagnostics import Diagnostic, Finding, Severity
from presencemap.report.shapes import VERSION

__all__ = ["Count", "statistics", "statistics_lines", "statistics_shape"]

_SEVERITY_WIDTH: Final = max(len(severity.value) for severity in Severity)


@frozen
class Count:
    """A finding, how often it was found, and for how many of these there is a fix."""

    finding: Finding
    number: int
    fixable: int


def statistics(diagnostics: Iterable[Diagnostic]) -> tuple[Count, ...]:
    """Count diagnostics by finding, the most frequent first."""
    groups: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        groups.setdefault(each.code, []).append(each)
    counts = [
        Count(
            Finding(group[0].code, group[0].name, group[0].severity),
            len(group),
            sum(each.fix is not None for each in group),
        )
        for group in groups.values()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.number, count.finding.code)))


def statistics_lines(counts: Iterable[Count]) -> list[Text]:
    """Return a line for each count, the columns aligned."""
    counts = list(counts)
    width = max((len(str(each.number)) for each in counts), default=0)
    names = max((len(each.finding.name) for each in counts), default=0)
    return [_line(each, width, names) for each in counts]


def _line(count: Count, width: int, names: int) -> Text:
    text = Text.assemble(
        (f"{count.number:>{width}}", "bold"),
        f"  {count.finding.code}  {count.finding.name:<{names}}  {count.finding.severity.value}",
    )
    if count.fixable:
        padding = " " * (_SEVERITY_WIDTH - len(count.finding.severity.value))
        text.append(f"{padding}  {count.fixable} fixable")
    return text


def statistics_shape(counts: Iterable[Count]) -> dict[str, Any]:
    """Return what `check --statistics --format json` prints."""
    shapes = [
        {
            "code": each.finding.code,
            "name": each.finding.name,
            "severity": each.finding.severity.value,
            "count": each.number,
            "fixable": each.fixable,
        }
        for each in counts
    ]
    return {"version": VERSION, "statistics": shapes}
