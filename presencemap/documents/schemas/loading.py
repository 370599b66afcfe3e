"""Our schemas as objects that validate: the only module that imports xmlschema.

The import alone costs as much as hundreds of documents, and building the largest schema as
much again, so both wait until a schema is asked for, and each is built once a process.
"""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from presencemap.shipped import shipped

if TYPE_CHECKING:
    from xmlschema import XMLSchema

__all__ = ["SCHEMAS", "load_schema"]

SCHEMAS: Final = ("microsoft-categories", "pidf-family", "presentity", "rlmi", "xpidf")
"""The schemas in `grammars/presence` that documents are held to; the others are parts of them."""


@cache
def load_schema(name: str) -> XMLSchema:
    """Return one of `SCHEMAS`, built."""
    folder = shipped("grammars") / "presence"
    if isinstance(folder, Path):
        return _built(folder, name)
    with TemporaryDirectory() as unpacked:  # schemas name each other as files
        _unpack(folder, Path(unpacked))
        return _built(Path(unpacked), name)


def _built(folder: Path, name: str) -> XMLSchema:
    from xmlschema import XMLSchema  # noqa: PLC0415 - heavy, and rarely needed

    return XMLSchema(str(folder / f"{name}.xsd"), allow="local")


def _unpack(folder: Traversable, target: Path) -> None:
    for file in folder.iterdir():
        if file.name.endswith(".xsd"):
            (target / file.name).write_bytes(file.read_bytes())
