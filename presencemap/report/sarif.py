"""Diagnostics as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0",
27 March 2020; sections are named where they decide something. It knows nothing of how
findings come about; the pages that explain them are handed in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import quote

from attrs import frozen

from presencemap.diagnostics import Diagnostic, Finding, Fix, Severity
from presencemap.source import Source, Span

__all__ = ["SarifLog", "sarif_shape"]

_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
_ROOT: Final = "%SRCROOT%"
"""What hosts call the top folder of the checkout (the name that SARIF's own examples use)."""

Shape = dict[str, Any]


@frozen(kw_only=True)
class SarifLog:
    """What a SARIF log tells of one check.

    `pages` has every finding that could be found, with its page; `unreadable` the files that
    could not be read, each with why; paths inside `folder` are told from there.
    """

    diagnostics: tuple[Diagnostic, ...]
    pages: Mapping[Finding, str]
    version: str
    folder: Path
    unreadable: Mapping[str, str]


def sarif_shape(log: SarifLog) -> Shape:
    """Return the log as the JSON value that a SARIF file is."""
    places = {finding.code: index for index, finding in enumerate(log.pages)}
    driver = {
        "name": "presencemap",
        "semanticVersion": log.version,
        "rules": [_rule(finding, page) for finding, page in log.pages.items()],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(log)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places, log.folder) for each in log.diagnostics],
    }
    return {"$schema": f"{_SCHEMA}sarif-schema-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding, page: str) -> Shape:
    first, _, rest = page.partition("\n")
    about = rest.partition("\nBad:\n")[0].strip()
    short = first.partition(": ")[2] or first
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": short},
        "fullDescription": {"text": about or short},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _invocation(log: SarifLog) -> Shape:
    notes = [
        {"level": "error", "message": {"text": f"{name}: {why}"}}
        for name, why in log.unreadable.items()
    ]
    told = {"toolExecutionNotifications": notes} if notes else {}
    return {"executionSuccessful": not notes, **told}


def _result(diagnostic: Diagnostic, places: Mapping[str, int], folder: Path) -> Shape:
    result: Shape = {"ruleId": diagnostic.code}
    if diagnostic.code in places:
        result["ruleIndex"] = places[diagnostic.code]
    lines = [diagnostic.message] + ([f"help: {diagnostic.help}"] if diagnostic.help else [])
    lines += [f"witness:\n{diagnostic.example}"] if diagnostic.example else []
    result |= {
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(lines)},
        "locations": [{"physicalLocation": _place(diagnostic.source, diagnostic.span, folder)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(each.source, each.span, folder),
                "message": {"text": each.message},
            }
            for number, each in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.witness is not None:
        result["properties"] = {"witness": dict(diagnostic.witness)}
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.source, diagnostic.fix, folder)]
    return result


def _fix(source: Source, fix: Fix, folder: Path) -> Shape:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(source.name, folder), "replacements": replacements}
    return {
        "description": {"text": fix.message},
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }


def _place(source: Source, span: Span, folder: Path) -> Shape:
    return {
        "artifactLocation": _artifact(source.name, folder),
        "region": _region(source, span),
    }


def _region(source: Source, span: Span) -> Shape:
    """Return a region; as ours do, its end names the column behind it (section 3.30.8)."""
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _artifact(name: str, folder: Path) -> Shape:
    """Return a file as a relative URI from the folder, or an absolute one if it is outside.

    A colon in a relative path would read as a URI's scheme (RFC 3986, section 4.2), so it is
    escaped like all that `quote` does not know as safe.
    """
    if name.startswith("<"):
        return {"uri": quote(name)}
    path = Path(os.path.normpath(folder / name))
    try:
        inside = PurePath(path).relative_to(os.path.normpath(folder))
    except ValueError:
        return {"uri": path.as_uri()}
    return {"uri": quote(inside.as_posix(), errors="surrogateescape"), "uriBaseId": _ROOT}
