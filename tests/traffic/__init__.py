"""Presence traffic in which every value changes, for tests and benchmarks; the same for a seed.

A *form* is a source of chance that decides all markup: names, order, white space, how many of
each thing. Values are drawn from another source. So one form with many values gives documents
of one shape, and each document of a stream can have the form, or the shape, of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from traffic.microsoft import write_categories
from traffic.pidf import write_pidf
from traffic.roaming_self import write_roaming_self
from traffic.values import PLAIN, REALISTIC, Mix, Values

__all__ = [
    "CONTENT_TYPES",
    "PLAIN",
    "REALISTIC",
    "SIZES",
    "Mix",
    "documents",
    "new_documents",
    "skeleton",
]

CONTENT_TYPES = {
    "microsoft": "application/msrtc-event-categories+xml",
    "pidf": "application/pidf+xml",
    "self": "application/vnd-microsoft-roaming-self+xml",
}
"""The dialects, and what their documents are sent as; `self` is one's own view."""

SIZES = (500, 2_000, 4_000, 25_000)
"""About how many bytes a document may have; no view of one's own has less than 1 kB."""

_WRITERS = {"microsoft": write_categories, "pidf": write_pidf, "self": write_roaming_self}
_TEXTS = re.compile(r"""(\s[\w:-]+=)("[^"]*"|'[^']*')|>[^<>]*[^\s<>][^<>]*<""")
_NAMES = re.compile(r"</?[\w:-]+|[\w:-]+(?==)")
_MARKUP = re.compile(r"\s(?:xmlns(?::\w+)?|xsi:type|name|encoding)=")


def documents(
    dialect: str, size: int, *, seed: int, count: int, shapes: int = 20, mix: Mix = REALISTIC
) -> list[bytes]:
    """Return documents of a few shapes, some of which are frequent, with all values changed.

    The shapes are the same whatever the seed: traffic of one seed makes them known, and that
    of another is then new in its values alone. Every shape occurs if `count` allows; no document
    has another, but for texts that are escaped (see `Mix`).
    """
    forms = list(_distinct(dialect, size, "known", shapes, skeleton))
    dice = Random(f"{dialect} {size} {seed}")  # noqa: S311 - nothing is kept secret with it
    weights = [1 / (rank + 2) for rank in range(shapes)]
    chosen = forms[:count] + dice.choices(forms, weights, k=max(0, count - shapes))
    dice.shuffle(chosen)
    return [_write(dialect, size, form, Values(dice, mix)).encode() for form in chosen]


def new_documents(
    dialect: str, size: int, *, seed: int, count: int, mix: Mix = REALISTIC
) -> list[bytes]:
    """Return documents each of which has a shape that no other of them has.

    They differ in elements or attributes or in the order of these, not in white space alone.
    """
    dice = Random(f"new {dialect} {size} {seed}")  # noqa: S311 - nothing is kept secret with it
    forms = _distinct(dialect, size, f"new {seed}", count, _names)
    return [_write(dialect, size, form, Values(dice, mix)).encode() for form in forms]


def skeleton(text: str) -> str:
    """Return the shape of a document: its text without values, those that are markup left in.

    Namespaces, types and the names of categories stay. Good for what is written here, which
    has no `>` in values, and no escaped texts.
    """
    return _TEXTS.sub(_hole, text)


def _hole(match: re.Match[str]) -> str:
    """Return what stays of an attribute or a text."""
    name, value = match.groups()
    if name is None:
        return ">.<"
    return match[0] if _MARKUP.fullmatch(name) else f"{name}{value[0]}{value[0]}"


def _names(text: str) -> str:
    """Return the names of elements and attributes in a document."""
    return " ".join(_NAMES.findall(text))


def _distinct(
    dialect: str, size: int, start: str, count: int, shape_of: Callable[[str], str]
) -> Iterator[str]:
    """Yield names of forms, each with a shape that those before it do not have."""
    seen: set[str] = set()
    number = 0
    while len(seen) < count:
        form = f"{start} {dialect} {size} {number}"
        number += 1
        values = Values(Random(form))  # noqa: S311 - nothing is kept secret with it
        shape = shape_of(_write(dialect, size, form, values))
        if shape not in seen:
            seen.add(shape)
            yield form


def _write(dialect: str, size: int, form: str, values: Values) -> str:
    return _WRITERS[dialect](size, Random(form), values)  # noqa: S311 - nothing is kept secret
