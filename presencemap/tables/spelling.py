"""Single values and sets of them as a rules file spells them.

Knows the words of the language, not what is asked of the values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from presencemap.language.words import KEYWORDS
from presencemap.model import Field, FieldType, NamedRange
from presencemap.model.durations import seconds_of, written
from presencemap.model.fields import LARGEST_INT
from presencemap.model.times import MINUTES_OF_DAY, WEEKDAYS, written_time
from presencemap.model.wording import quoted

__all__ = [
    "Interval",
    "braced",
    "interval_words",
    "name_or_string",
    "span_words",
    "token_words",
]

Interval = tuple[float, float]

_NAME: Final = re.compile(r"[^\W\d]\w*(?:-\w+|\.[^\W\d]\w*)*")
_LARGEST: Final = {
    FieldType.INT: LARGEST_INT,
    FieldType.TIME_OF_DAY: MINUTES_OF_DAY - 1,
    FieldType.DURATION: math.inf,
}


def name_or_string(word: str) -> str:
    """Return a word bare if it can be a name, else in quotes."""
    return word if _NAME.fullmatch(word) and word not in KEYWORDS else quoted(word)


def braced(words: Sequence[str]) -> str:
    """Return one word as it is, several of them (or none) as a set."""
    return words[0] if len(words) == 1 else "{" + ", ".join(words) + "}"


def token_words(field: Field, values: Iterable[str]) -> list[str]:
    """Return tokens or texts, the declared ones first and in the order of their declaration.

    Days that follow each other become a range, which may go round the week.
    """
    known = set(values)
    if field.type is FieldType.WEEKDAY:
        return _days(known)
    if field.type is FieldType.TEXT:
        return [quoted(each) for each in sorted(known)]
    fold = str.casefold if field.caseless else str
    spelt = {fold(token): token for token in field.tokens}
    declared = [name_or_string(token) for key, token in spelt.items() if key in known]
    return declared + [quoted(each) for each in sorted(known - spelt.keys())]


def _days(known: Collection[str]) -> list[str]:
    if len(known) == len(WEEKDAYS):
        return [f"{WEEKDAYS[0]}..{WEEKDAYS[-1]}"]
    runs: list[list[str]] = []
    for index, day in enumerate(WEEKDAYS):
        if day in known:
            if WEEKDAYS[index - 1] in known and runs:
                runs[-1].append(day)
            else:
                runs.append([day])
    if len(runs) > 1 and {WEEKDAYS[0], WEEKDAYS[-1]} <= set(known):
        runs[-1] += runs.pop(0)  # round the week
    pair = 2
    return [word for run in runs for word in ([f"{run[0]}..{run[-1]}"] if len(run) > pair else run)]


def interval_words(field: Field, interval: Interval) -> str:
    """Return an interval of a numeric field: `busy`, `busy..away`, `6900`, `< 5m`, `>= away`.

    What is open to one side begins with the operator. A whole domain is `>= 0` in the words of
    its type.
    """
    low, high = interval
    named = next((r.name for r in field.ranges if r.low == low and r.high == high), None)
    if named:
        return named
    if low == high:
        return _number(field, low)
    if high >= _LARGEST[field.type]:
        return _from(field, low)
    if low == 0:
        return _until(field, high)
    first = next((r.name for r in field.ranges if r.low == low), None)
    last = next((r.name for r in field.ranges if r.high == high), None)
    if first and last:
        return f"{first}..{last}"
    return f"{_number(field, low)}..{_number(field, high)}"


def span_words(field: Field, named: NamedRange) -> str:
    """Return the numbers that a named range stands for: `3000..4499`, `18000..`."""
    last = "" if named.high >= _LARGEST[field.type] else _number(field, named.high)
    first = _number(field, named.low)
    return first if first == last else f"{first}..{last}"


def _from(field: Field, low: float) -> str:
    named = next((r.name for r in field.ranges if r.low == low), None)
    if named:
        return f">= {named}"
    below = _neighbour(field, low, -math.inf)
    if below is not None:  # the number after a round one
        return f"> {_number(field, below)}"
    return f">= {_number(field, low)}"


def _until(field: Field, high: float) -> str:
    if field.type is FieldType.DURATION:
        above = _neighbour(field, high, math.inf)
        return f"<= {_number(field, high)}" if above is None else f"< {_number(field, above)}"
    named = next((r.name for r in field.ranges if r.low == high + 1), None)
    return f"< {named or _number(field, high + 1)}"


def _neighbour(field: Field, number: float, towards: float) -> float | None:
    """Return the number that a duration is next to, if that and not itself can be written."""
    if field.type is not FieldType.DURATION:
        return None
    beside = math.nextafter(number, towards)
    return beside if _is_written(beside) and not _is_written(number) else None


def _is_written(seconds: float) -> bool:
    return seconds_of(written(seconds)) == seconds


def _number(field: Field, number: float) -> str:
    if field.type is FieldType.DURATION:
        return written(number)
    if field.type is FieldType.TIME_OF_DAY:
        return written_time(int(number))
    return str(int(number))
