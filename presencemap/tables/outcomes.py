"""Outcomes of a tree to outcomes of the target vocabulary."""

from __future__ import annotations

from presencemap.diagnostics import Related
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
    WRONG_CASE,
    WRONG_TYPE,
)
from presencemap.tables.operands import Operands
from presencemap.tables.scope import ATTRIBUTE_TYPES, Scope
from presencemap.tables.suggest import replacement, suggest

__all__ = ["Outcomes"]


class Outcomes:
    """Reads the outcomes of one rule set's files; what is wrong goes to the operands' list."""

    def __init__(self, scope: Scope, operands: Operands) -> None:
        """Start with nothing wrong."""
        self._scope = scope
        self._operands = operands
        self._missing_vocabularies: set[str] = set()

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
        same = next((name for name in states if name.casefold() == node.text.casefold()), None)
        if same:
            message = f"upper and lower case matter: the target has `{same}`"
            self._operands.say(WRONG_CASE, source, node, message, fix=replacement(node, same))
            return states[same].thing
        message = f"`{node.text}` is no state of the target"
        vocabulary = vocabulary_of(node.text)
        if not states and vocabulary:
            if vocabulary not in self._missing_vocabularies:  # once: the cause is the same
                help_ = f"write `use {vocabulary}`, which declares it"
                self._operands.say(UNKNOWN_STATE, source, node, message, help_=help_)
            self._missing_vocabularies.add(vocabulary)
            return None
        suggestion = suggest(node.text, states, node)
        help_ = suggestion.help or ""
        if not states:
            help_ = "no vocabulary in use declares states; `use genesys` does"
        self._operands.say(
            UNKNOWN_STATE, source, node, message, help_=help_ or None, fix=suggestion.fix
        )
        return None

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
        self._operands.say(WRONG_TYPE, source, node.value, message, help_=_takes(attribute))
        return None

    def _illegal(self, state: TargetState, source: Source, node: tree.SetAttribute) -> None:
        name = node.name.text
        owners = [
            f"`{each.thing.name}`"
            for each in self._scope.states.values()
            if any(attribute.name == name for attribute in each.thing.attributes)
        ]
        suggestion = suggest(name, [*(each.name for each in state.attributes), "after"], node.name)
        help_ = f"{' and '.join(owners)} can have it" if owners else suggestion.help
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
            message = f"this has {len(text)} characters; `{attribute.name}` takes {longest} at most"
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
        same = next((each for each in tokens if each.casefold() == word.casefold()), None)
        if same:
            message = f"upper and lower case matter: `{attribute.name}` has `{same}`"
            self._operands.say(WRONG_CASE, source, node, message, fix=replacement(node, same))
            return same
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
        suggestion = suggest(word, tokens, node)
        message = f"`{word}` is no value of `{attribute.name}`"
        help_ = suggestion.help or _takes(attribute)
        self._operands.say(UNKNOWN_TOKEN, source, node, message, help_=help_, fix=suggestion.fix)
        return None


def _takes(attribute: AttributeType) -> str:
    if attribute.type is FieldType.TOKEN:
        return f"it takes {', '.join(f'`{token}`' for token in attribute.tokens)}"
    kinds = {FieldType.TEXT: 'text in "…"', FieldType.YES_NO: "`yes` or `no`"}
    return f"it takes {kinds.get(attribute.type, 'a number')}"
