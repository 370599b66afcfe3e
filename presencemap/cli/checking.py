"""Running a check: every file examined, every finding once, what is wished away left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

import attrs
from attrs import frozen

from presencemap.checks import Baseline, BaselineError, bounded
from presencemap.checks.baseline import Known, place_of
from presencemap.checks.catalogue import is_locked
from presencemap.cli.exits import Exit, Misuse
from presencemap.cli.inputs import Inputs, examine_input
from presencemap.cli.plan import Plan
from presencemap.cli.writing import write_text
from presencemap.diagnostics import Diagnostic, Severity
from presencemap.language import findings as language_findings
from presencemap.limits import DEFAULT_LIMITS

__all__ = ["Checked", "check_inputs", "exit_of", "read_baseline"]

_OF_TEXT: Final = frozenset(finding.code for finding in language_findings.FINDINGS)


@frozen(kw_only=True)
class Checked:
    """What a check has found: `found` is all there is to report, `shown` is that, bounded.

    A flood is cut when all that is wished away has left it, or the rest would be lost. Where
    the text of a file has so many mistakes that nobody read on, `stopped` names the file.
    `known` findings were left out by a baseline, of which `unmet` entries have no finding
    any more; `unreadable` files have each a reason. `allowed` are the findings that comments
    silence, wherever they stand. Before it `fixed` findings were mended, and `added` ones
    allowed, None if that was not asked for. `documents` is how many the files hold, None
    where they are no such files.
    """

    found: tuple[Diagnostic, ...]
    shown: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    unreadable: Mapping[str, str]
    known: int = 0
    unmet: int = 0
    fixed: int | None = None
    added: int | None = None
    allowed: tuple[Diagnostic, ...] = ()
    stopped: tuple[str, ...] = ()
    documents: int | None = None


def check_inputs(inputs: Inputs, plan: Plan) -> Checked:
    """Examine the files of a plan; writes the plan's baseline if it is to write one."""
    baseline = read_baseline(plan.baseline) if plan.baseline else None
    read: dict[str, tuple[Diagnostic, ...]] = {}
    allowed: list[Diagnostic] = []
    unreadable = dict(inputs.unreadable)
    for name in inputs.names:
        try:
            examination = examine_input(name, DEFAULT_LIMITS, inputs.data.get(name))
        except OSError as error:
            unreadable[name] = error.strerror or str(error)
        else:
            read[name] = examination.found
            allowed += examination.allowed
    found = _once(each for some in read.values() for each in some if each.code in plan.codes)
    path = plan.baseline
    if plan.write_baseline:
        path = plan.write_baseline
        baseline = Baseline.of(found, path.parent)
        write_text(path, baseline.written())
    checked = Checked(
        found=found,
        shown=(),
        files=tuple(read),
        unreadable=unreadable,
        stopped=tuple(_stopped(found)),
        allowed=_once(each for each in allowed if each.code in plan.codes),
    )
    if baseline is not None and path is not None:
        checked = _sifted(checked, baseline, path.parent, read, plan)
    return attrs.evolve(checked, shown=_shown(checked.found))


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file; raises Misuse if there is none."""
    try:
        return Baseline.read(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Misuse(f"{path}: {error.strerror or error}") from error
    except (BaselineError, UnicodeDecodeError) as error:
        raise Misuse(f"{path}: this is no baseline: {error}") from error


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what was found before, by way of another file that uses the same one."""
    unique: dict[tuple[object, ...], Diagnostic] = {}
    paths: dict[str, str] = {}
    for each in found:
        name = each.source.name
        if name not in paths:
            paths[name] = os.path.realpath(name)
        unique.setdefault((paths[name], each.span, each.code, each.message), each)
    return tuple(unique.values())


def _stopped(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the files with as many mistakes in their text as are ever made of one."""
    counts = Counter(each.source.name for each in found if each.code in _OF_TEXT)
    for name, number in counts.items():
        if number >= DEFAULT_LIMITS.rules_findings_made:
            yield name


def _sifted(
    checked: Checked,
    baseline: Baseline,
    folder: Path,
    read: Mapping[str, tuple[Diagnostic, ...]],
    plan: Plan,
) -> Checked:
    sifted = baseline.sift(checked.found, folder)
    judged = {
        place_of(name, folder)
        for name, found in read.items()
        if not any(is_locked(each.code, each.severity) for each in found)
    }
    unmet = [each for each in sifted.unmet if _is_outlived(each, judged, folder, plan)]
    return attrs.evolve(checked, found=sifted.new, known=sifted.known, unmet=len(unmet))


def _is_outlived(entry: Known, judged: set[str], folder: Path, plan: Plan) -> bool:
    """Tell whether an entry could have been met, but was not; a file that is gone counts."""
    if entry.code not in plan.codes:
        return False
    return entry.file in judged or not (folder / entry.file).exists()


def _shown(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    files = groupby(found, key=lambda each: each.source.name)
    return tuple(each for _, some in files for each in bounded(tuple(some), DEFAULT_LIMITS))


def exit_of(checked: Checked, plan: Plan) -> Exit:
    """Return what the shell is told of what was found."""
    if checked.unreadable:
        return Exit.MISUSE
    failing = {Severity.ERROR, Severity.WARNING} if plan.strict else {Severity.ERROR}
    found = any(each.severity in failing for each in checked.found)
    return Exit.FOUND if found and not plan.exit_zero else Exit.CLEAN
