"""Fields by their names: found, or what is wrong with the name, once for each cause.

It knows nothing of conditions: examples and the columns of grids look their names up here, too.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from presencemap.diagnostics import Related
from presencemap.language import tree
from presencemap.model import Field
from presencemap.source import Source
from presencemap.tables.cases import by_caseless
from presencemap.tables.clock import CLOCK_FIELDS
from presencemap.tables.files import vocabulary_of
from presencemap.tables.findings import NO_TIMEZONE, UNKNOWN_NAME, WRONG_TYPE
from presencemap.tables.operands import Operands
from presencemap.tables.scope import Scope

__all__ = ["Names"]

_CLOCK_NAMES: Final = frozenset(field.name for field in CLOCK_FIELDS)


class Names:
    """Looks up the names in one rule set's files; what is wrong goes to the operands' list."""

    def __init__(self, scope: Scope, operands: Operands) -> None:
        """Start with nothing missed."""
        self._scope = scope
        self._operands = operands
        self._missing_vocabularies: set[str | None] = set()
        self._clock_is_missed = False

    def field(self, source: Source, name: tree.Word) -> Field | None:
        """Return the field of a name, None with a diagnostic if there is none."""
        declared = self._scope.fields.get(name.text)
        if declared:
            return declared.thing
        if name.text in self._scope.renamed:
            known = list(self._scope.fields)
            if renamed := self._operands.renamed(source, name, name.text, known):
                return self._scope.fields[renamed].thing
        if defined := self._scope.defines.get(name.text):
            message = f"`{name.text}` is a `define`: it is true or not, and has no value"
            related = (Related("it is defined here", defined.source, defined.span),)
            help_ = "it stands alone in conditions; examples give the fields that it asks for"
            self._operands.say(WRONG_TYPE, source, name, message, help_=help_, related=related)
        elif same := self._in_another_case.get(name.text.casefold()):
            self._operands.wrong_case(source, name, same)
        elif name.text in _CLOCK_NAMES:
            self.clock_field(source, name, name.text)
        else:
            self._unknown_name(source, name)
        return None

    @cached_property
    def _known(self) -> list[str]:
        return [*self._scope.fields, *self._scope.defines]

    @cached_property
    def _in_another_case(self) -> dict[str, str]:
        return by_caseless(self._known)

    def _unknown_name(self, source: Source, name: tree.Word) -> None:
        message = f"`{name.text}` is neither a field nor a `define`"
        vocabulary = vocabulary_of(name.text)
        if vocabulary or not self._scope.fields:
            if vocabulary not in self._missing_vocabularies:  # once: the cause is the same
                help_ = "no vocabulary is in use; `use microsoft` or `use pidf` brings fields"
                if vocabulary:
                    help_ = f"write `use {vocabulary}`, which declares it"
                self._operands.say(UNKNOWN_NAME, source, name, message, help_=help_)
            self._missing_vocabularies.add(vocabulary)
            return
        suggestion = self._operands.suggest(name.text, self._known, name)
        help_ = suggestion.help or "a fact that the connector supplies is declared in `context`"
        self._operands.say(UNKNOWN_NAME, source, name, message, help_=help_, fix=suggestion.fix)

    def clock_field(self, source: Source, node: tree.Node, name: str) -> Field | None:
        """Return what the file's own clock fills, None with a diagnostic if it has no clock."""
        if self._scope.timezone:
            return self._scope.fields[name].thing
        if not self._clock_is_missed:  # once: the cause is the same
            message = "the file does not say which clock this goes by"
            help_ = 'write `timezone "Europe/Paris"` above'
            self._operands.say(NO_TIMEZONE, source, node, message, help_=help_)
        self._clock_is_missed = True
        return None
