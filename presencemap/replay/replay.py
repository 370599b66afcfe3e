"""Captures replayed: each record through the same engine as live traffic, in one pass.

Nothing is collected: events come out as they happen, and memory does not grow with the file
but only with the number of agents and connections in it.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator

import attrs
from attrs import frozen

from presencemap.captures import Damage, Record, Transport, read_capture
from presencemap.documents import DEFAULT_OPTIONS, DocumentOptions
from presencemap.engine import AgentReport, Engine, Transition
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Fault
from presencemap.replay.flows import Flows
from presencemap.tables import RuleSet

__all__ = ["Event", "LocatedFault", "Origin", "Summary", "replay"]

_BARE_DOCUMENT = "application/xml"


@frozen
class Origin:
    """A place in a capture: the file, and the number of the record in it (from 1)."""

    file: str
    record: int


@frozen
class LocatedFault:
    """A fault with the place in the capture that it stands for."""

    fault: Fault
    origin: Origin


@frozen
class Summary:
    """What a replay has read and done.

    `others` are records without SIP; `pending` are transitions still held when the capture
    ended; `first` and `last` are the capture's times in epoch seconds. `begins` is the earliest
    time of what came later than the replay was to go, None if nothing did.
    """

    records: int
    messages: int
    notifications: int
    duplicates: int
    stale: int
    documents: int
    faults: int
    transitions: int
    agents: int
    others: int
    pending: int
    first: float | None
    last: float | None
    begins: float | None = None


Event = Transition | LocatedFault | AgentReport | Summary
"""What a replay tells, as it happens."""


def replay(
    rules: RuleSet,
    paths: Iterable[str | os.PathLike[str]],
    *,
    documents: DocumentOptions = DEFAULT_OPTIONS,
    explain: Iterable[str] = (),
    until: float | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Event]:
    """Replay captures one after the other, as one stretch of time; the summary comes last.

    `documents` says how documents are read where the standards leave a choice. Before the
    summary comes what is known at the end of each agent to `explain`, if anything is. What
    came later than `until` (epoch seconds) is left out; holds run on to that time.

    Raises `CaptureError` at once if one of the files is no capture that can be read.
    """
    names = [os.fspath(path) for path in paths]
    captures = [read_capture(name, limits=limits) for name in names[:1]]
    for name in names[1:]:
        _probe(name, limits)  # and opened when its turn comes: there may be many
    engine = Engine(rules, documents=documents, limits=limits)
    return _Replay(engine, tuple(explain), until, limits).run(names, captures)


def _probe(name: str, limits: Limits) -> None:
    """Raise `CaptureError` if a file is no capture."""
    records = read_capture(name, limits=limits)
    if isinstance(records, Generator):
        records.close()


class _Replay:
    """One run: the engine, the streams and the counters."""

    def __init__(
        self, engine: Engine, asked: tuple[str, ...], until: float | None, limits: Limits
    ) -> None:
        self._engine = engine
        self._asked = asked
        self._until = until
        self._limits = limits
        self._flows = Flows(limits)
        self._records = 0
        self._reported = 0
        self._first: float | None = None
        self._last: float | None = None
        self._now: float | None = None
        self._begins: float | None = None

    def run(self, names: list[str], opened: list[Iterator[Record | Damage]]) -> Iterator[Event]:
        for name in names:
            records = opened.pop() if opened else read_capture(name, limits=self._limits)
            origin = Origin(name, 0)
            for record in records:
                if self._is_later(record):
                    continue
                self._records += 1
                origin = Origin(name, record.number)
                for transitions in self._read(record, origin):
                    yield from transitions
                    yield from self._faults(origin)
            for fault in self._flows.close():
                self._engine.report(fault)
                yield from self._faults(origin)
        yield from self._end()
        yield self._summary()

    def _is_later(self, record: Record | Damage) -> bool:
        at = record.at if isinstance(record, Record) else None
        if self._until is None or at is None or at <= self._until:
            return False
        self._begins = at if self._begins is None else min(at, self._begins)
        return True

    def _end(self) -> Iterator[Transition | AgentReport]:
        """Let time pass to where it was to end, and yield what is known of those asked about."""
        if self._until is not None and self._now is not None:
            yield from self._engine.advance(self._until)
        reports = (self._engine.explain(agent) for agent in self._asked)
        yield from (report for report in reports if report is not None)

    def _read(self, record: Record | Damage, origin: Origin) -> Iterator[tuple[Transition, ...]]:
        """Yield what each message of a record causes, so that faults come out in their place."""
        if isinstance(record, Damage):
            self._engine.report(Fault("damaged-record", record.message, record.offset))
            yield ()
            return
        at = self._clock(record.at)
        if record.transport is Transport.FILE and record.data.lstrip()[:1] == b"<":
            yield from self._document(record.data, at, origin)
            return
        for event in self._flows.read(record):
            if isinstance(event, Fault):
                self._engine.report(attrs.evolve(event, at=record.at))
                yield ()
            else:
                yield self._engine.feed(event, at=at, source=origin)

    def _document(self, data: bytes, at: float, origin: Origin) -> Iterator[tuple[Transition, ...]]:
        updates, errors = self._engine.reader.read(_BARE_DOCUMENT, data, at=at or None)
        for error in errors:
            self._engine.report(Fault(error.code, error.located))
            yield ()
        for update in updates:
            yield self._engine.update(update, at=at, source=origin)

    def _clock(self, at: float | None) -> float:
        """Return the time of a record; one without a time comes right after the one before."""
        if at is not None:
            self._first = at if self._first is None else min(at, self._first)
            self._last = at if self._last is None else max(at, self._last)
            self._now = at
        return self._now or 0.0

    def _faults(self, origin: Origin) -> Iterator[LocatedFault]:
        fresh = self._engine.counts["faults"] - self._reported
        self._reported += fresh
        for fault in list(self._engine.faults)[-fresh:] if fresh else ():
            yield LocatedFault(fault, origin)

    def _summary(self) -> Summary:
        counts = self._engine.counts
        return Summary(
            records=self._records,
            messages=counts["messages"],
            notifications=counts["notifications"],
            duplicates=counts["duplicates"],
            stale=counts["stale"],
            documents=counts["documents"],
            faults=counts["faults"],
            transitions=counts["transitions"],
            agents=len(self._engine.agents),
            others=self._flows.others,
            pending=self._engine.pending,
            begins=self._begins,
            first=self._first,
            last=self._last,
        )
