"""Telling what a check has found, in the format asked for, on standard output or in a file.

Each format's module is loaded when it is asked for.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.text import Text

from presencemap.cli.checking import Checked
from presencemap.cli.console import errors, output, print_text
from presencemap.cli.plan import Plan
from presencemap.cli.writing import write_text
from presencemap.limits import DEFAULT_LIMITS
from presencemap.report.diagnostics import concise_text, diagnostic_text, verdict_text
from presencemap.report.printable import one_line, printable

__all__ = ["report"]


def report(checked: Checked, plan: Plan) -> None:
    """Print the report, or write it and print the verdict alone; then what can't be read."""
    if plan.form in ("text", "concise"):
        _print_or_write_lines(_lines(checked, plan), plan.output_file)
    elif plan.output_file:
        write_text(plan.output_file, _document(checked, plan))
    else:
        sys.stdout.write(_document(checked, plan))
    if plan.output_file and checked.files:
        print_text(output(), _verdict(checked))
    if plan.write_baseline:
        number = f"{checked.known} finding{'' if checked.known == 1 else 's'}"
        print_text(errors(), f"{number} written to {one_line(str(plan.write_baseline))}")
    for name in checked.stopped:
        most = f"{DEFAULT_LIMITS.rules_findings_made:,} mistakes"
        print_text(errors(), f"{one_line(name)}: its text has {most}, and is not read any further")
    for name, why in checked.unreadable.items():
        print_text(errors(), f"Error: {one_line(name)}: {why}")


def _lines(checked: Checked, plan: Plan) -> Iterator[Text]:
    if plan.statistics:
        from presencemap.report.statistics import (  # noqa: PLC0415 - when asked for
            statistics,
            statistics_lines,
        )

        yield from statistics_lines(statistics(checked.found))
    else:
        write = diagnostic_text if plan.form == "text" else concise_text
        yield from map(write, checked.shown)
    if checked.files:
        yield Text(_verdict(checked))


def _print_or_write_lines(lines: Iterator[Text], file: Path | None) -> None:
    if file:
        write_text(file, "".join(f"{printable(line.plain)}\n" for line in lines))
        return
    console = output()
    for line in lines:
        print_text(console, line)


def _verdict(checked: Checked) -> str:
    return verdict_text(
        checked.found,
        len(checked.files),
        known=checked.known,
        unmet=checked.unmet,
        fixed=checked.fixed,
        added=checked.added,
        allowed=checked.allowed,
        documents=checked.documents,
    )


def _document(checked: Checked, plan: Plan) -> str:
    if plan.form == "sarif":
        return _json(_sarif(checked, plan))
    if plan.form == "github":
        from presencemap.report.github import github_line  # noqa: PLC0415 - when asked for

        return "".join(f"{github_line(each)}\n" for each in checked.shown)
    if plan.form == "junit":
        from presencemap.report.junit import check_suites, junit_text  # noqa: PLC0415 - as above

        suites = check_suites(checked.files, checked.shown, checked.unreadable, plan.command)
        return junit_text(f"presencemap {plan.command}", suites)
    return _json(_statistics(checked) if plan.statistics else _diagnostics(checked, plan))


def _json(shape: dict[str, Any]) -> str:
    return json.dumps(shape, indent=2) + "\n"


def _diagnostics(checked: Checked, plan: Plan) -> dict[str, Any]:
    from presencemap.report.shapes import diagnostics_shape  # noqa: PLC0415 - JSON only

    shape = diagnostics_shape(checked.shown, checked.allowed)
    if plan.baseline or plan.write_baseline:
        shape["baseline"] = {"known": checked.known, "unmet": checked.unmet}
    if checked.fixed is not None:
        shape["fixed"] = checked.fixed
    if checked.added is not None:
        shape["allows_added"] = checked.added
    return shape


def _statistics(checked: Checked) -> dict[str, Any]:
    from presencemap.report.statistics import (  # noqa: PLC0415 - when asked for
        statistics,
        statistics_shape,
    )

    return statistics_shape(statistics(checked.found))


def _sarif(checked: Checked, plan: Plan) -> dict[str, Any]:
    from presencemap import __version__  # noqa: PLC0415 - when asked for
    from presencemap.checks import CATALOGUE, page  # noqa: PLC0415 - as above
    from presencemap.report.sarif import SarifLog, sarif_shape  # noqa: PLC0415 - as above

    log = SarifLog(
        diagnostics=checked.shown,
        pages={
            entry.finding: page(entry)
            for entry in CATALOGUE
            if plan.command == "check" or entry.finding.code in plan.codes
        },
        version=__version__,
        folder=Path.cwd(),
        unreadable=checked.unreadable,
    )
    return sarif_shape(log)
