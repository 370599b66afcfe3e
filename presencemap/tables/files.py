"""Reading a rules file and the files it uses, each once, in the order of their need."""

from __future__ import annotations

import codecs
import os
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import define, field

from presencemap.diagnostics import Diagnostic, Related
from presencemap.language import parse, tree
from presencemap.language.findings import BYTE_ORDER_MARK, FILE_TOO_LARGE, NOT_UTF_8
from presencemap.limits import Limits
from presencemap.shipped import shipped
from presencemap.source import Source, Span
from presencemap.tables.findings import (
    CIRCULAR_USE,
    MISSING_FILE,
    TOO_MANY_FILES,
    UNKNOWN_VOCABULARY,
)
from presencemap.tables.scope import did_you_mean

__all__ = ["Library", "decode"]

SUFFIX = ".pm"


def decode(name: str, data: bytes, limits: Limits) -> tuple[Source, list[Diagnostic]]:
    """Return the bytes of a rules file as a source; a wrong encoding is a diagnostic."""
    if len(data) > limits.rules_bytes:
        source = Source(name, "")
        message = f"the file has more than {limits.rules_bytes:,} bytes"
        return source, [FILE_TOO_LARGE.at(source, Span(0, 0), message)]
    try:
        source = Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        source = Source(name, data.decode("utf-8", "replace"))
        at = len(data[: error.start].decode("utf-8", "replace"))
        return source, [_not_utf_8(source, data, at, data[error.start])]
    if source.text.startswith("\ufeff"):
        message = "the file starts with a byte order mark"
        help_ = "save it as UTF-8 without one"
        return source, [BYTE_ORDER_MARK.at(source, Span(0, 1), message, help=help_)]
    return source, []


def _not_utf_8(source: Source, data: bytes, at: int, byte: int) -> Diagnostic:
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    message = f"byte 0x{byte:02x} is not UTF-8"
    help_ = "the file looks like UTF-16" if utf_16 else "save the file as UTF-8"
    return NOT_UTF_8.at(source, Span(at, at + 1), message, help=help_)


@define
class Library:
    """The files of one rule set: `files` holds them as parsed, used ones before their users."""

    limits: Limits
    files: list[tuple[Source, tree.File]] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    _seen: dict[str, Source] = field(factory=dict)
    _open: list[tuple[str, Source, Span]] = field(factory=list)

    def read(self, name: str, data: bytes, folder: Path | None, key: str) -> Source:
        """Read one file's bytes and, first, the files it uses; `key` tells files apart."""
        source, wrong = decode(name, data, self.limits)
        self._seen[key] = source
        self.diagnostics += wrong
        if wrong:
            return source
        result = parse(source, self.limits)
        self.diagnostics += result.diagnostics
        if result.file is None:
            return source
        for item in result.file.items:
            if isinstance(item, tree.Use):
                self._open.append((key, source, item.target.span))
                self._use(source, item, folder)
                self._open.pop()
        self.files.append((source, result.file))
        return source

    def _use(self, source: Source, item: tree.Use, folder: Path | None) -> None:
        if isinstance(item.target, tree.Word):
            self._use_vocabulary(source, item.target)
        else:
            self._use_file(source, item.target, folder or Path())

    def _use_vocabulary(self, source: Source, word: tree.Word) -> None:
        known = _vocabularies()
        if word.text not in known:
            message = f"no vocabulary `{word.text}` ships with presencemap"
            help_ = did_you_mean(word.text, known) or f"there are {', '.join(known)}"
            self._say(UNKNOWN_VOCABULARY.at(source, word.span, message, help=help_))
            return
        file = shipped("rules") / "vocabulary" / (word.text + SUFFIX)
        self._read_used(source, word.span, f"{word.text}{SUFFIX}", file, None, f"use {word.text}")

    def _use_file(self, source: Source, path: tree.Text, folder: Path) -> None:
        file = folder / path.value
        if not os.path.isfile(file):  # noqa: PTH113 - Path's own raises for a name too long
            message = f"there is no file `{path.value}`"
            help_ = f"it is looked for as {file}"
            self._say(MISSING_FILE.at(source, path.span, message, help=help_))
            return
        self._read_used(source, path.span, str(file), file, file.parent, os.path.realpath(file))

    def _read_used(
        self,
        source: Source,
        span: Span,
        name: str,
        file: Traversable,
        folder: Path | None,
        key: str,
    ) -> None:
        users = [(by, at) for each, by, at in self._open if each == key]
        if users:
            related = (Related("it uses that file here", *users[0]),)
            message = f"`{name}` uses itself"
            self._say(CIRCULAR_USE.at(source, span, message, related=related))
        elif key not in self._seen and len(self._seen) >= self.limits.rules_files:
            message = f"more than {self.limits.rules_files} files are used"
            self._say(TOO_MANY_FILES.at(source, span, message))
        elif key not in self._seen:
            try:
                with file.open("rb") as stream:
                    data = stream.read(self.limits.rules_bytes + 1)
            except OSError as error:
                message = f"`{name}` can't be read: {error.strerror}"
                self._say(MISSING_FILE.at(source, span, message))
                return
            self.read(name, data, folder, key)

    def _say(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)


def _vocabularies() -> list[str]:
    folder = shipped("rules") / "vocabulary"
    return sorted(
        each.name.removesuffix(SUFFIX) for each in folder.iterdir() if each.name.endswith(SUFFIX)
    )
