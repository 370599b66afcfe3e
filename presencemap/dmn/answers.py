"""The outputs of a decision table as outcomes: which is the state, the hold, an attribute.

Tables that were exported name them `outcome`, `state` and `hold`. In others the first output of
text is the state, and all else its attributes; where no output is text, there is one state,
`decided`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from presencemap.dmn.columns import rules_name
from presencemap.dmn.feel import FeelError, expression_of
from presencemap.dmn.feel_tree import Literal, Scalar
from presencemap.dmn.model import HOLD, OUTCOME, STATE
from presencemap.dmn.reading import Column
from presencemap.language.words import KEYWORDS
from presencemap.model import KEEP, RESTORE, AttributeType, FieldType, Outcome, OutcomeKind

__all__ = ["Answer", "Answers", "Value", "value_of"]

Value = str | bool | int
_DECIDED: Final = "decided"


@frozen
class Answer:
    """An outcome with its hold in seconds."""

    outcome: Outcome
    after: float | None = None


def value_of(text: str) -> Scalar:
    """Return the value of an output's cell; an empty one is null. Raises FeelError."""
    if text.strip() in ("", "-"):
        return None
    expression = expression_of(text)
    if not isinstance(expression, Literal):
        raise FeelError("an answer is a value, nothing that is computed")
    return expression.value


class Answers:
    """Reads the answers of one table; `states` has what all tables of a document lead to."""

    def __init__(
        self, columns: Sequence[Column], states: dict[str, str], values: Sequence[list[Scalar]]
    ) -> None:
        """`values` are those of each column, null where a cell can't be read.

        `states` maps what a state is called in the document to its name in the rules, and
        grows.
        """
        self.attributes: dict[str, AttributeType] = {}
        self._states = states
        names = [column.name.text for column in columns]
        ours = STATE in names and OUTCOME in names
        self._outcome = names.index(OUTCOME) if ours else None
        self._hold = names.index(HOLD) if ours and HOLD in names else None
        self._state = names.index(STATE) if ours else _first_text(columns, values)
        taken = set(KEYWORDS)
        self._names: dict[int, str] = {}
        for index, column in enumerate(columns):
            if index in (self._outcome, self._hold, self._state):
                continue
            name = rules_name(column.attribute or names[index] or column.label, taken, "value")
            self._names[index] = name
            self.attributes[name] = AttributeType(name, _kind(column, values[index]))

    def answer(self, values: Sequence[Scalar]) -> Answer:
        """Return the answer of a rule's values; raises FeelError."""
        hold = None if self._hold is None else values[self._hold]
        if hold is not None and (isinstance(hold, bool | str) or hold < 0):
            raise FeelError("a hold is a number of seconds")
        kind = None if self._outcome is None else values[self._outcome]
        if kind in (OutcomeKind.KEEP.value, OutcomeKind.RESTORE.value):
            return Answer(KEEP if kind == OutcomeKind.KEEP.value else RESTORE, hold)
        state = self._state_of(values)
        attributes = {
            name: _attribute(self.attributes[name], values[index])
            for index, name in self._names.items()
            if values[index] is not None
        }
        return Answer(Outcome(OutcomeKind.STATE, state, attributes), hold)

    def _state_of(self, values: Sequence[Scalar]) -> str:
        word: Scalar = _DECIDED if self._state is None else values[self._state]
        if not isinstance(word, str):
            raise FeelError("this answer names no state")
        if word not in self._states:
            taken = {*self._states.values(), *KEYWORDS}
            self._states[word] = rules_name(word, taken, "state")
        return self._states[word]


def _first_text(columns: Sequence[Column], values: Sequence[list[Scalar]]) -> int | None:
    for index, column in enumerate(columns):
        told = column.type == "string" or not column.type
        if told and all(isinstance(each, str | None) for each in values[index]):
            return index
    return None


def _kind(column: Column, values: Sequence[Scalar]) -> FieldType:
    if column.type == "boolean" or any(isinstance(each, bool) for each in values):
        return FieldType.YES_NO
    if any(isinstance(each, int | float) for each in values):
        return FieldType.INT
    is_number = column.type in ("number", "integer", "long", "double")
    return FieldType.INT if is_number else FieldType.TEXT


def _attribute(attribute: AttributeType, value: Scalar) -> Value:
    match attribute.type, value:
        case FieldType.YES_NO, bool(truth):
            return truth
        case FieldType.TEXT, str(text):
            return text
        case FieldType.INT, int(number) if not isinstance(number, bool) and number >= 0:
            return number
    raise FeelError(f"this can't be an answer of a column of {attribute.type.value}")
