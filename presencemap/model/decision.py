"""A decision: what one table says about one presence."""

from __future__ import annotations

from attrs import frozen

from presencemap.model.outcomes import Outcome

__all__ = ["Decision"]


@frozen
class Decision:
    """The answer of one table.

    `row` is the name of the row that answered and `line` its line (from 1) in `file`;
    `row` is "otherwise" for the row of that name. `after` is the hold in seconds, None for
    none. `conflict` names the rows that all matched where the hit policy lets only one (or
    only agreeing ones) match; the table's `otherwise` answers then. `row` and `line` are None
    where no row answers at all, which a checked table has no room for.
    """

    table: str
    outcome: Outcome
    row: str | None
    line: int | None
    after: float | None = None
    conflict: tuple[str, ...] = ()
    file: str | None = None
