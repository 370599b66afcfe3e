"""A presence as an `example` block that can be pasted into a rules file, and as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from presencemap.model import Decision, Field, FieldType, Value
from presencemap.model.durations import seconds_of, written
from presencemap.model.times import written_time
from presencemap.model.wording import decision_words, quoted
from presencemap.tables.diagram.phrases import word

__all__ = ["example_text", "fact_text", "is_writable", "json_facts"]


def example_text(
    name: str,
    presence: Mapping[str, Value],
    fields: Mapping[str, Field],
    decisions: Iterable[Decision],
) -> str:
    """Return an example block that promises just what is decided, laid out as `fmt` does."""
    known = [fact_text(fields[each], value) for each, value in sorted(presence.items())]
    facts = ", ".join(known)
    answers = ", ".join(f"{each.table} {decision_words(each)}" for each in decisions)
    line = f"{facts}  =>  {answers}" if facts else f"=>  {answers}"
    return f"example {quoted(name)} {{\n    {line}\n}}"


def is_writable(presence: Mapping[str, Value], fields: Mapping[str, Field]) -> bool:
    """Tell whether an example can say it: not each length of time has a name of its own."""
    lengths = (
        value
        for name, value in presence.items()
        if fields[name].type is FieldType.DURATION and isinstance(value, int | float)
    )
    return all(math.isfinite(each) and seconds_of(written(each)) == each for each in lengths)


def fact_text(known: Field, value: Value) -> str:
    """Return a field and its value as a fact of an example."""
    return f"{known.name} {_value(known, value)}"


def _value(known: Field, value: Value) -> str:
    if value is None:
        return "absent"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return "{" + ", ".join(word(each, known) for each in sorted(value)) + "}"
    if isinstance(value, str):
        return word(value, known)
    if known.type is FieldType.TIME_OF_DAY and isinstance(value, int):
        return written_time(value)
    if known.type is FieldType.DURATION and isinstance(value, int | float):
        return written(value)
    return str(value)


def json_facts(
    presence: Mapping[str, Value], fields: Mapping[str, Field], names: Iterable[str]
) -> dict[str, object]:
    """Return a presence as JSON: each of some fields by name, null where it is absent."""
    return {name: _shape(fields[name], presence.get(name)) for name in sorted(names)}


def _shape(known: Field, value: Value) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if known.type is FieldType.TIME_OF_DAY and isinstance(value, int):
        return written_time(value)
    return value
