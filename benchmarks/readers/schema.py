"""xmlschema: documents decoded by our own schemas to nested `dict`s, deviations put up with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import xmlschema

from readers.dicts import categories, pidf

GRAMMARS = Path(__file__).parent.parent.parent / "grammars" / "presence"


@cache
def loaded(name):
    """Return a schema with all that it imports."""
    return xmlschema.XMLSchema(str(GRAMMARS / f"{name}.xsd"), allow="local")


def read_categories(body):
    """Return what the one state says."""
    return categories({"categories": _decoded("microsoft-categories", body)})


def read_pidf(body):
    """Return what services and persons say."""
    return pidf({"presence": _decoded("pidf-family", body)})


def _decoded(name, body):
    document, _ = loaded(name).decode(body, validation="lax")
    return document


READ = {"microsoft": read_categories, "pidf": read_pidf}
