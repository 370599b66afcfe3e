"""Which changes of state the target allows, and the requests that carry them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice
from typing import Final

from attrs import frozen

from presencemap.diagnostics import Diagnostic, Finding
from presencemap.language import tree
from presencemap.limits import Limits
from presencemap.model import FieldType, LegalTransition
from presencemap.source import Source
from presencemap.tables.cases import by_caseless
from presencemap.tables.findings import (
    ILLEGAL_ATTRIBUTE,
    UNKNOWN_STATE,
    UNKNOWN_TOKEN,
    WRONG_CASE,
    WRONG_TYPE,
)
from presencemap.tables.legal import AnyLine
from presencemap.tables.operands import listed
from presencemap.tables.replacements import NO_SUGGESTION, Suggestion, replacement, suggest
from presencemap.tables.scope import Declared, Scope, add

__all__ = ["declare_transitions"]

_MORE_THAN_FEW: Final = 50
"""Nobody reads so many names, and `listed` lists fewer."""


def declare_transitions(scope: Scope, source: Source, file: tree.File, limits: Limits) -> None:
    """Add a file's transitions and its requests for attributes, when all states are known.

    `any` stands for each state of the same file, in pairs that no line gives by name. A file
    without states adds to those of others: there it stands for each state there is.
    """
    declaring = _Declaring(scope, source, limits)
    lines = [item for item in file.items if isinstance(item, tree.TransitionDeclaration)]
    for item in lines:
        declaring.named(item)
    for item in lines:
        declaring.with_any(item)
    for each in file.items:
        if isinstance(each, tree.WithRequests):
            declaring.requests(each)


@frozen
class _Owned:
    """What the attributes of a name may be, in whichever state."""

    types: frozenset[FieldType]
    tokens: Mapping[str, None]


class _Declaring:
    """Declares what one file says of changes; what many lines ask for is made once."""

    def __init__(self, scope: Scope, source: Source, limits: Limits) -> None:
        self._scope = scope
        self._source = source
        self._most = limits.rules_findings
        self._with_any: dict[tuple[str | None, str | None], Declared[None]] = {}
        self._folded: dict[int, tuple[Iterable[str], Mapping[str, str]]] = {}

    def named(self, item: tree.TransitionDeclaration) -> None:
        """Report states that there are not, and add the pair of a line without `any`."""
        for name in (item.from_state, item.to_state):
            if name and name.text not in self._scope.states:
                message = f"no state `{name.text}` is declared"
                self._unknown(UNKNOWN_STATE, name, self._scope.states, message)
        if item.from_state and item.to_state:
            key = (item.from_state.text, item.to_state.text)
            legal = LegalTransition(*key, tuple(name.text for name in item.requests))
            span = item.from_state.span.to(item.to_state.span)
            add(self._scope, self._scope.transitions, key, legal, self._source, span)

    def with_any(self, item: tree.TransitionDeclaration) -> None:
        """Add a line with `any`."""
        if item.from_state and item.to_state:
            return
        first = item.from_state.text if item.from_state else None
        second = item.to_state.text if item.to_state else None
        add(self._scope, self._with_any, (first, second), None, self._source, item.span)
        if not self._scope.states and first is None and second is None:
            message = "`any` stands for no state: no file in use declares one"
            self._say(UNKNOWN_STATE.at(self._source, item.span, message))
        requests = tuple(name.text for name in item.requests)
        self._scope.any_transitions.append(AnyLine(first, second, requests, self._any_states))

    def requests(self, item: tree.WithRequests) -> None:
        """Add requests for the value of an attribute."""
        name = item.attribute.text
        owned = self._attributes.get(name)
        if owned is None:
            message = f"no state has an attribute `{name}`"
            self._unknown(ILLEGAL_ATTRIBUTE, item.attribute, self._attributes, message)
            return
        value: str | bool | int | None = None
        match item.value:
            case tree.YesNo(value=truth) if FieldType.YES_NO in owned.types:
                value = truth
            case tree.Number(value=number) if FieldType.INT in owned.types:
                value = number
            case tree.Word(text=word) | tree.Text(value=word) if word in owned.tokens:
                value = word
        if value is None:
            self._no_value(item, owned)
            return
        requests = tuple(word.text for word in item.requests)
        span = item.attribute.span.to(item.value.span)
        add(self._scope, self._scope.requests, (name, value), requests, self._source, span)

    @cached_property
    def _any_states(self) -> Mapping[str, object]:
        states = self._scope.states
        own = dict.fromkeys(n for n, each in states.items() if each.source is self._source)
        return own or dict.fromkeys(states)

    @cached_property
    def _attributes(self) -> Mapping[str, _Owned]:
        types: dict[str, set[FieldType]] = defaultdict(set)
        tokens: dict[str, set[str]] = defaultdict(set)
        for state in self._scope.states.values():
            for attribute in state.thing.attributes:
                types[attribute.name].add(attribute.type)
                tokens[attribute.name].update(attribute.tokens)
        return {
            name: _Owned(frozenset(types[name]), dict.fromkeys(sorted(tokens[name])))
            for name in sorted(types)
        }

    def _unknown(
        self, finding: Finding, node: tree.Word, known: Mapping[str, object], message: str
    ) -> None:
        """Say that a name is none of those known, or is one of them in another case."""
        if same := self._in_another_case(node.text, known):
            self._wrong_case(node, node.text, same)
            return
        suggestion = self._suggest(node.text, known, node)
        help_ = suggestion.help or _few(known)
        self._say(finding.at(self._source, node.span, message, help=help_, fix=suggestion.fix))

    def _no_value(self, item: tree.WithRequests, owned: _Owned) -> None:
        node, name = item.value, item.attribute.text
        if FieldType.TOKEN in owned.types and isinstance(node, tree.Word | tree.Text):
            word = node.text if isinstance(node, tree.Word) else node.value
            self._unknown_token(node, word, name, owned.tokens)
            return
        kinds = " or ".join(sorted(each.value for each in owned.types))
        text = self._source.at(node.span)
        message = f"`{text}` can't be a value of `{name}`, which is of type {kinds}"
        help_ = "`with` takes a token, a number, `yes` or `no`"
        self._say(WRONG_TYPE.at(self._source, node.span, message, help=help_))

    def _unknown_token(
        self, node: tree.Word | tree.Text, word: str, name: str, tokens: Mapping[str, None]
    ) -> None:
        if same := self._in_another_case(word, tokens):
            self._wrong_case(node, word, same)
            return
        suggestion = self._suggest(word, tokens, node)
        help_ = suggestion.help or _few(tokens)
        message = f"`{word}` is no value of `{name}`"
        self._say(
            UNKNOWN_TOKEN.at(self._source, node.span, message, help=help_, fix=suggestion.fix)
        )

    def _in_another_case(self, word: str, known: Mapping[str, object]) -> str | None:
        if id(known) not in self._folded:
            self._folded[id(known)] = known, by_caseless(known)  # kept alive, for its identity
        return self._folded[id(known)][1].get(word.casefold())

    def _suggest(self, word: str, known: Iterable[str], node: tree.Word | tree.Text) -> Suggestion:
        """Look for a near word, as long as the finding has a chance to be shown: it takes time."""
        full = len(self._scope.diagnostics) >= self._most
        return NO_SUGGESTION if full else suggest(word, known, node)

    def _wrong_case(self, node: tree.Word | tree.Text, word: str, same: str) -> None:
        message = f"`{word}` is written `{same}`: upper and lower case matter"
        fix = replacement(node, same)
        self._say(WRONG_CASE.at(self._source, node.span, message, fix=fix))

    def _say(self, found: Diagnostic) -> None:
        self._scope.diagnostics.append(found)


def _few(known: Iterable[str]) -> str | None:
    """List what is known, if it is few enough to be read, without a look at all of it."""
    return listed(list(islice(known, _MORE_THAN_FEW)))
