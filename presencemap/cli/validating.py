"""Validating files: each document in them examined, what is wished away left out."""

from __future__ import annotations

from typing import Final

from presencemap.captures.pcap import is_pcap
from presencemap.captures.pcapng import is_pcapng
from presencemap.checks import bounded
from presencemap.cli.checking import Checked
from presencemap.cli.inputs import Inputs, read_input
from presencemap.cli.plan import Plan
from presencemap.cli.unwrapping import Remark, unwrap
from presencemap.diagnostics import Diagnostic
from presencemap.documents.examine import examine_document, remark, unreadable
from presencemap.limits import DEFAULT_LIMITS, Limits

__all__ = ["validate_inputs"]

_GZIP: Final = b"\x1f\x8b"
_MESSAGES: Final = 16
"""So many of the longest messages may stand in one file, as in a capture of bare messages."""


def validate_inputs(inputs: Inputs, plan: Plan, limits: Limits = DEFAULT_LIMITS) -> Checked:
    """Examine the documents of all files; `plan.codes` says which findings count."""
    read: dict[str, tuple[Diagnostic, ...]] = {}
    failed = dict(inputs.unreadable)
    documents = 0
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
        if capture := _capture(data):
            failed[name] = capture
            continue
        found, number = _found(name, data, limits)
        documents += number
        read[name] = tuple(each for each in found if each.code in plan.codes)
    return Checked(
        found=tuple(each for some in read.values() for each in some),
        shown=tuple(each for some in read.values() for each in bounded(some, limits)),
        files=tuple(read),
        unreadable=failed,
        documents=documents,
    )


def _found(name: str, data: bytes, limits: Limits) -> tuple[list[Diagnostic], int]:
    """Return what is found in a file, and how many documents it holds."""
    found: list[Diagnostic] = []
    documents = 0
    for body, error in unwrap(name, data, limits):
        if error is None:
            documents += 1
            found += examine_document(body, limits)
        elif isinstance(error, Remark):
            found.append(remark(body, error.message, error.severity))
        else:
            found.append(unreadable(body, error))
    return found, documents


def _capture(data: bytes) -> str | None:
    """Return what to do with a file of packets, None for all others."""
    if is_pcap(data) or is_pcapng(data):
        return "this is a capture: use `presencemap replay`"
    if data.startswith(_GZIP):
        return "this is compressed: unpack it, or use `presencemap replay` if it is a capture"
    return None
