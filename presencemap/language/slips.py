"""Slips in one part of the language each: in tables, rows, conditions, values.

Each function looks at a place and says what was meant if it knows.
"""

from __future__ import annotations

import re
from typing import Final

from presencemap.language.confusables import shown
from presencemap.language.place import SELF, Hint, Place, spelling
from presencemap.language.words import ITEM_STARTS, KEYWORDS

__all__ = ["SLIPS"]

_VALUES: Final = frozenset({"NAME", "STRING", "NUMBER", "LENGTH", "CLOCK"})
_POLICIES: Final = frozenset({"FIRST", "UNIQUE", "ANY"})
_ROLES: Final = frozenset({"ROUTABLE", "LOGGED_OUT"})


# -- tables and rows


def _policy(place: Place) -> Hint | None:
    if not place.expected >= _POLICIES or "NOT" in place.expected:
        return None
    if place.type == "LBRACE":
        help_ = "a table says which rows may match together: `first`, `unique` or `any`"
        return Hint(help_, ("FIRST", SELF))
    if place.before[-1:] and place.before[-1] in _POLICIES:
        return Hint("the name stands before the policy, as in `table voice first`", ("FIRST",))
    return Hint(None, ("FIRST",))


def _closing(place: Place) -> Hint | None:
    """`}` too many, or one too few."""
    if place.type == "RBRACE" and place.expected >= ITEM_STARTS:
        return Hint("there is no `{` left that it could close")
    if place.type == "RPAREN" and "AND" in place.expected:
        return Hint("there is no `(` left that it could close")
    return None


def _row(place: Place) -> Hint | None:
    last = place.before[-1] if place.before else None
    if last == "ROW" and "NAME" in place.expected:
        if place.type == "WHEN":
            return Hint("a row needs a name", ("NAME", SELF))
        if place.type == "STRING":
            return Hint(_one_word(place.text), ("NAME",))
        if place.text in KEYWORDS and place.next in ("NAME", "WHEN"):
            keyword = Hint(f"`{place.text}` is a keyword and can't be a name", ("NAME",))
            return keyword if place.next == "WHEN" else Hint(_one_word(None))
    if place.before[-2:-1] == ("ROW",) and place.expected == {"WHEN"} and place.type == "NAME":
        return Hint(_one_word(None)) if place.next != "IS" else None
    if place.type == "COLON" and place.expected == {"WHEN"}:
        return Hint("leave the `:` out", (), "") if place.next == "WHEN" else Hint("write `when`")
    if last == "OTHERWISE" and place.type == "WHEN":
        return Hint("`otherwise` takes no condition: it is what is left")
    if place.type == "AFTER" and "ARROW" in place.expected:
        return Hint("`after` stands behind the outcome, as in `-> Ready after 2s`")
    if place.type == "RBRACE" and "IMPLIES" in place.expected:
        return Hint("an example says what a table answers, as in `=> voice keep`")
    if place.type in ("NAME", "STRING") and place.next == "BAR" and "ROW" in place.expected:
        return Hint("a table has rows or is a grid; the first line of a grid names its columns")
    return None


def _answer(place: Place) -> Hint | None:
    """`=> NotReady`, without the table whose answer it is."""
    before = ("", "", "", *place.before)
    back, state = 0, ""
    if before[-1] == "IMPLIES" and place.type in ("KEEP", "RESTORE"):
        return Hint(f"an answer starts with its table, as in `=> voice {place.text}`")
    if "KEEP" in place.expected and before[-1] == "NAME" and before[-2] in ("IMPLIES", "COMMA"):
        back, state = 1, place.word(1)
    elif before[-3:] == ("IMPLIES", "NAME", "NAME") and place.type in _VALUES:
        back, state = 2, place.word(2)
    if not back or place.type not in (*_VALUES, "RBRACE", "COMMA", "AFTER"):
        return None
    help_ = f"an answer starts with its table, as in `=> voice {shown(state)}`"
    return Hint(help_, back=back, wanted="the name of a table")


def _one_word(text: str | None) -> str:
    joined = "_".join(re.findall(r"\w+", text))[:40] if text else ""
    return f"a name is one word, such as `{joined if joined.isidentifier() else 'on_the_phone'}`"


def _outcome(place: Place) -> Hint | None:
    if "KEEP" in place.expected and place.type in (
        *ITEM_STARTS,
        "ROW",
        "OTHERWISE",
        "RBRACE",
        "LINE",
    ):
        return Hint("a row ends in an outcome; `keep` changes nothing")
    if "AFTER" not in place.expected or "IS" in place.expected:
        return None
    if place.type == "STRING":
        return Hint('an attribute has its name first, as in `reason "Away"`')
    if place.type == "LPAREN":
        return Hint('attributes follow their state as they are, as in `NotReady reason "Away"`')
    if place.type == "ARROW":
        return Hint("a row has one outcome")
    return None


# -- conditions


