"""What changes from one presence to another: in values, and in the language's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from presencemap.model import FieldType, Value
from presencemap.model.fields import LARGEST_INT
from presencemap.tables.diagram.masks import first, runs
from presencemap.tables.diagram.near import Place
from presencemap.tables.diagram.nodes import Box
from presencemap.tables.diagram.phrases import mask_words
from presencemap.tables.diagram.proof import Evidence
from presencemap.tables.diagram.variables import NO, OTHER, YES, Aspect, Variable
from presencemap.tables.glob import glob_matches

__all__ = ["changed", "plain_boxes", "wanted_words"]

_ABSENT: Final = 1


def changed(
    variables: Sequence[Variable], place: Place, presence: Mapping[str, Value], evidence: Evidence
) -> dict[str, Value]:
    """Return a presence with the fields that a path of evidence speaks of as it wants them.

    All other fields stay as they are, and so do tokens of a set that do no harm.
    """
    found = dict(presence)
    wanted = evidence.presence or {}
    for name in dict.fromkeys(variables[level].field.name for level in evidence.path):
        sample = wanted.get(name)
        parts = {level: each for level, each in enumerate(variables) if each.field.name == name}
        if next(iter(parts.values())).field.type is FieldType.TOKEN_SET:
            sample = _tokens(parts, place, evidence, presence.get(name), sample)
        found[name] = sample
    return {name: value for name, value in found.items() if value is not None}


def _tokens(
    parts: Mapping[int, Variable], place: Place, evidence: Evidence, now: Value, sample: Value
) -> Value:
    """Return a set of tokens with as few changes as a path allows."""
    fold = str.casefold if next(iter(parts.values())).field.caseless else str
    held = set(now) if isinstance(now, frozenset) else set()
    named = {fold(word) for each in parts.values() for word in each.words}
    unnamed = {each for each in _of(sample) if fold(each) not in named}
    for level, variable in parts.items():
        atoms = evidence.path.get(level, variable.full)
        if atoms >> place[level] & 1:
            continue
        is_other = variable.aspect is Aspect.HOLDS_OTHER
        words = {fold(each) for each in variable.words}
        if first(atoms):
            held |= unnamed if is_other else {variable.words[0]}
        elif is_other:
            held = {each for each in held if fold(each) in named}
        else:
            held = {each for each in held if fold(each) not in words}
    return frozenset(held) or None


def _of(value: Value) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset()


def plain_boxes(variables: Sequence[Variable], box: Box) -> list[Box]:
    """Return boxes that together are one, each of them such as words can say.

    Patterns are asked only of texts that no row names. So where a box wants one met, or not met,
    the texts of which that is true are one part of it, and other named ones or *absent* another.
    """
    boxes = [box]
    for level, variable in enumerate(variables):
        asked = _asked(variables, box, variable.field.name)
        if variable.aspect is Aspect.VALUE and asked:
            fitting = _fitting(variable, [(variables[n], mask) for n, mask in asked.items()])
            boxes = [
                part
                for each in boxes
                for part in (
                    {**each, level: each.get(level, variable.full) & fitting},
                    {n: mask for n, mask in each.items() if n not in asked}
                    | {level: each.get(level, variable.full) & ~fitting},
                )
                if part[level]
            ]
    return boxes


def _asked(variables: Sequence[Variable], box: Box, name: str) -> Box:
    """Return the part of a box that speaks of the patterns of a field."""
    return {
        level: mask
        for level, mask in box.items()
        if variables[level].field.name == name and variables[level].aspect is Aspect.LIKE
    }


def _fitting(variable: Variable, asked: Sequence[tuple[Variable, int]]) -> int:
    """Return the atoms of a text whose texts are like some patterns, and not like others."""
    absent = _ABSENT if all(mask == NO for _, mask in asked) else 0
    words = (
        atom
        for atom in variable.atoms
        if isinstance(atom, str)
        and all(glob_matches(each.words[0], atom) is (mask == YES) for each, mask in asked)
    )
    return absent | variable.mask([*words, OTHER])


def wanted_words(variables: Sequence[Variable], box: Box, name: str) -> str:
    """Return what a plain box wants of a field, as a condition; a named range with its numbers."""
    masks = {n: mask for n, mask in box.items() if variables[n].field.name == name}
    asked = _asked(variables, box, name)
    for level in masks.keys() - asked.keys() if asked else ():
        told = [(variables[n], mask) for n, mask in asked.items()]
        masks[level] |= variables[level].full & ~_fitting(variables[level], told)
    parts = [
        mask_words(variables[level], masks[level])
        for level in sorted(masks)
        if masks[level] != variables[level].full
    ]
    if len(parts) > 1:
        parts = [f"({each})" if " or " in each else each for each in parts]
    words = " and ".join(parts)
    level = min(masks)
    if variables[level].field.type is FieldType.INT:
        words += _numbers(variables[level], masks[level], words.removeprefix(name))
    return words


def _numbers(variable: Variable, mask: int, words: str) -> str:
    """Return the numbers of a range that is only named, if it is one."""
    stretches = list(runs(mask & ~_ABSENT))
    if mask & _ABSENT or len(stretches) != 1 or any(letter.isdigit() for letter in words):
        return ""
    (low, high), atoms = stretches[0], variable.atoms
    least, most = atoms[low][0], atoms[high][1]  # type: ignore[index]
    end = " and more" if most == LARGEST_INT else f"..{int(most)}"
    return f" ({int(least)}{end})"
