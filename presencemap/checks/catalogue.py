"""All findings of all rooms, and the page of each.

A finding is a module of its name, in the package of the room that says it; the module's
docstring is its page. It knows nothing of what was found in any file.
"""

from __future__ import annotations

import ast
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from attrs import frozen

from presencemap.checks.allowing.locked import is_locked
from presencemap.checks.examine import CHECKS, OF_THE_EXAMINATION
from presencemap.diagnostics import Finding
from presencemap.documents import findings as of_documents
from presencemap.language import findings as of_text
from presencemap.tables import findings as of_meaning

__all__ = ["CATALOGUE", "Entry", "is_locked", "page", "summary"]


@frozen
class Entry:
    """A finding, and the module that is about it."""

    finding: Finding
    module: str

    @property
    def locked(self) -> bool:
        """Whether it keeps rules from compiling, so that nobody can wish not to see it."""
        return is_locked(self.finding.code, self.finding.severity)


def _entries() -> tuple[Entry, ...]:
    rooms = (
        ("presencemap.language.findings", of_text.FINDINGS),
        ("presencemap.tables.findings", of_meaning.FINDINGS),
        ("presencemap.documents.findings", of_documents.FINDINGS),
    )
    entries = [
        Entry(finding, f"{package}.{finding.name.replace('-', '_')}")
        for package, findings in rooms
        for finding in findings
    ]
    entries += [Entry(each.FINDING, each.__name__) for each in (*CHECKS, *OF_THE_EXAMINATION)]
    return tuple(sorted(entries, key=lambda entry: entry.finding.code))


CATALOGUE: Final = _entries()
"""Every finding there is, in the order of the codes."""


def page(entry: Entry) -> str:
    """Return a finding's page.

    It is read from the module's source, because `python -OO` throws docstrings away; the
    package may also lie in a zip file. Where there is no source, the docstring must do.
    """
    spec = find_spec(entry.module)
    get_source = getattr(spec and spec.loader, "get_source", None)
    source = get_source(entry.module) if get_source else None
    if source is None:
        return (import_module(entry.module).__doc__ or "").strip()
    return ast.get_docstring(ast.parse(source)) or ""


def summary(text: str) -> str:
    """Return what a page's first line says behind code and name."""
    first = text.partition("\n")[0]
    return first.partition(": ")[2].rstrip(".") or first
