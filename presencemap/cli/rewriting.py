"""Finding the rules files that are meant, and rewriting one: whole, or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from presencemap.cli.exits import Misuse

__all__ = ["STDIN", "read_bytes", "rewrite", "rules_files"]

STDIN: Final = "-"
"""The path that stands for standard input."""

_SUFFIX: Final = ".pm"


def rules_files(path: str) -> list[str]:
    """Return a file as it is, and for a folder all rules files below it, in order.

    Links to folders are not followed. Raises Misuse for a folder that can't be read, or that
    has no rules file at all: it is rarely the one that was meant.
    """
    if not Path(path).is_dir():
        return [path]
    found = [
        os.path.join(folder, name)  # noqa: PTH118 - keeps `./` and `//` as the user wrote them
        for folder, _, names in os.walk(path, onerror=_unreadable)
        for name in names
        if name.endswith(_SUFFIX)
    ]
    if not found:
        raise Misuse(f"{path}: no rules files (*{_SUFFIX}) in this folder")
    return sorted(found)


def read_bytes(path: str, most: int) -> bytes:
    """Return a file's first bytes, one more than `most` if it has so many.

    Raises Misuse if it can't be read, or is no file but a device or a pipe.
    """
    try:
        if path == STDIN:
            return _standard_input().read(most + 1)
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - one kind of path here
            raise Misuse(f"{path}: not a regular file")
        with Path(path).open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise Misuse(f"{path}: {error.strerror or error}") from error


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # a shell may start us with it closed
        raise Misuse("standard input is closed")
    return sys.stdin.buffer


def rewrite(path: str, text: str) -> None:
    """Replace a file's content in one step: who reads it meanwhile sees the old one or the new.

    A link stays a link, and its target is rewritten; permissions stay. Raises Misuse if the
    file may not be written, which then is as it was.
    """
    target = os.path.realpath(path)
    try:
        before = os.stat(target)  # noqa: PTH116 - one kind of path in this function
        if not os.access(target, os.W_OK):
            raise PermissionError(None, "not writable")
        _replace(target, text.encode("utf-8"), before)
    except OSError as error:
        raise Misuse(f"{path}: {error.strerror or error}") from error


def _replace(target: str, data: bytes, before: os.stat_result) -> None:
    folder, name = os.path.split(target)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - it is open already
            stream.write(data)
        if hasattr(os, "chown"):
            with suppress(PermissionError):  # only root may give files away
                os.chown(temporary, before.st_uid, before.st_gid)
        os.chmod(temporary, stat.S_IMODE(before.st_mode))  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _unreadable(error: OSError) -> None:
    raise Misuse(f"{error.filename}: {error.strerror or error}") from error
