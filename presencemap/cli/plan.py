"""What a check is to do: the command line and the settings file, made one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from attrs import frozen

from presencemap.cli.exits import Misuse
from presencemap.cli.options import CheckOptions
from presencemap.cli.selection import Layer, Words, wanted_codes
from presencemap.cli.settings import Settings, settings_for

__all__ = ["Fixing", "Plan", "check_statistics", "plan_of"]

_COUNTING: Final = ("text", "concise", "json")
"""The formats that --statistics can have."""


@frozen(kw_only=True)
class Fixing:
    """How the files themselves are to be changed: by `safe` fixes, `unsafe` ones, by allows.

    With `diff` nothing is written, and what would be is shown.
    """

    safe: bool
    unsafe: bool
    allows: bool
    diff: bool


@frozen(kw_only=True)
class Plan:
    """A check as it is to be run; `codes` are those of the findings to report."""

    command: str = "check"
    """What is run, as reports name it."""
    form: str
    output_file: Path | None
    strict: bool
    codes: frozenset[str]
    statistics: bool
    exit_zero: bool
    baseline: Path | None
    write_baseline: Path | None
    fixing: Fixing | None


def plan_of(options: CheckOptions) -> Plan:
    """Lay the command line over the settings; raises Misuse where they make no sense."""
    settings = settings_for(options.config, isolated=options.isolated)
    form = options.form or settings.format or "text"
    if options.statistics and not options.form and form not in _COUNTING:
        form = "text"  # the settings' format is for findings
    strict = settings.strict if options.strict is None else options.strict
    plan = Plan(
        form=form,
        output_file=Path(options.output_file) if options.output_file else None,
        strict=bool(strict),
        codes=wanted_codes(_layers(options, settings)),
        statistics=options.statistics,
        exit_zero=options.exit_zero,
        baseline=_baseline(options, settings),
        write_baseline=Path(options.write_baseline) if options.write_baseline else None,
        fixing=_fixing(options),
    )
    check_statistics(plan)
    return plan


def check_statistics(plan: Plan) -> None:
    """Raise Misuse if a plan asks for numbers in a format that is for findings."""
    if plan.statistics and plan.form not in _COUNTING:
        raise Misuse(f"--statistics are text or JSON, not {plan.form}")


def _fixing(options: CheckOptions) -> Fixing | None:
    if not (options.fix or options.unsafe_fixes or options.add_allows or options.diff):
        return None
    for name, value in (
        ("--format", options.form),
        ("--output-file", options.output_file),
        ("--statistics", options.statistics),
        ("--write-baseline", options.write_baseline),
    ):
        if options.diff and value:
            raise Misuse(f"--diff shows differences and no report: {name} has no meaning with it")
    return Fixing(
        safe=options.fix or options.unsafe_fixes or not options.add_allows,
        unsafe=options.unsafe_fixes,
        allows=options.add_allows,
        diff=options.diff,
    )


def _layers(options: CheckOptions, settings: Settings) -> list[Layer]:
    chosen = settings.select
    return [
        Layer(
            Words(f"{settings.file}: `select`", chosen) if chosen is not None else None,
            Words(f"{settings.file}: `ignore`", settings.ignore),
        ),
        Layer(
            Words("--select", options.select) if options.select else None,
            Words("--ignore", options.ignore),
        ),
    ]


def _baseline(options: CheckOptions, settings: Settings) -> Path | None:
    given = [
        name
        for name, value in (
            ("--baseline", options.baseline),
            ("--no-baseline", options.no_baseline),
            ("--write-baseline", options.write_baseline),
        )
        if value
    ]
    if len(given) > 1:
        raise Misuse(f"{' and '.join(given)} exclude each other")
    if options.baseline:
        return Path(options.baseline)
    return None if given else settings.baseline
