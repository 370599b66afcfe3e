"""The files that arguments mean: files, folders with all below them, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from presencemap.checks import Examination, examine_file, examine_text
from presencemap.limits import Limits

__all__ = [
    "STANDARD_INPUT",
    "Inputs",
    "examine_input",
    "inputs_of",
    "read_input",
    "read_standard_input",
    "rules_inputs",
]

STANDARD_INPUT: Final = "<stdin>"
"""What messages call the file that the argument `-` means."""

SUFFIX: Final = ".pm"


@frozen
class Inputs:
    """The files to read, each once, and what could not even be looked into, each with why.

    `data` has the bytes of those that were read already, such as standard input.
    """

    names: tuple[str, ...]
    unreadable: Mapping[str, str]
    data: Mapping[str, bytes] = field(factory=dict)


def rules_inputs(arguments: Iterable[str]) -> Inputs:
    """Return the rules files that arguments mean; see `inputs_of`."""
    return inputs_of(arguments, (SUFFIX,))


def inputs_of(arguments: Iterable[str], suffixes: tuple[str, ...]) -> Inputs:
    """Return the files that arguments mean, a folder's sorted, in the order of the arguments.

    Of a folder these are the files with one of the suffixes, in whatever case. Folders
    whose name starts with a dot are not looked into.
    """
    names: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    for argument in arguments:
        if argument == "-":
            names[STANDARD_INPUT] = STANDARD_INPUT
        elif os.path.isdir(argument):  # noqa: PTH112 - Path's own raises for a name too long
            below = _below(Path(argument), suffixes, unreadable)
            for path in below:
                names.setdefault(os.path.realpath(path), str(path))
            if not below:
                unreadable.setdefault(
                    str(Path(argument)), f"the folder has no {_any_of(suffixes)} file"
                )
        else:
            names.setdefault(os.path.realpath(argument), str(Path(argument)))
    return Inputs(tuple(names.values()), unreadable)


def _any_of(suffixes: tuple[str, ...]) -> str:
    patterns = [f"*{suffix}" for suffix in suffixes]
    return " or ".join(filter(None, (", ".join(patterns[:-1]), patterns[-1])))


def _below(folder: Path, suffixes: tuple[str, ...], unreadable: dict[str, str]) -> list[Path]:
    def note(error: OSError) -> None:
        unreadable[str(error.filename)] = error.strerror or str(error)

    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(parent, name) for name in files if name.lower().endswith(suffixes))
        found += [path for path in paths if path.is_file() or not path.exists()]
    return sorted(found)  # links that lead nowhere, too; but who opens a pipe may wait for ever


def examine_input(name: str, limits: Limits, data: bytes | None = None) -> Examination:
    """Examine one of the inputs, or what it shall hold; raises OSError if it can't be read."""
    if name != STANDARD_INPUT:
        return examine_file(name, limits, data=data)
    if data is None:
        data = read_standard_input(limits.rules_bytes + 1)
    return examine_text(data, STANDARD_INPUT, limits)


def read_input(name: str, most: int) -> bytes:
    """Return the first bytes of one of the inputs; raises OSError if it can't be read."""
    if name == STANDARD_INPUT:
        return read_standard_input(most)
    with Path(name).open("rb") as stream:
        return stream.read(most)


def read_standard_input(most: int = -1) -> bytes:
    """Return the bytes that come by standard input; raises OSError if there is none."""
    if sys.stdin is None:  # a shell may start us with it closed
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read(most)
