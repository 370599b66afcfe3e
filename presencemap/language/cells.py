"""Slips in the lines and cells of a grid, and what was meant there."""

from __future__ import annotations

from itertools import takewhile

from presencemap.language.place import SELF, Hint, Place

__all__ = ["cell"]


def cell(place: Place) -> Hint | None:
    """Say what was meant in a line of a grid; asked before all words, which mean less there."""
    starts = place.expected >= {"ANY", "ABSENT"}
    hint = _line(place)
    return hint or (_cell(place, starts) if starts or "BAR" in place.expected else None)


def _line(place: Place) -> Hint | None:
    if place.type == "LINE" and place.in_header:
        help_ = "the line that names a grid's columns ends in `-> outcome`"
        return Hint(help_, ("ARROW", "OUTCOME", SELF))
    if place.type == "LINE" and place.next in ("ARROW", "BAR", "AFTER"):
        return Hint("a line of a grid is written on one line", ())
    if place.type == "LINE" and "KEEP" in place.expected and _goes_on(place):
        return Hint("a line of a grid is written on one line", ())
    if place.type == "BAR" and place.before[-1:] == ("LINE",):
        return Hint("no bar stands before the first cell", ())
    if place.type == "BAR" and place.before[-2:] == ("LINE", "OTHERWISE"):
        return Hint("`otherwise` takes no cells")
    return None


def _cell(place: Place, starts: bool) -> Hint | None:
    if place.type == "COLON" and place.before[-2:] == ("LINE", "NUMBER"):
        return Hint("the name of a line starts with a letter, as in `r3: any -> keep`")
    if place.type == "ON" and starts:
        return Hint("a cell says only the value: the column `weekday` takes `mon..fri`", (), "")
    if place.type in ("IS", "IN"):
        instead = () if starts else None
        return Hint("a cell says only the value: its column says which field is meant", instead)
    if place.type in ("OR", "AND"):
        return Hint("several values of a cell stand in braces, as in `{busy, meeting}`")
    if place.type in ("BAR", "ARROW", "LINE") and place.before[-1:] == ("BAR",):
        return Hint("no cell is empty; `any` stands for any value", ("ANY", SELF))
    if place.type == "ROW":
        return Hint(
            "a line of a grid has no `row` and no `when`, as in `name: cell | cell -> keep`"
        )
    if place.type in ("KEEP", "RESTORE"):
        return Hint("`->` stands before the outcome")
    return None


def _goes_on(place: Place) -> bool:
    """Tell whether the next line is an outcome, and no line of the grid of its own."""
    line = list(takewhile(lambda each: each not in ("LINE", "RBRACE", "$end"), place.behind))
    return line[:1] != ["OTHERWISE"] and not {"BAR", "COLON", "ARROW"} & set(line)
