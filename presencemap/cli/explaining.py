"""The findings themselves: `check --list` and `check --explain`."""

from __future__ import annotations

from presencemap.checks import CATALOGUE, page, summary
from presencemap.cli.console import output, print_json, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.selection import entry_named, unknown_finding
from presencemap.report.findings import (
    finding_shape,
    findings_lines,
    findings_shape,
    page_text,
)

__all__ = ["explain", "list_findings"]


def explain(word: str, form: str | None) -> None:
    """Print the page of the finding that has this code or name."""
    entry = entry_named(word)
    if entry is None:
        raise Misuse(unknown_finding(word))
    if _is_json(form, "--explain"):
        print_json(finding_shape(entry.finding, page(entry)), indent=2)
    else:
        print_text(output(), page_text(page(entry)))


def list_findings(form: str | None) -> None:
    """Print all findings, with what each is about."""
    findings = [(entry.finding, summary(page(entry))) for entry in CATALOGUE]
    if _is_json(form, "--list"):
        print_json(findings_shape(findings), indent=2)
        return
    console = output()
    for line in findings_lines(findings):
        print_text(console, line)


def _is_json(form: str | None, option: str) -> bool:
    if form not in (None, "text", "json"):
        raise Misuse(f"{option} prints text or JSON, not {form}")
    return form == "json"
