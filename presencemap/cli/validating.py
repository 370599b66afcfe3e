"""Validating files: each document in them examined, what is wished away left out."""

from __future__ import annotations

from typing import Final

from presencemap.checks import bounded
from presencemap.cli.checking import Checked
from presencemap.cli.inputs import Inputs, read_input
from presencemap.cli.plan import Plan
from presencemap.cli.unwrapping import unwrap
from presencemap.diagnostics import Diagnostic
from presencemap.documents.examine import examine_document, unreadable
from presencemap.limits import DEFAULT_LIMITS, Limits

__all__ = ["validate_inputs"]

_MESSAGES: Final = 16
"""So many of the longest messages may stand in one file, as in a capture of bare messages."""


def validate_inputs(inputs: Inputs, plan: Plan, limits: Limits = DEFAULT_LIMITS) -> Checked:
    """Examine the documents of all files; `plan.codes` says which findings count."""
    read: dict[str, tuple[Diagnostic, ...]] = {}
    failed = dict(inputs.unreadable)
    most = limits.message_bytes * _MESSAGES
    for name in inputs.names:
        try:
            data = read_input(name, most + 1)
        except OSError as error:
            failed[name] = error.strerror or str(error)
            continue
        if len(data) > most:
            failed[name] = f"the file has more than {most:,} bytes"
            continue
        found = _found(name, data, limits)
        read[name] = tuple(each for each in found if each.code in plan.codes)
    return Checked(
        found=tuple(each for some in read.values() for each in some),
        shown=tuple(each for some in read.values() for each in bounded(some, limits)),
        files=tuple(read),
        unreadable=failed,
    )


def _found(name: str, data: bytes, limits: Limits) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for body, error in unwrap(name, data, limits):
        found += [unreadable(body, error)] if error else examine_document(body, limits)
    return found
