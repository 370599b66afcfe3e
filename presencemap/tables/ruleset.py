"""A rule set: what `load_rules` gives and an engine runs. Imports no parser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
from attrs import field, frozen

from presencemap.diagnostics import Diagnostic
from presencemap.errors import FieldError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import (
    Decision,
    Field,
    LegalTransition,
    Outcome,
    OutcomeKind,
    TargetState,
    Value,
)
from presencemap.tables.clock import CLOCK_FIELDS, Clock
from presencemap.tables.code import Code, generate
from presencemap.tables.explain import Explanation, explain
from presencemap.tables.promises import Example
from presencemap.tables.table import Table
from presencemap.tables.values import check_value

if TYPE_CHECKING:
    from presencemap.tables.nearest import Nearest

__all__ = ["RuleSet"]


@frozen(slots=False)  # so that it has room for its code, which is made when it is asked for
class RuleSet:
    """Tables, with the fields they read and the states they lead to.

    `fields` are all that the file may speak of, `used_fields` those that it does; `context`
    are the names of fields that the connector supplies. `requests` are those that an outcome
    with an attribute of that value needs besides its transition; `clock` is the one that
    calendar conditions go by, None if there are none. `examples` are what the files promise,
    see `presencemap.run_examples`; `diagnostics` holds the warnings and infos of the file,
    never errors.

    Decisions are made by Python code, which is generated of the tables when the first one is
    asked for (an `Engine` asks when it is made); see `code`. It takes milliseconds for the
    tables that people write and seconds for thousands of rows. A pickled rule set comes without
    it, and generates it anew.
    """

    name: str
    tables: tuple[Table, ...]
    fields: Mapping[str, Field] = field(repr=False)
    used_fields: frozenset[str] = field(repr=False)
    context: frozenset[str] = field(repr=False)
    states: Mapping[str, TargetState] = field(repr=False)
    transitions: Mapping[tuple[str, str], LegalTransition] = field(repr=False)
    requests: Mapping[tuple[str, str | bool | int], tuple[str, ...]] = field(
        factory=dict, repr=False
    )
    clock: Clock | None = None
    vocabularies: tuple[str, ...] = ()
    examples: tuple[Example, ...] = field(default=(), repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)

    @property
    def clock_fields(self) -> frozenset[str]:
        """The names of the fields that the clock shows, none if there is no clock."""
        return frozenset(field.name for field in CLOCK_FIELDS) if self.clock else frozenset()

    @property
    def fingerprint(self) -> str:
        """A text such as "pm1:5f2c…" that is equal for rule sets which decide alike.

        Whatever else the files look like: names and order of rows, definitions and layout make
        no difference, see `presencemap.tables.comparing.fingerprint`. Equal ones are a proof,
        and so are different ones, but where texts are tested by patterns (`like`). It is worked
        out each time, which may take seconds for thousands of rows. Raises `TooLargeError` for
        tables beyond `DEFAULT_LIMITS`.
        """
        from presencemap.tables.comparing.fingerprint import fingerprint_of  # noqa: PLC0415

        return fingerprint_of(self.tables, self.fields, self.clock.zone if self.clock else None)

    def decide(self, presence: Mapping[str, Value], at: float | None = None) -> dict[str, Decision]:
        """Return the decision of each table, by its name.

        `presence` maps field names to values (see `presencemap.model.fields`); a field that
        is not in it is absent. `at` (epoch seconds) is when, for rules with calendar
        conditions; `time` and `weekday` in the presence go before it. Raises `FieldError` for
        a name that no vocabulary in use has, for a value that is not of its field's type, and
        for a token that a closed field does not list.
        """
        self.check(presence)
        return self.decide_checked(self.at_time(presence, at))

    @cached_property
    def decide_checked(self) -> Callable[[Mapping[str, Value]], dict[str, Decision]]:
        """Decide without looking at names and values again: for who knows that they are right.

        Of a closed field, that means listed tokens; see `presencemap.tables.listed`. Values of
        a wrong type don't raise, but what is decided of them means nothing. This is the
        generated function itself, and so not to be pickled.
        """
        return self.code.decide

    @cached_property
    def code(self) -> Code:
        """The code that decides: `rules.code.source` is its text, for people.

        `rules.code.interpreted` names the tables of which none was made, and why: they are
        larger than `presencemap.tables.code.Bounds` allows, and looked at row by row.
        """
        # Two threads that ask first at once both make it, and get the same.
        return generate(self.tables, self.fields)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is pickled: all but the code."""
        return {each.name: getattr(self, each.name) for each in attrs.fields(type(self))}

    def at_time(self, presence: Mapping[str, Value], at: float | None) -> Mapping[str, Value]:
        """Return a presence with what the rules' clock shows at an instant (epoch seconds)."""
        if self.clock is None or at is None:
            return presence
        return {**self.clock.facts(at), **presence}

    def explain(
        self, presence: Mapping[str, Value], at: float | None = None
    ) -> dict[str, Explanation]:
        """Return each table's decision with why it is this one, and why the other rows are not.

        Raises `FieldError` as `decide` does.
        """
        self.check(presence)
        seen = self.at_time(presence, at)
        return {table.name: explain(table, seen, self.fields, self.states) for table in self.tables}

    def nearest(
        self,
        presence: Mapping[str, Value],
        target: str,
        at: float | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> dict[str, Nearest]:
        """Return what would have to be different for a row to answer, or for a state.

        `target` is the name of a row, and the tables are those that have such a row; else it is
        a state, `keep` or `restore`. Raises `PresencemapError` where it is none of them, and
        `FieldError` as `decide` does. It looks at every presence there is: not for a service.
        """
        from presencemap.tables.nearest import nearest, tables_for  # noqa: PLC0415 - rarely asked

        tables = tables_for(target, self.tables, self.states)
        self.check(presence)
        seen = self.at_time(presence, at)
        return {each.name: nearest(each, seen, self.fields, target, limits) for each in tables}

    def requests_from(self, state: str, outcome: Outcome) -> tuple[str, ...] | None:
        """Return the requests that lead from a state to an outcome, in order; None: no legal way.

        Nothing is known of the attributes that an agent has in the state, so that those of the
        outcome are all asked for. An outcome that is no state needs no requests.
        """
        if outcome.kind is not OutcomeKind.STATE:
            return ()
        legal = self.transitions.get((state, str(outcome.state)))
        if legal is None:
            return None
        more = (self.requests.get(each, ()) for each in outcome.attributes.items())
        return legal.requests + tuple(request for requests in more for request in requests)

    def check(self, presence: Mapping[str, Value]) -> None:
        """Raise `FieldError` for the first name or value that can't be."""
        for name, value in presence.items():
            known = self.fields.get(name)
            if known is None:
                raise FieldError(f"the rules know no field `{name}`")
            check_value(known, value)