def _condition(place: Place) -> Hint | None:
    if place.type == "LBRACE" and place.expected >= {"ABSENT", "NOT"}:
        return Hint("a set of values takes `in`, as in `activity in {busy, meeting}`")
    if place.type == "LPAREN" and place.expected >= {"LBRACE", "NUMBER"}:
        return Hint("a set of values is written in braces, as in `activity in {busy, meeting}`")
    if place.type == "BAR" and "OR" in place.expected:
        return Hint("write `or`", ("OR",), "or")
    if place.before[-1:] == ("IS",) and "ABSENT" in place.expected:
        if place.type == "IN":
            return Hint("write `in` without `is`")
        if place.type == "ANY":
            return Hint("`is not absent` is true of any value")
    if place.before[-1:] == ("NOT",) and place.type == "IS":
        return Hint("write `is not`")
    if place.expected == {"DOTS"}:
        return Hint("`in` takes a range or a set in braces; a single value is compared with `is`")
    return None


def _comma(place: Place) -> Hint | None:
    if place.type != "COMMA":
        return None
    if "BAR" in place.expected:
        return Hint("several values of a cell stand in braces, as in `{busy, meeting}`")
    if place.before[-2:-1] == ("ON",):
        return Hint("several days stand in braces, as in `on {sat, sun}`")
    if place.expected & {"DOTS", "AND", "OR"} and "EQUALS" not in place.expected:
        if place.next in ("NAME", "NOT", "LPAREN") and "AND" in place.expected:
            return Hint(
                "conditions are joined by `and` or `or`; a set of values is written in braces, "
                "as in `activity in {busy, meeting}`",
                ("AND",),
            )
        return Hint("a set of values is written in braces, as in `activity in {busy, meeting}`")
    again = place.before[-2:-1]
    if again and again[0] in ("USE", "STATE", "TIMEZONE"):
        word = spelling(again[0])
        return Hint(f"write `{word}` before each", (again[0],))
    if place.expected in ({"ARROW"}, {"COLON"}) and place.before[-1:] == ("NAME",):
        return Hint("write a line for each")
    return Hint("leave the comma out", (), "")


def _second(place: Place) -> Hint | None:
    """`use microsoft genesys`: two where one can stand, without a comma."""
    if place.before[-2:-1] == ("USE",) and place.type == "NAME":
        return Hint("write `use` before each", ("USE", SELF), f"use {place.text}")
    if place.before[-1:] == ("TIMEZONE",) and place.type == "NAME" and place.next == "SLASH":
        return Hint('write the whole name in quotes, as in `timezone "Europe/Paris"`')
    return None


# -- types and values


def _type(place: Place) -> Hint | None:
    if "LPAREN" in place.expected and place.before[-1:] == ("TEXT",):  # noqa: SIM102 - two steps
        if place.type in ("NUMBER", "LBRACE"):
            return Hint("the longest text stands in parentheses, as in `text(64)`")
    if place.type == "LBRACE" and place.expected >= {"INT", "TOKEN", "CASELESS"}:
        return Hint("tokens are listed as in `token { a, b }`", ("TOKEN", SELF), "token {")
    return None


def _value(place: Place) -> Hint | None:
    if place.type == "ABSENT" and "STRING" in place.expected:
        return Hint("`absent` is no value; it stands alone behind `is`, or in a cell of a grid")
    if "LENGTH" in place.expected and "NAME" not in place.expected and place.type == "NUMBER":
        return Hint("a duration has its unit right behind the number, as in `2s`", ("LENGTH",))
    if "CLOCK" in place.expected and "NAME" not in place.expected:
        help_ = "a time has hours and minutes, as in `08:00`"
        if place.before[-2:] == ("NAME", "BETWEEN") and place.word(2) != "time":
            name = shown(place.word(2))
            help_ = f"numbers are compared with `in`, as in `{name} in 3000..4499`"
        return Hint(help_, ("CLOCK",)) if place.type == "NUMBER" else None
    if place.expected == {"AND"} and place.before[-1:] == ("CLOCK",):
        return Hint("write `and`", ("AND",), "and")
    if place.before[-2:] == ("WITH", "NAME"):
        return Hint("`with` takes an attribute and its value, as in `with dnd yes : SetDNDOn`")
    if place.type in ("EQUALS", "COLON", "IS") and place.expected >= _VALUES:
        return Hint("the value follows the name as it is", (), "")
    if place.expected == {"NUMBER"} and place.type == "STRING":
        return Hint("a number stands without quotes", ("NUMBER",))
    wants_text = "STRING" in place.expected and "NAME" not in place.expected
    if wants_text and place.type in ("NAME", "NUMBER"):
        quoted = f'"{place.text}"'
        return Hint(f"write it in quotes: `{shown(quoted)}`", ("STRING",), quoted)
    wants_name = "NAME" in place.expected and "STRING" not in place.expected
    if wants_name and place.type == "STRING" and "AFTER" not in place.expected:
        return Hint("a name stands without quotes", ("NAME",))
    return None


def _role(place: Place) -> Hint | None:
    """`routable logged-out`, of one state."""
    if place.type in _ROLES and _ROLES.intersection(place.before[-1:]):
        return Hint("a state is `routable` or `logged-out`, not both", ())
    return None


SLIPS: Final = (
    *(_policy, _closing, _row, _answer, _outcome, _comma, _second),
    *(_condition, _type, _value, _role),
)
"""What to ask, the likeliest first."""
