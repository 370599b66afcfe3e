"""What the engine knows of one agent: presence, context, and where each table stands."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping

from attrs import define, field, frozen

from presencemap.model import Decision, FreeBusy, Outcome, Value

__all__ = ["Agent", "Hold", "Standing"]


@frozen
class Hold:
    """A decision that waits to have held long enough."""

    decision: Decision
    outcome: Outcome
    since: float
    due: float
    source: object


@define
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


@define
class Agent:
    """One agent.

    `stamps` tell for each field which dialog gave it, and with which number; `floor` is the
    stamp below which nothing counts any more. `dialogs` has, for each watcher and presentity
    of his, the dialog in which they last were told of him. He is `known`
    from the first document on. `seen_at` is when a decision was last made about him and
    `calendar_due` when his calendar next says something else, both in epoch seconds.
    """

    name: str
    standings: tuple[Standing, ...]
    presence: dict[str, Value] = field(factory=dict)
    context: dict[str, Value] = field(factory=dict)
    stamps: dict[str, tuple[Hashable, int]] = field(factory=dict)
    floor: tuple[Hashable, int] = (None, 0)
    dialogs: dict[tuple[str, str], Hashable] = field(factory=dict)
    known: bool = False
    seen_at: float = 0.0
    calendar_due: float | None = None

    def merge(self, changes: Mapping[str, Value], dialog: Hashable = None, number: int = 0) -> bool:
        """Take over what a document changes, unless the same dialog has said something newer.

        Returns whether any value is another one than before.
        """
        if dialog is not None and dialog == self.floor[0] and number < self.floor[1]:
            return False
        changed = False
        new_stamp = (dialog, number)
        for name, value in changes.items():
            stamp = self.stamps.get(name)
            if stamp is not None and stamp[0] == dialog and stamp[1] > number:
                continue
            self.stamps[name] = new_stamp
            if self.presence.get(name) != value:
                self.presence[name] = value
                changed = True
        return changed

    def lose_presence(self, dialog: Hashable = None, number: int = 0) -> None:
        """Forget every value that a document has given, as of a moment in a dialog."""
        self.floor = (dialog, number)
        self.presence.clear()
        self.stamps.clear()

    def forget(self, dialog: Hashable, keep: Container[str]) -> bool:
        """Forget what one dialog has said; say whether that was anything, `keep` aside."""
        said = [name for name, stamp in self.stamps.items() if stamp[0] == dialog]
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

    def next_calendar_change(self, at: float) -> float | None:
        """Return when a calendar next says something else, None if none does."""
        changes = [
            change
            for value in self.presence.values()
            if isinstance(value, FreeBusy) and (change := value.next_change(at)) is not None
        ]
        return min(changes) if changes else None
