"""The findings themselves, as a list and one by one: what `--list` and `--explain` print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from rich.text import Text

from presencemap.diagnostics import Finding, Severity
from presencemap.report.shapes import VERSION

__all__ = ["finding_shape", "findings_lines", "findings_shape", "page_text"]

_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def findings_lines(findings: Iterable[tuple[Finding, str]]) -> list[Text]:
    """Return a line for each finding with its summary, the columns aligned."""
    findings = list(findings)
    width = max(len(finding.name) for finding, _ in findings)
    return [
        Text.assemble(
            (finding.code, "bold"),
            f"  {finding.name:<{width}}  ",
            (f"{finding.severity.value:<7}", _STYLES[finding.severity]),
            f"  {summary}",
        )
        for finding, summary in findings
    ]


def page_text(page: str) -> Text:
    """Return a finding's page, its first line in bold."""
    first, feed, rest = page.partition("\n")
    return Text.assemble((first, "bold"), feed, rest)


def findings_shape(findings: Iterable[tuple[Finding, str]]) -> dict[str, Any]:
    """Return what `check --list --format json` prints."""
    shapes = [{**_shape(finding), "summary": summary} for finding, summary in findings]
    return {"version": VERSION, "findings": shapes}


def finding_shape(finding: Finding, page: str) -> dict[str, Any]:
    """Return what `check --explain … --format json` prints."""
    return {"version": VERSION, **_shape(finding), "page": page}


def _shape(finding: Finding) -> dict[str, Any]:
    return {"code": finding.code, "name": finding.name, "severity": finding.severity.value}
