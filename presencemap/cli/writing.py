"""Writing files: a reader sees the old text or the new one, never half of it."""

from __future__ import annotations

import os
from pathlib import Path

from presencemap.cli.exits import Misuse

__all__ = ["write_text"]


def write_text(path: Path, text: str) -> None:
    """Write a file, whole or not at all, as UTF-8 with the line ends that the text has.

    What is no plain file, such as a pipe, is written directly; a link stays a link. A file
    that can't be written is misuse.
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
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
