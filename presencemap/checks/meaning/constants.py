"""Which conditions and parts of them are true of every presence, or of none, and why.

Said is the smallest part that is so by itself: not what is so because a part of it is, nor
what is so because of a definition, which is looked at where it stands. Where parts of one
`and` or `or` ask for one field, their tests alone show the culprits; everything else is proved
over all presences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from attrs import evolve, frozen

from presencemap.checks.meaning.alike import Alike
from presencemap.checks.meaning.causes import Cause, said, several
from presencemap.checks.meaning.culprits import culprits
from presencemap.checks.meaning.exclusions import Exclusions
from presencemap.checks.meaning.part_regions import PartRegions, defined_name, is_contrary
from presencemap.checks.meaning.possible import Ordered
from presencemap.checks.meaning.spaces import Space, Spaces
from presencemap.checks.meaning.written import Part, written
from presencemap.language import tree
from presencemap.source import Span
from presencemap.tables.conditions import Always, AnyOf, Negation, fields_of
from presencemap.tables.load import Compiled

__all__ = ["Constant", "Constants"]

_CLAIMS: Final = ("never-true", "always-true")

_NAMED: Final = 3
"""So many rows are named."""

_Causes: TypeAlias = dict[tuple[Span, str], Cause]
"""Each once: what is idle in one level is so in the next."""


@frozen
class Constant:
    """What a whole condition always comes to, None if that depends, and what is to say of it.

    `never` and `always` name the rows that, because of these causes, never answer or take every
    presence.
    """

    value: bool | None
    causes: tuple[Cause, ...]
    never: tuple[str, ...] = ()
    always: tuple[str, ...] = ()

    @property
    def effect(self) -> str | None:
        """What it makes of rows, None if that depends."""
        said = [_rows_that(self.never, "never answer"), _rows_that(self.always, "match everything")]
        return ", ".join(filter(None, said)) or None


class Constants:
    """Looks at all conditions of one rule set; ask for it by `compiled.once(Constants)`."""

    def __init__(self, compiled: Compiled) -> None:
        """Look at the definitions, each once, then at the rows."""
        whole = compiled.once(written)
        self._defined = whole.defined
        self._exclusions = Exclusions(whole.rules.fields, Alike(compiled), Ordered())
        self._spaces = Spaces(compiled, _CLAIMS)
        self._values: dict[int, bool | None] = {}
        self._idle: set[int] = set()
        self._definitions: dict[str, Constant] = {}
        self._fields: dict[str, frozenset[str]] = {}
        for name in self._defined:
            self._definition(name)
        of_rows = []
        for table, rows in whole.tables:
            space = self._spaces.of_table(table)
            for row, part in rows:
                of_rows.append(self._whole(part, space, (row.name,)))
                self._blame(part, of_rows[-1])
        self.found: Final = (*self._definitions.values(), *of_rows)

    def value(self, part: Part) -> bool | None:
        """Return what a part always comes to, None if that depends or could not be proved."""
        return self._values[id(part)]

    def is_idle(self, part: Part) -> bool:
        """Tell whether it is said of a part that it says nothing beside another."""
        return id(part) in self._idle

    def _definition(self, name: str) -> Constant:
        found = self._definitions.get(name)
        if found is None:
            found = self._whole(self._defined[name], self._spaces.of_definition(name))
            self._definitions[name] = found
        return found

    def _whole(self, part: Part, space: Space, rows: tuple[str, ...] = ()) -> Constant:
        causes: _Causes = {}
        value = self._look(part, space, causes)
        never, always = rows * (value is False), rows * (value is True)
        return Constant(value, tuple(causes.values()), never, always)

    def _blame(self, part: Part, row: Constant) -> None:
        """Put a row that is as it is because of definitions down to these."""
        if row.value is None or row.causes:
            return
        for name in self._spaces.names([part]):
            found = self._definitions[name]
            if found.causes:
                never, always = found.never + row.never, found.always + row.always
                self._definitions[name] = evolve(found, never=never, always=always)

    def _look(self, part: Part, space: Space, causes: _Causes) -> bool | None:
        """Return what a part always comes to, and put down what is to say of it."""
        values = [self._look(child, space, causes) for child in part.parts]
        value = self._values[id(part)] = self._value(part, values, space, causes)
        return value

    def _value(
        self,
        part: Part,
        values: Sequence[bool | None],
        space: Space,
        causes: _Causes,
    ) -> bool | None:
        name = defined_name(part, self._defined)
        if name is not None:
            return _negated(self._definition(name).value, negated=is_contrary(part))
        if part.meaning == Always():
            return True  # said on purpose
        if part.meaning == Negation(Always()):
            _put(causes, [said(part, f"`{part.text}` is never true", value=False)])
            return False
        if not part.parts:
            cause = self._exclusions.of_test(part)
            _put(causes, [cause] if cause else [])
            return cause.value if cause else None
        if isinstance(part.meaning, Negation):
            return _negated(values[0], negated=True)
        return self._joined(part, values, space, causes)

    def _joined(
        self,
        part: Part,
        values: Sequence[bool | None],
        space: Space,
        causes: _Causes,
    ) -> bool | None:
        """Look at an `and` or `or` whose parts always come to these values."""
        decides = isinstance(part.meaning, AnyOf)  # what one part must be for the whole to be so
        says = "an `or` with `any` is always true" if decides else "`any` says nothing in an `and`"
        anything = [each for each in part.parts if isinstance(each.node, tree.Anything)]
        _put(causes, [said(each, says, value=True) for each in anything])
        if decides in values:
            return decides
        left = [each for each, value in zip(part.parts, values, strict=True) if value is None]
        if not left:
            return not decides
        found = list(self._exclusions.constant(left, value=decides))
        found = found or self._proved(left, space, value=decides)
        if not found:
            idle = list(self._exclusions.idle(left, value=decides))
            self._idle |= {id(each.part) for each in idle}
            _put(causes, idle)
        _put(causes, found)
        return decides if found else None

    def _proved(self, parts: Sequence[Part], space: Space, *, value: bool) -> list[Cause]:
        """Prove that parts are never true together, or that one of them always is."""
        fields = [self._fields_of(each) for each in parts]
        if sum(map(len, fields)) == len(frozenset().union(*fields)):
            return []  # each can be true and false, whatever the others are

        def question(regions: PartRegions) -> list[int]:
            wanted = [regions.of(each) for each in parts]
            if value:
                wanted = [regions.proof.diagrams.negated(each) for each in wanted]
            return culprits(regions.proof.diagrams, wanted, regions.is_empty)

        found = space.ask(question)
        return [several([parts[place] for place in found], value=value)] if found else []

    def _fields_of(self, part: Part) -> frozenset[str]:
        name = defined_name(part, self._defined)
        if name is None:
            return fields_of(part.meaning)
        if name not in self._fields:
            self._fields[name] = fields_of(part.meaning)
        return self._fields[name]


def _rows_that(names: Sequence[str], do: str) -> str:
    """Say what rows do, if any; of many only the first ones are named."""
    if len(names) == 1:
        return f"row `{names[0]}` {do.replace('answer', 'answers').replace('match', 'matches')}"
    few = ", ".join(f"`{name}`" for name in names[:_NAMED])
    return f"rows {few}{' and others' * (len(names) > _NAMED)} {do}" if names else ""


def _put(causes: _Causes, found: Iterable[Cause]) -> None:
    for cause in found:
        causes.setdefault((cause.span, cause.message), cause)


def _negated(value: bool | None, *, negated: bool) -> bool | None:
    return value if value is None or not negated else not value
