"""What a comparison of two rule sets comes to: frozen values, for reports and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from presencemap.model import Value
from presencemap.tables.comparing.answer import Answer

__all__ = ["Change", "Comparison", "FieldChange", "RowPlace", "TableComparison", "Verdict"]


class Verdict(Enum):
    """Whether two rule sets mean the same."""

    SAME = "same"
    """Proved: every presence is answered alike."""
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """No difference was found, and not everything could be looked at."""


@frozen
class RowPlace:
    """A row that answers: its name, and its line (from 1) in a file.

    All three are None where no row answers.
    """

    row: str | None
    file: str | None
    line: int | None


@frozen(kw_only=True)
class Change:
    """All presences to which a table gave one answer (`old`) and now gives another (`new`).

    `share` is the part of all combinations of cells, from 0 to 1: a cell is a stretch of values
    that no condition tells apart, so that it is no probability; None where it is not known.
    `where` are conditions in the words of the new file, of which one or more hold in all of
    it (the first few only); `more` are the places that are not described, None if they are too
    many to count. `presence` is one of these presences (absent fields left out) and `witness`
    the same for JSON; both are None where it is only possible that there is one, because no
    text was found for what it takes of patterns (`like`). `example` is the presence as an
    example block which promises what the new file decides.
    """

    old: Answer
    new: Answer
    share: float | None = None
    where: tuple[str, ...] = ()
    more: int | None = 0
    old_rows: tuple[RowPlace, ...] = ()
    new_rows: tuple[RowPlace, ...] = ()
    presence: Mapping[str, Value] | None = None
    witness: Mapping[str, object] | None = None
    example: str | None = None


@frozen
class FieldChange:
    """A field that has another type in the other file, with both types in the language's words."""

    name: str
    old: str
    new: str


@frozen(kw_only=True)
class TableComparison:
    """What has changed about the tables of one name.

    `is_added` and `is_removed` tell that only one file has such a table. `retyped` are fields
    on which an answer depends and that the files declare with different types: everything
    else is compared where these are absent. `zones` are both time zones (None: no clock) where
    answers depend on the time, and the zones are not the same. `unproved` says which bound
    kept the whole from being looked at; `changes` then are only those that were met by trying.
    """

    name: str
    is_added: bool = False
    is_removed: bool = False
    changes: tuple[Change, ...] = ()
    retyped: tuple[FieldChange, ...] = ()
    zones: tuple[str | None, str | None] | None = None
    unproved: str | None = None

    @property
    def differences(self) -> int:
        """How many differences there are; every group of `changes` counts as one."""
        others = [self.is_added, self.is_removed, self.zones is not None]
        return len(self.changes) + len(self.retyped) + sum(others)


@frozen
class Comparison:
    """Two rule sets compared table by table; `old` and `new` are their names.

    `notes` tell what has changed around the decisions, in sentences: how states are reached,
    and which of them take calls. They take no part in the verdict, which is about decisions.
    """

    old: str
    new: str
    tables: tuple[TableComparison, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def differences(self) -> int:
        """How many differences there are in all."""
        return sum(table.differences for table in self.tables)

    @property
    def verdict(self) -> Verdict:
        """Whether both mean the same."""
        if self.differences:
            return Verdict.DIFFERENT
        unproved = any(table.unproved is not None for table in self.tables)
        return Verdict.UNKNOWN if unproved else Verdict.SAME
