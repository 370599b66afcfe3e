"""Writing files: a reader sees the old text or the new one, never half of it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from presencemap.cli.exits import Misuse

__all__ = ["rewrite_text", "write_text"]


def rewrite_text(path: Path, text: str) -> None:
    """Write a file anew that was read; what is no plain file does not hold what it gave."""
    if not path.is_file():
        raise Misuse(f"{path}: can't be written: it is not a regular file")
    write_text(path, text)


def write_text(path: Path, text: str) -> None:
    """Write a file, whole or not at all, as UTF-8 with the line ends that the text has.

    What is no plain file, such as a pipe, is written directly; a link stays a link, and a file
    keeps its permissions and, as far as we may, its owner. A file that can't be written, or
    that is protected against it, is misuse.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise Misuse(f"{path}: can't be written: {error.strerror or error}") from error


def _replace(target: Path, data: bytes) -> None:
    before = target.stat() if target.exists() else None
    if before and not os.access(target, os.W_OK):  # which replacing it would pass over
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    stream = beside.open("xb")
    try:
        with stream:
            stream.write(data)
        if before:
            _adopt(beside, before)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _adopt(path: Path, before: os.stat_result) -> None:
    """Give a file the owner and the permissions of the one that it replaces."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only root may give files away
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(before.st_mode & 0o7777)
