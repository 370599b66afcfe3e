"""Reading a rules file and the files it uses, each once, in the order of their need."""

from __future__ import annotations

import codecs
import os
import re
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import define, field, frozen

from presencemap.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from presencemap.language import parse, tree
from presencemap.language.findings import BYTE_ORDER_MARK, FILE_TOO_LARGE, NOT_UTF_8
from presencemap.limits import Limits
from presencemap.shipped import shipped
from presencemap.source import Source, Span
from presencemap.tables.findings import (
    CIRCULAR_USE,
    DUPLICATE_USE,
    MISSING_FILE,
    TOO_MANY_FILES,
    UNKNOWN_VOCABULARY,
)
from presencemap.tables.replacements import NO_SUGGESTION, suggest

__all__ = ["Library", "RulesFile", "decode", "vocabularies", "vocabulary_of"]

SUFFIX = ".pm"
_DECLARATION = re.compile(r"^(?:field|state)\s+([\w.-]+)", re.MULTILINE)


def decode(name: str, data: bytes, limits: Limits) -> tuple[Source, list[Diagnostic]]:
    """Return the bytes of a rules file as a source; a wrong encoding is a diagnostic.

    Behind an error the text is not what was meant; behind a warning it is.
    """
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
        fix = Fix("take it away", (Edit(Span(0, 1), ""),))
        return source, [BYTE_ORDER_MARK.at(source, Span(0, 1), message, help=help_, fix=fix)]
    return source, []


def _not_utf_8(source: Source, data: bytes, at: int, byte: int) -> Diagnostic:
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    message = f"byte 0x{byte:02x} is not UTF-8"
    help_ = "the file looks like UTF-16" if utf_16 else "save the file as UTF-8"
    return NOT_UTF_8.at(source, Span(at, at + 1), message, help=help_)


@frozen
class RulesFile:
    """A file as parsed; `use` is what first asked for it, in the file `user`."""

    source: Source
    parsed: tree.File
    key: str
    use: tree.Use | None = None
    user: Source | None = None
    uses: tuple[tuple[tree.Use, str], ...] = ()
    """Its own `use`s, each with the key of the file that it leads to."""


