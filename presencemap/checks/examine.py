"""A rules file examined: compiled, then checked; and the way from a path to a rule set.

It knows neither which findings somebody wants to see nor how they are printed.
"""

from __future__ import annotations

import os
from typing import Final

import attrs
from attrs import frozen

from presencemap.checks import (
    fail_open,
    no_otherwise,
    row_after_any,
    unsafe_default,
    unused_define,
)
from presencemap.checks.too_many_findings import FINDING as TOO_MANY_FINDINGS
from presencemap.diagnostics import Diagnostic, Severity, in_reading_order
from presencemap.errors import RulesError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source
from presencemap.tables.load import Compiled, compile_file, compile_text
from presencemap.tables.ruleset import RuleSet

__all__ = [
    "CHECKS",
    "TOO_MANY_FINDINGS",
    "Examination",
    "bounded",
    "examine_file",
    "examine_text",
    "load_rules",
]

CHECKS: Final = (no_otherwise, row_after_any, fail_open, unsafe_default, unused_define)
"""The modules of all checks, in the order of their codes."""


@frozen
class Examination:
    """All that is to say of a rules file; `rules` is None if an error stands against it."""

    source: Source
    rules: RuleSet | None
    diagnostics: tuple[Diagnostic, ...]


def examine_file(path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> Examination:
    """Compile and check a rules file; raises OSError if it can't be read at all."""
    return _examine(compile_file(path, limits), limits)


def examine_text(
    text: str | bytes, name: str = "<text>", limits: Limits = DEFAULT_LIMITS
) -> Examination:
    """Compile and check the text of a rules file, or the bytes that should be one.

    Files that it uses are looked for in the working folder.
    """
    return _examine(compile_text(text, name, limits), limits)


def _examine(compiled: Compiled, limits: Limits) -> Examination:
    found = list(compiled.diagnostics)
    rules = compiled.rules
    if rules is not None:
        for check in CHECKS:
            found += check.check(compiled, rules)
    ordered = bounded(in_reading_order(found), limits)
    if rules is None or any(each.severity is Severity.ERROR for each in found):
        return Examination(compiled.source, None, ordered)
    return Examination(compiled.source, attrs.evolve(rules, diagnostics=ordered), ordered)


def bounded(found: tuple[Diagnostic, ...], limits: Limits) -> tuple[Diagnostic, ...]:
    """Cut a flood of findings of one file, and say that there are more."""
    most = limits.rules_findings
    if len(found) <= most:
        return found
    last = found[most - 1]
    message = f"{len(found) - most:,} more findings are not shown"
    return (*found[:most], TOO_MANY_FINDINGS.at(last.source, last.span, message))


def load_rules(path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> RuleSet:
    """Return the rule set of a file.

    Raises `RulesError`, which carries every diagnostic, if there is an error in the file or
    in one that it uses, and OSError if the file can't be read.
    """
    examination = examine_file(path, limits)
    if examination.rules is None:
        raise RulesError(examination.diagnostics)
    return examination.rules
