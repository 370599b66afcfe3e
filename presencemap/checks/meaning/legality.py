"""What the vocabularies of the target say of changes from one outcome to another."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import product

from attrs import field, frozen

from presencemap.model import Outcome
from presencemap.tables.ruleset import RuleSet

__all__ = ["Legality"]


@frozen(slots=False)  # so that it has room for what is found when it is asked for
class Legality:
    """The legal changes of a rule set, as far as its vocabularies declare any."""

    rules: RuleSet = field(repr=False)

    @cached_property
    def _vocabularies(self) -> dict[str, list[str]]:
        """The names of the states of each vocabulary."""
        found: dict[str, list[str]] = defaultdict(list)
        for state in self.rules.states.values():
            found[state.vocabulary].append(state.name)
        return found

    @cached_property
    def _linked(self) -> dict[tuple[str, str], bool]:
        return {}

    def declares(self, one: str, other: str) -> bool:
        """Say whether any transition is declared between the vocabularies of two states."""
        pair = self.rules.states[one].vocabulary, self.rules.states[other].vocabulary
        known = self._linked.get(pair)
        if known is None:
            changes = product(*(self._vocabularies[each] for each in pair))
            legal = self.rules.transitions
            known = any((a, b) in legal or (b, a) in legal for a, b in changes)
            self._linked[pair] = known
        return known

    def leads_to(self, state: str) -> bool:
        """Say whether an agent can get to a state from another one, as far as is declared."""
        others = (other for other in self.rules.states if other != state)
        if any((other, state) in self.rules.transitions for other in others):
            return True
        vocabulary = self.rules.states[state].vocabulary
        return not self.declares(state, state) or len(self._vocabularies[vocabulary]) == 1

    def only_contrary(self, name: str, *, value: bool) -> bool:
        """Say whether an attribute has requests for the contrary of a value, and not for it."""
        requests = self.rules.requests
        return (name, not value) in requests and (name, value) not in requests

    def may_follow(self, before: str, behind: str) -> bool:
        """Say whether there is a transition from a state to another, or to itself.

        Where none is declared at all, every change is legal. Of two vocabularies without any
        change from one to the other nothing is known: see `mixed-channels`.
        """
        return (before, behind) in self.rules.transitions or not self.declares(before, behind)

    def is_asked_for(self, outcome: Outcome, name: str) -> bool:
        """Say whether an attribute's own requests carry out what an outcome says of it.

        What it does not name stays as it is, which needs no request of one that has some.
        """
        if name in outcome.attributes:
            return (name, outcome.attributes[name]) in self.rules.requests
        return any(name == asked for asked, _ in self.rules.requests)
