"""A baseline: the findings that an old site has and lives with, so that only new ones show.

A finding is known by its code, its file and the text of its line, not by the line's number:
edits elsewhere in the file leave it known. Where several are alike, they are counted.
Errors that keep rules from compiling are never in a baseline. It holds values and reads and
writes text; which file that text is in is the command's business.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from presencemap.checks.catalogue import is_locked
from presencemap.diagnostics import Diagnostic
from presencemap.errors import PresencemapError

__all__ = ["VERSION", "Baseline", "BaselineError", "Known", "Sifted", "place_of"]

VERSION: Final = 1
"""The version of a baseline's text."""

_HEX_DIGITS: Final = 16
"""Of the hash of a line: 64 bits, so that no two lines of a site are taken for each other."""


class BaselineError(PresencemapError):
    """A text is no baseline, or one of a version that is not known."""


@frozen(order=True)
class Known:
    """What a known finding is known by: its file from the baseline's folder, code, line."""

    file: str
    code: str
    line: str


@frozen
class Sifted:
    """Findings held against a baseline: the new ones, and how many were known.

    `unmet` are the entries for which there was less than they count.
    """

    new: tuple[Diagnostic, ...]
    known: int
    unmet: tuple[Known, ...]


@frozen
class Baseline:
    """Known findings, each with how often it stands there; `names` are the codes' names."""

    counts: Mapping[Known, int]
    names: Mapping[str, str]

    @classmethod
    def of(cls, found: Iterable[Diagnostic], folder: Path) -> Baseline:
        """Return the baseline of findings; files are named from `folder`."""
        fit = [each for each in found if not is_locked(each.code, each.severity)]
        return cls(
            Counter(_known(each, folder) for each in fit), {each.code: each.name for each in fit}
        )

    @classmethod
    def read(cls, text: str) -> Baseline:
        """Return the baseline that a text holds; raises BaselineError if it holds none."""
        try:
            shape = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BaselineError(f"it is no JSON ({error})") from error
        if not isinstance(shape, dict) or "findings" not in shape:
            raise BaselineError("it has no `findings`")
        if shape.get("version") != VERSION:
            raise BaselineError(f"version {VERSION} is expected, not {shape.get('version')!r}")
        if not isinstance(shape["findings"], list):
            raise BaselineError("`findings` is no list")
        counts: Counter[Known] = Counter()
        names: dict[str, str] = {}
        for number, each in enumerate(shape["findings"], 1):
            known, count = _read_entry(each, number)
            counts[known] += count
            names[known.code] = each["name"]
        return cls(counts, names)

    def written(self) -> str:
        """Return the text of the baseline: the same findings always give the same text."""
        entries = [
            {
                "file": known.file,
                "code": known.code,
                "name": self.names[known.code],
                "line": known.line,
                "count": count,
            }
            for known, count in sorted(self.counts.items())
        ]
        return json.dumps({"version": VERSION, "findings": entries}, indent=2) + "\n"

    def sift(self, found: Iterable[Diagnostic], folder: Path) -> Sifted:
        """Part findings into new and known; of alike ones the first are the known ones."""
        left = dict(self.counts)
        new: list[Diagnostic] = []
        seen = 0
        for each in found:
            known = _known(each, folder)
            if left.get(known, 0) and not is_locked(each.code, each.severity):
                left[known] -= 1
                seen += 1
            else:
                new.append(each)
        return Sifted(tuple(new), seen, tuple(known for known, n in sorted(left.items()) if n))


def place_of(name: str, folder: Path) -> str:
    """Return a file's name as seen from a folder, with `/` on every system."""
    if name.startswith("<"):
        return name  # no file, as in `<stdin>`
    path = os.path.realpath(name)
    with suppress(ValueError):  # it may be on another drive
        path = os.path.relpath(path, os.path.realpath(folder))
    return path.replace(os.sep, "/")


def _known(diagnostic: Diagnostic, folder: Path) -> Known:
    import hashlib  # noqa: PLC0415 - it opens a large library, and most checks need none

    source = diagnostic.source
    line = " ".join(source.line(source.position(diagnostic.span.start).line).split())
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_HEX_DIGITS]
    return Known(place_of(source.name, folder), diagnostic.code, digest)


_KEYS: Final = ("file", "code", "line", "name")


def _read_entry(shape: Any, number: int) -> tuple[Known, int]:
    whole = isinstance(shape, dict) and all(isinstance(shape.get(key), str) for key in _KEYS)
    count = shape.get("count") if whole else None
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise BaselineError(f"entry {number} is not whole")
    return Known(shape["file"], shape["code"], shape["line"]), count
