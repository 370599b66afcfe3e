"""What the engine knows of one agent: presence, context, and where each table stands."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import define, field, frozen

from presencemap.engine.provenance import UNSTAMPED, Provenance, Stamp
from presencemap.model import Decision, FreeBusy, Outcome, Value

__all__ = ["Agent", "Hold", "Standing"]


_NOTHING: Final[Mapping[str, Value]] = MappingProxyType({})


@frozen(weakref_slot=False)
class Hold:
    """A decision that waits to have held long enough."""

    decision: Decision
    outcome: Outcome
    since: float
    due: float
    source: object


@define(weakref_slot=False)
class Standing:
    """Where an agent stands in one table.

    `outcome` is the last one emitted, `before` the one before our last change (what
    `restore` goes back to), `hold` what is about to happen; `restoring` says that `outcome` came
    of a `restore`, which goes back once.
    """

    outcome: Outcome | None = None
    before: Outcome | None = None
    hold: Hold | None = None
    restoring: bool = False


@define(weakref_slot=False)
class Agent:
    """One agent.

    `stamps` tell for each field, of the presence and of the context, what gave it; of a dialog
    nothing counts any more that is older than `floor`. `told` has, for each watcher and presentity
    of his, the dialog in which they last were told of him; mostly it is one. He is `known` from
    the first document on. `seen_at` is when a decision was last made about him and `calendar_due`
    when his calendar next says something else, both in epoch seconds.
    """

    name: str
    standings: tuple[Standing, ...]
    presence: dict[str, Value] = field(factory=dict)
    context: Mapping[str, Value] = _NOTHING
    stamps: dict[str, Stamp] = field(factory=dict)
    floor: Stamp = UNSTAMPED
    told: tuple[tuple[str, str, Hashable], ...] = ()
    known: bool = False
    seen_at: float = 0.0
    calendar_due: float | None = None

    def dialog_of(self, watcher: str, presentity: str) -> Hashable:
        """Return the dialog in which a watcher was last told of a presentity, None for none."""
        for some_watcher, whom, dialog in self.told:
            if whom == presentity and some_watcher == watcher:
                return dialog
        return None

    def tell(self, watcher: str, presentity: str, dialog: Hashable) -> None:
        """Note the dialog in which a watcher is told of a presentity, None for no longer."""
        if self.dialog_of(watcher, presentity) != dialog:
            others = [each for each in self.told if each[:2] != (watcher, presentity)]
            now = [] if dialog is None else [(watcher, presentity, dialog)]
            self.told = (*others, *now)

    def merge(self, changes: Mapping[str, Value], stamp: Stamp) -> bool:
        """Take over what a document changes, unless the same dialog has said something newer.

        Returns whether any value is another one than before.
        """
        dialog, number = stamp.dialog, stamp.number
        floor = self.floor
        if dialog is not None and dialog == floor.dialog and number < floor.number:
            return False
        changed = False
        for name, value in changes.items():
            before = self.stamps.get(name)
            if before is not None and before.dialog == dialog and before.number > number:
                continue
            self.stamps[name] = stamp
            if self.presence.get(name) != value:
                self.presence[name] = value
                changed = True
        return changed

    def set_context(self, facts: Mapping[str, Value], stamp: Stamp) -> None:
        """Take over facts of the host."""
        self.context = {**self.context, **facts}
        self.stamps.update(dict.fromkeys(facts, stamp))

    def lose_presence(self, stamp: Stamp) -> None:
        """Forget every value that a document has given, as of a moment in a dialog."""
        self.floor = stamp
        self.presence.clear()
        self.stamps = {name: self.stamps[name] for name in self.context}

    def forget(self, dialog: Hashable, keep: Container[str]) -> bool:
        """Forget what one dialog has said; say whether that was anything, `keep` aside."""
        said = [name for name, stamp in self.stamps.items() if stamp.dialog == dialog]
        forgotten = False
        for name in said:
            if name not in keep:
                del self.stamps[name]
                forgotten |= self.presence.pop(name, None) is not None
        return forgotten

    def facts(self, at: float) -> dict[str, Value]:
        """Return what rules see at a moment."""
        facts = {**self.presence, **self.context}
        for name, value in facts.items():
            if isinstance(value, FreeBusy):
                facts[name] = value.token_at(at)
        return facts

    def provenance(self, names: Iterable[str]) -> dict[str, Provenance]:
        """Return where the values of fields came from, also of those told to be absent."""
        stamps = self.stamps
        return {name: stamps[name].provenance(name) for name in names if name in stamps}

    def next_calendar_change(self, at: float) -> float | None:
        """Return when a calendar next says something else, None if none does."""
        changes = [
            change
            for value in self.presence.values()
            if isinstance(value, FreeBusy) and (change := value.next_change(at)) is not None
        ]
        return min(changes) if changes else None
