"""Field values from outside: checked against their field's type, or read from text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from presencemap.errors import FieldError
from presencemap.model import Field, FieldType, FreeBusy, Value
from presencemap.model.durations import seconds_of, written
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS, minutes_of, written_time
from presencemap.tables.suggest import did_you_mean

__all__ = ["check_value", "describe", "fits", "unlisted", "value_from_text"]

# Looking up a member in its class takes Python 3.11 long, and this is asked of every value.
_INT: Final = FieldType.INT
_TOKEN: Final = FieldType.TOKEN
_YES_NO: Final = FieldType.YES_NO
_TEXT: Final = FieldType.TEXT
_TOKEN_SET: Final = FieldType.TOKEN_SET
_DURATION: Final = FieldType.DURATION
_WEEKDAY: Final = FieldType.WEEKDAY


def fits(field: Field, value: object) -> bool:
    """Say whether a value can be one of the field's; free/busy data can be a token's."""
    if value is None:
        return True
    kind = field.type
    if kind is _TOKEN:
        return isinstance(value, str | FreeBusy)
    if kind is _TEXT:
        return isinstance(value, str)
    if kind is _YES_NO:
        return isinstance(value, bool)
    if kind is _WEEKDAY:
        return value in WEEKDAYS
    if kind is _TOKEN_SET:
        return isinstance(value, frozenset) and all(isinstance(each, str) for each in value)
    if isinstance(value, bool):
        return False  # which Python counts among the numbers
    if kind is _DURATION:
        return isinstance(value, int | float) and value >= 0  # which nan is not
    largest = LARGEST_INT if kind is _INT else MINUTES_OF_DAY - 1
    return isinstance(value, int) and 0 <= value <= largest


def check_value(field: Field, value: Value) -> None:
    """Raise `FieldError` unless the value can be one of the field's.

    A closed field takes none but the tokens that it lists, a caseless one in whatever case.
    """
    if fits(field, value) and not isinstance(value, FreeBusy):
        if value is not None and field.closed:
            _check_listed(field, value)
        return
    if field.type is FieldType.INT and type(value) is int:
        raise FieldError(f"{value} is outside 0 to {LARGEST_INT}, the range of `{field.name}`")
    kind = field.type.value
    takes = ", which takes a frozenset" if field.type is FieldType.TOKEN_SET else ""
    raise FieldError(f"{value!r} is no value for `{field.name}`, a field of type {kind}{takes}")


def value_from_text(field: Field, text: str) -> Value:
    """Read a value as a person types it; `absent` is no value.

    An int may be given by the name of one of its ranges (its lowest number is taken); a set
    of tokens is comma-separated. Raises `FieldError` with what was expected.
    """
    if text == "absent":
        return None
    match field.type:
        case FieldType.INT:
            return _number(field, text)
        case FieldType.YES_NO if text in ("yes", "no"):
            return text == "yes"
        case FieldType.TIME_OF_DAY if (minutes := minutes_of(text)) is not None:
            if minutes < MINUTES_OF_DAY:
                return minutes
        case FieldType.WEEKDAY if text in WEEKDAYS:
            return text
        case FieldType.TOKEN if text and (token := _token(field, text)) is not None:
            return token
        case FieldType.TEXT:
            return text
        case FieldType.TOKEN_SET:
            return _token_set(field, text)
        case FieldType.DURATION if (seconds := seconds_of(text)) is not None:
            return seconds
    raise FieldError(f"`{text}` is no value for `{field.name}`; it takes {_takes(field)}")


def unlisted(field: Field, value: Value) -> Iterator[str]:
    """Yield a sentence on each token of an open field that its vocabulary does not list.

    Such a token is a value like any other; it may also be a slip.
    """
    if not field.tokens or field.type not in (FieldType.TOKEN, FieldType.TOKEN_SET):
        return
    words = sorted(value) if isinstance(value, frozenset) else [value]
    fold = str.casefold if field.caseless else str
    listed = {fold(token) for token in field.tokens}
    for word in words:
        if isinstance(word, str) and fold(word) not in listed:
            hint = did_you_mean(word, field.tokens)
            said = f"`{word}` is not a listed token of `{field.name}`"
            yield f"{said}; {hint}" if hint else said


def describe(field: Field | None, value: Value) -> str:
    """Return a value as a person reads it: "6500 (busy)", "on-the-phone", "absent"."""
    if value is None:
        return "absent"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(value)) + "}"
    if isinstance(value, int) and field and field.type is FieldType.TIME_OF_DAY:
        return written_time(value)
    if isinstance(value, int | float) and field and field.type is FieldType.DURATION:
        words = written(value)
        return words if seconds_of(words) == value else f"{value}s"
    if isinstance(value, int) and field:
        names = [r.name for r in field.ranges if r.low <= value <= r.high]
        return f"{value} ({', '.join(names)})" if names else str(value)
    if isinstance(value, str) and field and field.type is FieldType.TEXT:
        return f'"{value}"'
    return str(value)


def _check_listed(field: Field, value: Value) -> None:
    words = sorted(value) if isinstance(value, frozenset) else [str(value)]
    for word in words:
        if _token(field, word) is None:
            hint = did_you_mean(word, field.tokens) or f"it takes {_takes(field)}"
            raise FieldError(f"`{word}` is no token of `{field.name}`; {hint}")


def _number(field: Field, text: str) -> int:
    named = field.range_named(text)
    if named:
        return named.low
    if text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_INT)):
        value = int(text)
        check_value(field, value)
        return value
    raise FieldError(f"`{text}` is no value for `{field.name}`; it takes {_takes(field)}")


def _token_set(field: Field, text: str) -> frozenset[str]:
    tokens = set()
    for word in filter(None, (each.strip() for each in text.split(","))):
        token = _token(field, word)
        if token is None:
            raise FieldError(f"`{word}` is no token of `{field.name}`; it takes {_takes(field)}")
        tokens.add(token)
    return frozenset(tokens)


def _token(field: Field, word: str) -> str | None:
    """Return a token as its vocabulary spells it, None if the field can't have it."""
    if word in field.tokens:
        return word
    if field.caseless:
        folded = word.casefold()
        same = next((each for each in field.tokens if each.casefold() == folded), None)
        if same is not None:
            return same
    return word if field.open else None


def _takes(field: Field) -> str:
    if field.type is FieldType.INT:
        names = ", ".join(f"`{each.name}`" for each in field.ranges)
        return f"a number from 0 to {LARGEST_INT}" + (f" or {names}" if names else "")
    if field.tokens:
        return ", ".join(f"`{token}`" for token in field.tokens)
    return {
        FieldType.YES_NO: "`yes` or `no`",
        FieldType.DURATION: "a duration such as `2s`",
        FieldType.TIME_OF_DAY: "a time such as `08:00`",
        FieldType.WEEKDAY: "a day from `mon` to `sun`",
    }.get(field.type, "a token")
