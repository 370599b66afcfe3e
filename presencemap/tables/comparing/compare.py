"""Two rule sets over the whole space of presences: what is decided otherwise, and where.

Names of rows and files, the order of rows, hit policies, definitions, comments and layout are
nothing in themselves: only what is answered counts, with its hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import TargetState
from presencemap.tables.clock import CLOCK_FIELDS
from presencemap.tables.comparing.answer import Answer
from presencemap.tables.comparing.depends import depends_on, fields_under
from presencemap.tables.comparing.describe import Describer
from presencemap.tables.comparing.groups import Groups, Pair
from presencemap.tables.comparing.joint import Joint, joined
from presencemap.tables.comparing.result import Comparison, FieldChange, TableComparison
from presencemap.tables.comparing.sides import both_sides
from presencemap.tables.comparing.target import notes_of
from presencemap.tables.comparing.trying import tried
from presencemap.tables.conditions import fields_of
from presencemap.tables.diagram.budget import TooLarge
from presencemap.tables.diagram.proof import decides
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import Table

__all__ = ["compare"]


def compare(
    old: RuleSet,
    new: RuleSet,
    limits: Limits = DEFAULT_LIMITS,
    *,
    tables: Collection[str] | None = None,
) -> Comparison:
    """Compare what two rule sets decide about every presence there can be.

    Tables are matched by name; with `tables` only those of these names are looked at. Changes
    stand with those first that newly lead to a state which takes calls, then by their share.
    Never raises for what the rules are like: what goes beyond `limits` is `unproved`.
    """
    before = {table.name: table for table in old.tables}
    after = {table.name: table for table in new.tables}
    names = [name for name in {**after, **before} if tables is None or name in tables]
    compared = []
    for name in names:
        if name in before and name in after:
            compared.append(_Pair(old, new, before[name], after[name], limits).compared())
        else:
            only_new = name in after
            compared.append(TableComparison(name=name, is_added=only_new, is_removed=not only_new))
    return Comparison(old.name, new.name, tuple(compared), tuple(notes_of(old, new)))


@frozen
class _Pair:
    """Two tables of one name, each with the rule set that it stands in."""

    old: RuleSet
    new: RuleSet
    before: Table
    after: Table
    limits: Limits

    def compared(self) -> TableComparison:
        name = self.after.name
        if self._is_the_same():
            return TableComparison(name=name)
        joint = joined(self.before, self.old.fields, self.after, self.new.fields)
        retyped = tuple(filter(self._matters, _retyped(joint)))
        try:
            diagrams, old, new = both_sides((self.before, self.after), joint, self.limits)
            groups = Groups(diagrams, old, new)
            describer = Describer(diagrams, joint, groups, (old, new))
            changes = describer.changes(self._order(groups.shares()))
        except TooLarge as beyond:
            changes = tried((self.before, self.after), joint, self.limits)
            return TableComparison(
                name=name, changes=changes, retyped=retyped, unproved=str(beyond)
            )
        zones = self._zones(fields_under(diagrams, each.answers) for each in (old, new))
        return TableComparison(name=name, changes=changes, retyped=retyped, zones=zones)

    def _is_the_same(self) -> bool:
        """Say whether both are written alike: then nothing need be proved, however large."""
        one, other = (
            (table.policy, [(row.condition, decides(row)) for row in table.all_rows])
            for table in (self.before, self.after)
        )
        has_last = (self.before.otherwise is None) is (self.after.otherwise is None)
        zones = (self.old.clock and self.old.clock.zone, self.new.clock and self.new.clock.zone)
        return one == other and has_last and zones[0] == zones[1] and self._fields_are_the_same()

    def _fields_are_the_same(self) -> bool:
        read = (name for row in self.after.rows for name in fields_of(row.condition))
        return all(self.old.fields[name] == self.new.fields[name] for name in set(read))

    def _order(self, shares: Mapping[Pair, float]) -> dict[Pair, float]:
        """Put first what newly leads to a state that takes calls, then what is large."""
        order = sorted(shares, key=lambda pair: (not self._is_opened(pair), -shares[pair]))
        return {pair: shares[pair] for pair in order}

    def _is_opened(self, pair: Pair) -> bool:
        old, new = pair
        return _takes_calls(new, self.new.states) and not _takes_calls(old, self.old.states)

    def _matters(self, change: FieldChange) -> bool:
        """Say whether an answer depends on a field, or may."""
        sides = (self.before, self.old.fields), (self.after, self.new.fields)
        return any(depends_on(table, fields, change.name, self.limits) for table, fields in sides)

    def _zones(self, read: Iterable[frozenset[str]]) -> tuple[str | None, str | None] | None:
        """Return both time zones, if they differ and answers on both sides depend on the time."""
        old, new = (rules.clock.zone if rules.clock else None for rules in (self.old, self.new))
        clock = {field.name for field in CLOCK_FIELDS}
        return (old, new) if old != new and all(clock & names for names in read) else None


def _retyped(joint: Joint) -> Iterator[FieldChange]:
    for name in joint.apart:
        yield FieldChange(
            name, joint.old.fields[name].type.value, joint.new.fields[name].type.value
        )


def _takes_calls(answer: Answer, states: Mapping[str, TargetState]) -> bool:
    state = states.get(answer.outcome.state or "")
    return state is not None and state.routable
