"""Boxes in the words of the language: `availability in {0..2999, offline} and …`.

What is said is a condition that means just the box, where the language has one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

from presencemap.language.words import KEYWORDS
from presencemap.model import Field, FieldType
from presencemap.model.durations import seconds_of, written
from presencemap.model.times import written_time
from presencemap.model.wording import quoted
from presencemap.tables.diagram.masks import bits, runs
from presencemap.tables.diagram.nodes import Box
from presencemap.tables.diagram.variables import OTHER, YES, Aspect, Variable, after, before

__all__ = ["box_words", "mask_words", "span_words", "word"]

_NAME: Final = re.compile(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")
_ABSENT: Final = 1


def box_words(variables: Sequence[Variable], box: Box, most: int | None = None) -> str:
    """Return a box as a condition; `any` for everything. Of long sets, `most` values are there."""
    parts = [mask_words(variables[level], box[level], most) for level in sorted(box)]
    if len(parts) > 1:
        parts = [f"({each})" if " or " in each else each for each in parts]
    return " and ".join(parts) or "any"


def mask_words(variable: Variable, mask: int, most: int | None = None) -> str:
    """Return a set of a variable's atoms as a condition on its field."""
    name = variable.field.name
    if variable.aspect is Aspect.HOLDS:
        words = _set([word(each, variable.field) for each in variable.words], most)
        return f"{name} {'' if mask == YES else 'not '}in {words}"
    if variable.aspect is Aspect.LIKE:
        like = f"{name} like {quoted(variable.words[0])}"
        return like if mask == YES else f"not {like}"
    if variable.aspect is Aspect.HOLDS_OTHER:
        return f"{name} holds {'another' if mask == YES else 'no other'} token"
    if mask == _ABSENT:
        return f"{name} is absent"
    rest = variable.full & ~mask
    if rest == _ABSENT:
        return f"{name} is not absent"
    if variable.field.type is FieldType.DURATION:
        return _compared(variable, mask)
    if variable.field.type is FieldType.YES_NO:
        return _yes_no(name, variable, mask)
    inside, outside = _pieces(variable, mask), _pieces(variable, rest)
    if mask & _ABSENT:
        if inside is None or (outside is not None and len(outside) <= len(inside)):
            return _member(name, outside or [], "not in", most)
        return f"{name} is absent or {_member(name, inside, 'in', most)}"
    if inside is None or (outside is not None and len(outside) + 1 < len(inside)):
        return f"{name} is not absent and {_member(name, outside or [], 'not in', most)}"
    return _member(name, inside, "in", most)


def _yes_no(name: str, variable: Variable, mask: int) -> str:
    truths = [variable.atoms[number] for number in bits(mask & ~_ABSENT)]
    if mask & _ABSENT:
        return f"{name} is not {'no' if truths == [True] else 'yes'}"
    return f"{name} is {'yes' if truths == [True] else 'no'}"


def _member(name: str, pieces: list[str], operator: str, most: int | None) -> str:
    if len(pieces) == 1 and ".." not in pieces[0]:
        return f"{name} {'is' if operator == 'in' else 'is not'} {pieces[0]}"
    return f"{name} {operator} {_set(pieces, most)}"


def _set(pieces: Sequence[str], most: int | None) -> str:
    if most is not None and len(pieces) > most:
        pieces = [*pieces[:most], "…"]
    return "{" + ", ".join(pieces) + "}"


def _pieces(variable: Variable, mask: int) -> list[str] | None:
    """Return what stands between braces for all atoms but absent; None if *other* is in."""
    atoms = variable.atoms
    if any(isinstance(atom, tuple) for atom in atoms):
        return [span_words(variable.field, low, high) for low, high in _spans(variable, mask)]
    chosen = [atoms[number] for number in bits(mask & ~_ABSENT)]
    return None if OTHER in chosen else [word(str(atom), variable.field) for atom in chosen]


def _spans(variable: Variable, mask: int) -> Iterator[tuple[float, float]]:
    atoms = variable.atoms
    for low, high in runs(mask & ~_ABSENT):
        yield atoms[low][0], atoms[high][1]  # type: ignore[index,misc]


def span_words(known: Field, low: float, high: float) -> str:
    """Return a range: by names where some together make it up, else by its ends."""
    first = next((each for each in known.ranges if each.low == low), None)
    last = next((each for each in known.ranges if each.high == high), None)
    if first and last:
        return first.name if first == last else f"{first.name}..{last.name}"
    write = written_time if known.type is FieldType.TIME_OF_DAY else str
    return write(int(low)) if low == high else f"{write(int(low))}..{write(int(high))}"


def _compared(variable: Variable, mask: int) -> str:
    """Return ranges as comparisons with their ends: those of durations may lie beside a number."""
    name, known = variable.field.name, variable.field
    either = [f"{name} is absent"] if mask & _ABSENT else []
    for low, high in _spans(variable, mask):
        if low == high and _is_plain(low):
            either.append(f"{name} is {_plain(low)}")
            continue
        ends = []
        if low > 0:
            just = _is_plain(low)
            ends.append(
                f"{name} >{'=' if just else ''} {_plain(low if just else before(known, low))}"
            )
        if high < math.inf:
            just = _is_plain(high)
            ends.append(
                f"{name} <{'=' if just else ''} {_plain(high if just else after(known, high))}"
            )
        both = " and ".join(ends) or f"{name} is not absent"
        either.append(f"({both})" if len(ends) > 1 else both)
    return " or ".join(either)


def _is_plain(seconds: float) -> bool:
    return math.isfinite(seconds) and seconds_of(written(seconds)) == seconds


def _plain(seconds: float) -> str:
    return written(seconds)


def word(text: str, known: Field | None = None) -> str:
    """Return a token or text as the language writes it: bare where it may be, else quoted."""
    is_text = known is not None and known.type is FieldType.TEXT
    listed = known is None or text in known.tokens or known.type is FieldType.WEEKDAY
    is_bare = not is_text and listed and _NAME.fullmatch(text) and text not in KEYWORDS
    return text if is_bare else quoted(text)