@define
class Library:
    """The files of one rule set: `files` holds them as parsed, used ones before their users."""

    limits: Limits
    files: list[RulesFile] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    _seen: dict[str, tuple[tree.Use | None, Source | None]] = field(factory=dict)
    _open: list[tuple[str, Source, Span]] = field(factory=list)

    def read(
        self,
        name: str,
        data: bytes,
        folder: Path | None,
        key: str,
        use: tree.Use | None = None,
        user: Source | None = None,
    ) -> Source:
        """Read one file's bytes and, first, the files it uses; `key` tells files apart."""
        source, wrong = decode(name, data, self.limits)
        self._seen[key] = use, user
        self.diagnostics += wrong
        if any(each.severity is Severity.ERROR for each in wrong):
            return source
        result = parse(source, self.limits)
        self.diagnostics += result.diagnostics
        if result.file is None:
            return source
        uses: dict[str, tree.Use] = {}
        for item in result.file.items:
            if isinstance(item, tree.Use):
                self._open.append((key, source, item.target.span))
                self._use(source, item, folder or Path(), uses)
                self._open.pop()
        pairs = tuple((item, used) for used, item in uses.items())
        self.files.append(RulesFile(source, result.file, key, use, user, pairs))
        return source

    def _use(self, source: Source, item: tree.Use, folder: Path, uses: dict[str, tree.Use]) -> None:
        found = (
            self._vocabulary(source, item.target, folder)
            if isinstance(item.target, tree.Word)
            else self._file(source, item.target, folder)
        )
        if found is None:
            return
        name, file, inside, key = found
        if first := uses.get(key):
            related = (Related("it is used here first", source, first.target.span),)
            message = f"`{source.at(item.target.span)}` is used already"
            self._say(DUPLICATE_USE.at(source, item.span, message, related=related))
            return
        uses[key] = item
        self._read_used(source, item, name, file, inside, key)

    def _vocabulary(
        self, source: Source, word: tree.Word, folder: Path
    ) -> tuple[str, Traversable, Path | None, str] | None:
        known = vocabularies()
        if word.text in known:
            file = shipped("rules") / "vocabulary" / (word.text + SUFFIX)
            return f"{word.text}{SUFFIX}", file, None, f"use {word.text}"
        message = f"no vocabulary `{word.text}` ships with presencemap"
        suggestion = suggest(word.text, known, word)
        help_ = suggestion.help or f"there are {', '.join(f'`{each}`' for each in known)}"
        if os.path.isfile(folder / (word.text + SUFFIX)):  # noqa: PTH113 - as in `_file`
            help_ = f'a file of one\'s own stands in quotes: `use "{word.text}{SUFFIX}"`'
            suggestion = NO_SUGGESTION
        self._say(UNKNOWN_VOCABULARY.at(source, word.span, message, help=help_, fix=suggestion.fix))
        return None

    def _file(
        self, source: Source, path: tree.Text, folder: Path
    ) -> tuple[str, Traversable, Path | None, str] | None:
        file = folder / path.value
        if not os.path.isfile(file):  # noqa: PTH113 - Path's own raises for a name too long
            message = f"there is no file `{path.value}`"
            help_ = f"it is looked for as `{file}`"
            fix = None
            if path.value and os.path.isdir(file):  # noqa: PTH112 - as above
                message, help_ = f"`{path.value}` is a folder, not a file", "name a file in it"
            elif path.value in vocabularies():
                help_ = f"write `use {path.value}`, without quotes"
                fix = Fix(f"write `{path.value}`", (Edit(path.span, path.value),), safe=False)
            self._say(MISSING_FILE.at(source, path.span, message, help=help_, fix=fix))
            return None
        if not path.value.endswith(SUFFIX):  # for messages show the lines that they are about
            message = f"`{path.value}` is no rules file: its name does not end in `{SUFFIX}`"
            self._say(MISSING_FILE.at(source, path.span, message))
            return None
        return str(file), file, file.parent, os.path.realpath(file)

    def _read_used(
        self,
        source: Source,
        item: tree.Use,
        name: str,
        file: Traversable,
        folder: Path | None,
        key: str,
    ) -> None:
        span = item.target.span
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
            self.read(name, data, folder, key, item, source)
        else:
            self._refuse_other_version(source, item, key)

    def _refuse_other_version(self, source: Source, item: tree.Use, key: str) -> None:
        """Report a vocabulary that two files use in different versions: names would be both."""
        first, user = self._seen[key]
        if first is None or user is None:
            return
        then, now = self._version(first, key), self._version(item, key)
        if then != now:
            name = source.at(item.target.span)
            related = (Related(f"{_spoken(then)} is used here", user, first.span),)
            message = f"`{name}` is used in two versions: here it is {_spoken(now)}"
            self._say(DUPLICATE_USE.at(source, item.span, message, related=related))

    def _version(self, item: tree.Use, key: str) -> str | None:
        """Return which version a `use` asks for: by default the newest, None if there is none."""
        if item.version is not None:
            return item.version.value
        file = next((each for each in self.files if each.key == key), None)
        items = file.parsed.items if file else ()
        versions = [each.versions for each in items if isinstance(each, tree.Vocabulary)]
        return versions[0][-1].value if versions and versions[0] else None

    def _say(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)


def _spoken(version: str | None) -> str:
    return f'version "{version}"' if version is not None else "one without versions"


def vocabularies() -> list[str]:
    """Return the names of the vocabularies that ship with presencemap, sorted."""
    folder = shipped("rules") / "vocabulary"
    return sorted(
        each.name.removesuffix(SUFFIX) for each in folder.iterdir() if each.name.endswith(SUFFIX)
    )


def vocabulary_of(word: str) -> str | None:
    """Return the first shipped vocabulary that declares a field or a state of that name."""
    return _declared_words().get(word)


@cache
def _declared_words() -> dict[str, str]:
    """Return all fields and states of the shipped vocabularies, each with its vocabulary."""
    folder = shipped("rules") / "vocabulary"
    words: dict[str, str] = {}
    for name in vocabularies():
        text = (folder / (name + SUFFIX)).read_text(encoding="utf-8")
        for word in _DECLARATION.findall(text):
            words.setdefault(word, name)
    return words
