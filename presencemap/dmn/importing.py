"""A DMN document to the text of a rules file: reading, compiling, printing, and proving it."""

from __future__ import annotations

from typing import Final

import attrs

from presencemap.diagnostics import Diagnostic, Severity
from presencemap.dmn.compiling import compiled
from presencemap.dmn.faults import DmnError, Fault
from presencemap.dmn.reading import DMN_LIMITS, read_dmn
from presencemap.dmn.rules_text import rules_text
from presencemap.language.printing import formatted
from presencemap.limits import Limits
from presencemap.source import Source
from presencemap.tables.load import compile_text

__all__ = ["import_dmn"]

_ANY_LENGTH: Final = 2_000_000
"""A row is written on one line first, and then broken."""


def import_dmn(body: bytes, name: str = "<dmn>", limits: Limits = DMN_LIMITS) -> str:
    """Return the rules file that the decision tables of a DMN 1.1 to 1.5 document come to.

    `name` says in its first line where it comes from. Raises `DocumentError` for what is no
    DMN, and `DmnError` with all faults of a document that no rules file can say.
    """
    found = compiled(read_dmn(body, limits))
    if found.faults:
        raise DmnError(found.faults)
    source = Source(name, rules_text(found, f"Imported from {name}."))
    if len(source.text) > limits.rules_bytes:  # which reading it would find, but much later
        raise DmnError([Fault(f"rules files have at most {limits.rules_bytes:,} bytes")])
    result = formatted(source, attrs.evolve(limits, rules_line_characters=_ANY_LENGTH))
    if result.text is None:
        raise DmnError([_refused(each) for each in result.diagnostics])
    errors = [
        each
        for each in compile_text(result.text, name).diagnostics
        if each.severity is Severity.ERROR
    ]
    if errors:
        raise DmnError([_refused(each) for each in errors])
    return result.text


def _refused(diagnostic: Diagnostic) -> Fault:
    """Return what the language has against rules that say what the document says."""
    line = diagnostic.source.position(diagnostic.span.start).line
    shown = diagnostic.source.line(line).strip()[:80]
    return Fault(f"no rules file can say this: {diagnostic.message} (in `{shown}`)")
