"""Outcomes of a tree to outcomes of the target vocabulary."""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Edit, Fix, Related
from presencemap.language import tree
from presencemap.model import AttributeType, FieldType, Outcome, OutcomeKind, TargetState
from presencemap.source import Source, Span
from presencemap.tables.files import vocabulary_of
from presencemap.tables.findings import (
    DUPLICATE_NAME,
    ILLEGAL_ATTRIBUTE,
    TEXT_TOO_LONG,
    UNKNOWN_STATE,
    UNKNOWN_TOKEN,
    VALUE_OF_ANOTHER_STATE,
    WRONG_TYPE,
)
from presencemap.tables.operands import Operands, listed
from presencemap.tables.replacements import in_quotes
from presencemap.tables.scope import ATTRIBUTE_TYPES, Scope
from presencemap.tables.suggest import did_you_mean, in_another_case

__all__ = ["Outcomes"]

_OUTCOME_WORDS: Final = ("keep", "restore")


class Outcomes:
    """Reads the outcomes of one rule set's files; what is wrong goes to the operands' list."""

    def __init__(self, scope: Scope, operands: Operands) -> None:
        """Start with nothing wrong."""
        self._scope = scope
        self._operands = operands
        self._target_is_missed = False

    def outcome(self, source: Source, node: tree.OutcomeNode) -> Outcome:
        """Return the outcome of a node, as far as it is right."""
        if node.state is None:
            return Outcome(node.kind)
        state = self._state(source, node.state)
        if state is None:
            return Outcome(node.kind, node.state.text)
        values: dict[str, str | bool | int] = {}
        places: dict[str, Span] = {}
        for each in node.attributes:
            name = each.name.text
            if name in places:
                related = (Related("it is given here first", source, places[name]),)
                message = f"`{name}` is given twice"
                self._operands.say(DUPLICATE_NAME, source, each.name, message, related=related)
            places.setdefault(name, each.name.span)
            value = self._attribute(state, source, each)
            if value is not None:
                values[name] = value
        return Outcome(OutcomeKind.STATE, state.name, values)

    def _state(self, source: Source, node: tree.Word) -> TargetState | None:
        states = self._scope.states
        if node.text in states:
            return states[node.text].thing
        if renamed := self._operands.renamed(source, node, node.text, list(states)):
            return states[renamed].thing
        if same := in_another_case(node.text, states):
            self._operands.wrong_case(source, node, same)
            return states[same].thing
        self._unknown_state(source, node)
        return None

    def _unknown_state(self, source: Source, node: tree.Word) -> None:
        message = f"`{node.text}` is no state of the target"
        if word := in_another_case(node.text, _OUTCOME_WORDS):
            fix = Fix(f"write `{word}`", (Edit(node.span, word),), safe=False)
            meant = f"did you mean `{word}`?"
            self._operands.say(UNKNOWN_STATE, source, node, message, help_=meant, fix=fix)
        elif self._scope.states:
            suggestion = self._operands.suggest(node.text, [*self._scope.states], node)
            help_ = suggestion.help or listed(list(self._scope.states))
            self._operands.say(
                UNKNOWN_STATE, source, node, message, help_=help_, fix=suggestion.fix
            )
        elif not self._target_is_missed:  # once: the cause is the same
            vocabulary = vocabulary_of(node.text)
            help_ = "no vocabulary in use declares states; `use genesys` does"
            if vocabulary:
                help_ = f"write `use {vocabulary}`, which declares it"
            self._operands.say(UNKNOWN_STATE, source, node, message, help_=help_)
            self._target_is_missed = True

    def _attribute(
        self, state: TargetState, source: Source, node: tree.SetAttribute
    ) -> str | bool | int | None:
        attribute = next((each for each in state.attributes if each.name == node.name.text), None)
        if attribute is None:
            self._illegal(state, source, node)
            return None
        if attribute.type not in ATTRIBUTE_TYPES:
            return None  # reported where it is declared
        match attribute.type, node.value:
            case (FieldType.TEXT, tree.Text(value=text)):
                return self._text(source, node, attribute, text)
            case (FieldType.YES_NO, tree.YesNo(value=truth)):
                return truth
            case (FieldType.INT, tree.Number(value=number)):
                return number
            case (FieldType.TOKEN, tree.Word() | tree.Text() as value):
                return self._token(state, source, value, attribute)
        message = f"`{source.at(node.value.span)}` can't be a value of `{attribute.name}`"
        fix = in_quotes(node.value) if attribute.type is FieldType.TEXT else None
        help_ = _takes(attribute)
        self._operands.say(WRONG_TYPE, source, node.value, message, help_=help_, fix=fix)
        return None

    def _illegal(self, state: TargetState, source: Source, node: tree.SetAttribute) -> None:
        name = node.name.text
        if same := in_another_case(name, [each.name for each in state.attributes]):
            self._operands.wrong_case(source, node.name, same)
            return
        owners = [
            f"`{each.thing.name}`"
            for each in self._scope.states.values()
            if any(attribute.name == name for attribute in each.thing.attributes)
        ]
        names = [each.name for each in state.attributes]
        suggestion = self._operands.suggest(name, names, node.name)
        help_ = suggestion.help or did_you_mean(name, ("after",))
        help_ = help_ or listed(names) or f"`{state.name}` has none"
        if owners:
            others = ", ".join(owners[:-1])
            help_ = f"{others} and {owners[-1]} can have it" if others else f"{owners[0]} has it"
        self._operands.say(
            ILLEGAL_ATTRIBUTE,
            source,
            node.name,
            f"the state `{state.name}` has no attribute `{name}`",
            help_=help_,
            fix=None if owners else suggestion.fix,
        )

    def _text(
        self, source: Source, node: tree.SetAttribute, attribute: AttributeType, text: str
    ) -> str:
        longest = attribute.longest
        if longest is not None and len(text) > longest:
            spoken = "1 character" if len(text) == 1 else f"{len(text)} characters"
            message = f"this text has {spoken}; `{attribute.name}` takes {longest} at most"
            self._operands.say(TEXT_TOO_LONG, source, node.value, message)
        return text

    def _token(
        self,
        state: TargetState,
        source: Source,
        node: tree.Word | tree.Text,
        attribute: AttributeType,
    ) -> str | None:
        word = node.text if isinstance(node, tree.Word) else node.value
        tokens = attribute.tokens
        if word in tokens:
            return word
        if renamed := self._operands.renamed(source, node, word, tokens):
            return renamed
        if same := in_another_case(word, tokens):
            self._operands.wrong_case(source, node, same)
            return same
        if self._operands.not_in_version(source, node, word, attribute.name):
            return None
        owner = next(
            (
                each.thing.name
                for each in self._scope.states.values()
                for other in each.thing.attributes
                if other.name == attribute.name and word in other.tokens
            ),
            None,
        )
        if owner:
            message = f"`{attribute.name} {word}` belongs to the state `{owner}`"
            help_ = f"with `{state.name}` {_takes(attribute)}"
            self._operands.say(VALUE_OF_ANOTHER_STATE, source, node, message, help_=help_)
            return None
        suggestion = self._operands.suggest(word, tokens, node)
        message = f"`{word}` is no value of `{attribute.name}`"
        help_ = suggestion.help or _takes(attribute)
        self._operands.say(UNKNOWN_TOKEN, source, node, message, help_=help_, fix=suggestion.fix)
        return None


def _takes(attribute: AttributeType) -> str:
    if attribute.type is FieldType.TOKEN:
        return f"it takes {', '.join(f'`{token}`' for token in attribute.tokens)}"
    kinds = {FieldType.TEXT: 'text in "…"', FieldType.YES_NO: "`yes` or `no`"}
    return f"it takes {kinds.get(attribute.type, 'a number')}"
