"""What is wrong with a value, in words: each type of XML Schema that ours use has its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xmlschema.validators import XMLSchemaValidationError

__all__ = ["quoted", "value_fault"]

_SHOWN: Final = 60
_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_UNSIGNED: Final = 2**32 - 1
_TIME: Final = "a date and time as in `2005-08-15T10:20:00Z`"
_WANTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ID": "a name of letters, digits, `.`, `-` and `_` that begins with a letter or `_`",
        "anyURI": "a URI",
        "base64Binary": "base64",
        "boolean": "`true` or `false`",
        "dateTime": _TIME,
        "decimal": "a number",
        "duration": "a duration as in `PT15M`",
        "int": "a whole number",
        "integer": "a whole number",
        "language": "a language as in `en`",
        "long": "a whole number",
        "positiveInteger": "a whole number from 1",
        "short": "a whole number",
        "time": "a time as in `02:00:00`",
        "unsignedInt": "a whole number from 0 to 4294967295",
        "unsignedLong": "a whole number from 0",
    }
)
"""What the types that XML Schema brings ask for."""


def quoted(text: str) -> str:
    """Return a text of the user in back-ticks, cut where it is long."""
    text = " ".join(text.split()) if text.strip() else text
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}...`"


def value_fault(written: str, what: str, error: XMLSchemaValidationError, kind: Any | None) -> str:
    """Return what is wrong with a value of `what`, a name in back-ticks; `kind` is its type."""
    shown = quoted(written) if written.strip() else "an empty text"
    if "duplicated" in (error.reason or ""):
        return f"the {what} {shown} is another element's, too"
    allowed = getattr(_simple(kind), "enumeration", None)
    if allowed:
        return f"{shown} is no {what}: {_one_of(written, [str(each) for each in allowed])}"
    wanted = _range(kind) or _WANTED.get(_builtin(kind))
    if wanted is None or (_is_narrowed(error) and not _range(kind)):
        return f"{shown} is no {what}"
    return f"{shown} is no {what}: it has to be {wanted}"


def _range(kind: Any | None) -> str | None:
    """Return what a whole number of a type may be, None where our schemas do not narrow it."""
    most = getattr(_simple(kind), "max_value", None)
    if _builtin(kind) != "unsignedInt" or not isinstance(most, int) or most >= _UNSIGNED:
        return None
    return f"a whole number from {getattr(_simple(kind), 'min_value', None) or 0} to {most}"


def _one_of(written: str, allowed: list[str]) -> str:
    meant = next((each for each in allowed if each.casefold() == written.strip().casefold()), None)
    if meant is not None and meant == written.strip():
        return "there is white space around it"
    if meant is not None:
        return f"it differs from `{meant}` only by case"
    return f"it has to be {', '.join(f'`{each}`' for each in allowed[:-1])} or `{allowed[-1]}`"


def _builtin(kind: Any | None) -> str:
    """Return the name of the nearest type that XML Schema itself brings."""
    kind = _simple(kind)
    while kind is not None:
        name = str(kind.name or "")
        if name.startswith(_XSD):
            return name.removeprefix(_XSD)
        kind = kind.base_type
    return ""


def _simple(kind: Any | None) -> Any | None:
    """Return the type of a text: of an element with attributes that is the type's content."""
    content = getattr(kind, "content", None)
    return content if hasattr(content, "base_type") else kind


def _is_narrowed(error: XMLSchemaValidationError) -> bool:
    """Tell whether it is a rule of ours that is broken, and not the one of XML Schema's type."""
    broken = getattr(error.validator, "parent", None)
    return broken is not None and not str(getattr(broken, "name", "") or "").startswith(_XSD)
