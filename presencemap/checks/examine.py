"""A rules file examined: compiled, then checked; and the way from a path to a rule set.

What the file's own comments allow is left out, here and for everybody. It knows neither
which findings somebody wants to see nor how they are printed.
"""

from __future__ import annotations

import os
from typing import Final

import attrs
from attrs import field, frozen

from presencemap.checks import (
    always_true,
    duplicate_condition,
    example_without_effect,
    example_without_time,
    fail_open,
    gap,
    illegal_outcome,
    illegal_transition,
    legacy_scale,
    logout_on_call,
    logout_on_lost_subscription,
    mergeable_rows,
    missing_example,
    mixed_channels,
    never_true,
    not_proved,
    odd_hold,
    otherwise_hides,
    otherwise_never_reached,
    overlap,
    partly_shadowed_value,
    ready_without_hold,
    redundant_row,
    shadowed_row,
    too_many_findings,
    unclassified_number,
    unknown_allow,
    unreachable_state,
    unsafe_default,
    unused_allow,
    unused_context,
    unused_define,
    unused_use,
)
from presencemap.checks.allowing.silencing import silence
from presencemap.checks.too_many_findings import FINDING as TOO_MANY_FINDINGS
from presencemap.diagnostics import Diagnostic, Severity, in_reading_order
from presencemap.errors import RulesError
from presencemap.language.findings import FINDINGS as OF_TEXT
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.source import Source
from presencemap.tables.findings import FINDINGS as OF_MEANING
from presencemap.tables.load import Compiled, compile_file, compile_text
from presencemap.tables.ruleset import RuleSet

__all__ = [
    "CHECKS",
    "FINDINGS",
    "OF_THE_EXAMINATION",
    "TOO_MANY_FINDINGS",
    "Examination",
    "bounded",
    "examine_file",
    "examine_text",
    "load_rules",
]

CHECKS: Final = (
    gap,
    never_true,
    duplicate_condition,
    always_true,
    overlap,
    shadowed_row,
    partly_shadowed_value,
    redundant_row,
    otherwise_never_reached,
    otherwise_hides,
    mergeable_rows,
    fail_open,
    unsafe_default,
    odd_hold,
    legacy_scale,
    unclassified_number,
    mixed_channels,
    logout_on_lost_subscription,
    logout_on_call,
    ready_without_hold,
    illegal_outcome,
    illegal_transition,
    unreachable_state,
    unused_define,
    unused_context,
    unused_use,
    missing_example,
    example_without_effect,
    example_without_time,
    not_proved,  # last: it names what the others could not prove
)
"""The modules of all checks, in the order of their codes but for the last."""

OF_THE_EXAMINATION: Final = (too_many_findings, unused_allow, unknown_allow)
"""The modules of findings that no check says, but the examination itself."""

FINDINGS: Final = (
    *OF_TEXT,
    *OF_MEANING,
    *(each.FINDING for each in (*CHECKS, *OF_THE_EXAMINATION)),
)
"""Everything that can be found."""


@frozen
class Examination:
    """All that is to say of a rules file; `rules` is None if an error stands against it.

    `found` are all findings, `diagnostics` those of them that are to be shown. `allowed` are
    the findings that comments in the files allow: they are in neither, and stand against
    nothing.
    """

    source: Source
    rules: RuleSet | None
    diagnostics: tuple[Diagnostic, ...]
    allowed: tuple[Diagnostic, ...] = ()
    found: tuple[Diagnostic, ...] = field(default=(), repr=False)


def examine_file(
    path: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS, *, data: bytes | None = None
) -> Examination:
    """Compile and check a rules file; raises OSError if it can't be read at all.

    `data` is examined instead of what the file holds, as if it were saved already.
    """
    return _examine(compile_file(path, limits, data=data), limits)


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
    silenced = silence(compiled, found, FINDINGS)
    left = in_reading_order(list(silenced.left))
    shown = bounded(left, limits)
    if any(each.severity is Severity.ERROR for each in silenced.left):
        rules = None
    if rules is not None:
        rules = attrs.evolve(rules, diagnostics=shown)
    allowed = in_reading_order(list(silenced.allowed))
    return Examination(compiled.source, rules, shown, allowed, left)


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
    in one that it uses, and OSError if the file can't be read. An error that a comment in
    its file allows, such as `fail-open`, does not keep the rules from being loaded.
    """
    examination = examine_file(path, limits)
    if examination.rules is None:
        raise RulesError(examination.diagnostics)
    return examination.rules
