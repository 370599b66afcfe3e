"""Changing the files that a check is about: `--fix`, `--unsafe-fixes`, `--add-allows`, `--diff`.

Only files named on the command line are changed, never one that such a file merely uses, and
never one that is installed with presencemap. What is left out of the report, by `--ignore` or
by a baseline, is left as it is, too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import attrs
from attrs import frozen

import presencemap
from presencemap.checks.allowing.adding_allows import add_allows
from presencemap.checks.mending.mend import mend
from presencemap.cli.checking import Checked, check_inputs, read_baseline
from presencemap.cli.console import errors, print_bytes, print_difference, print_text
from presencemap.cli.exits import Exit
from presencemap.cli.inputs import (
    STANDARD_INPUT,
    Inputs,
    examine_input,
    read_input,
    read_standard_input,
)
from presencemap.cli.plan import Fixing, Plan
from presencemap.cli.writing import rewrite_text
from presencemap.diagnostics import Diagnostic
from presencemap.limits import DEFAULT_LIMITS
from presencemap.report.differences import unified
from presencemap.report.printable import one_line

__all__ = ["fix_inputs", "show_differences"]

_Wanted = Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]]


@frozen(kw_only=True)
class _Change:
    """A text of a file, and what it shall be; `fixed` and `allowed` say why."""

    name: str
    before: str
    after: str
    fixed: tuple[Diagnostic, ...] = ()
    allowed: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    untried: tuple[Diagnostic, ...] = ()


def fix_inputs(inputs: Inputs, plan: Plan, fixing: Fixing) -> Checked:
    """Change the files of a plan, and check what they are then.

    Standard input is printed as it shall be, changed or not.
    """
    changes = []
    data = _read_already(inputs)
    for change in _changes(attrs.evolve(inputs, data=data), plan, fixing):
        changes.append(change)
        if change.name == STANDARD_INPUT:
            data = {STANDARD_INPUT: change.after.encode()}
        elif change.after != change.before:
            rewrite_text(Path(change.name), change.after)
    if STANDARD_INPUT in data:
        print_bytes(data[STANDARD_INPUT])
    checked = check_inputs(attrs.evolve(inputs, data=data), plan)
    return attrs.evolve(
        checked,
        fixed=sum(len(each.fixed) for each in changes) if fixing.safe else None,
        added=sum(len(each.allowed) for each in changes) if fixing.allows else None,
    )


def show_differences(inputs: Inputs, plan: Plan, fixing: Fixing) -> Exit:
    """Print what changes would be made, and make none; return what the shell is told."""
    inputs = attrs.evolve(inputs, data=_read_already(inputs))
    changes = [each for each in _changes(inputs, plan, fixing) if each.after != each.before]
    for change in changes:
        print_difference(unified(change.name, change.before, change.after))
    console = errors()
    counted = [
        f"{_number(sum(map(len, some)), 'finding')} would be {verb}"
        for wished, verb, some in (
            (fixing.safe, "fixed", [each.fixed for each in changes]),
            (fixing.allows, "allowed", [each.allowed for each in changes]),
        )
        if wished
    ]
    print_text(console, f"{' and '.join(counted)} in {_number(len(changes), 'file')}")
    unreadable = check_inputs(inputs, plan).unreadable
    for name, why in unreadable.items():
        print_text(console, f"Error: {one_line(name)}: {why}")
    if unreadable:
        return Exit.MISUSE
    return Exit.FOUND if changes and not plan.exit_zero else Exit.CLEAN


def _number(n: int, noun: str, nouns: str | None = None) -> str:
    return f"{n} {noun if n == 1 else nouns or f'{noun}s'}"


def _read_already(inputs: Inputs) -> Mapping[str, bytes]:
    """Return standard input, whole: it is read once, and given back even if it is too large."""
    if STANDARD_INPUT not in inputs.names:
        return {}
    try:
        return {STANDARD_INPUT: read_standard_input()}
    except OSError:
        return {}  # which the check reports


def _changes(inputs: Inputs, plan: Plan, fixing: Fixing) -> Iterable[_Change]:
    wanted = _wanted(plan)
    for name in inputs.names:
        text = _text(name, inputs.data.get(name))
        if text is None:
            continue
        if _is_installed(name):
            print_text(errors(), f"{one_line(name)}: it is part of presencemap, and stays as it is")
            continue
        change = _changed(name, text, fixing, wanted)
        for each in change.refused:
            place = each.source.position(each.span.start)
            print_text(
                errors(),
                f"{one_line(name)}:{place.line}:{place.column}: the fix of {each.code} "
                f"{each.name} is left out: the file could not be read with it",
            )
        if change.untried:
            number = len(change.untried)
            print_text(
                errors(),
                f"{one_line(name)}: {_number(number, 'more fix', 'more fixes')} left out: too many "
                "of the others make a file that can't be read",
            )
        yield change


def _wanted(plan: Plan) -> _Wanted:
    """Return what tells which of a file's findings would be reported."""
    baseline = read_baseline(plan.baseline) if plan.baseline else None
    folder = plan.baseline.parent if plan.baseline else Path()

    def wanted(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        some = tuple(each for each in found if each.code in plan.codes)
        return baseline.sift(some, folder).new if baseline else some

    return wanted


def _text(name: str, data: bytes | None) -> str | None:
    """Return the text of a file that can be changed: one that can be read to the byte."""
    try:
        if data is None and name != STANDARD_INPUT:
            data = read_input(name, DEFAULT_LIMITS.rules_bytes + 1)
        if data is None or len(data) > DEFAULT_LIMITS.rules_bytes:
            return None
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None  # which the check reports


def _is_installed(name: str) -> bool:
    """Tell whether a file lies in the installed package; in a checkout the rules do not."""
    package = os.path.dirname(os.path.realpath(presencemap.__file__))  # noqa: PTH120 - of a path
    return os.path.realpath(name).startswith(package + os.sep)


def _changed(name: str, text: str, fixing: Fixing, wanted: _Wanted) -> _Change:
    change = _Change(name=name, before=text, after=text)
    if fixing.safe:
        mended = mend(
            text,
            lambda text: examine_input(name, DEFAULT_LIMITS, text.encode()),
            lambda found: [
                each for each in wanted(found) if each.fix and (each.fix.safe or fixing.unsafe)
            ],
        )
        change = attrs.evolve(
            change,
            after=mended.text,
            fixed=mended.applied,
            refused=mended.refused,
            untried=mended.untried,
        )
    if fixing.allows:
        examination = examine_input(name, DEFAULT_LIMITS, change.after.encode())
        added = add_allows(examination.source, wanted(examination.found))
        change = attrs.evolve(change, after=added.text, allowed=added.allowed)
    return change
