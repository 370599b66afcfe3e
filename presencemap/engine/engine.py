"""The engine: notifications in, transitions out; no clock, no thread, no socket.

Time comes in with every call, so live traffic and a replayed capture run the same lines. An
engine is for one thread, or for several behind one lock. Nothing that comes from outside
raises: it becomes a `Fault`, is counted, and changes no agent.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping

import attrs

from presencemap.documents import DEFAULT_OPTIONS, DocumentOptions, PresenceReader
from presencemap.engine.addresses import canonical_uri, is_blank
from presencemap.engine.agents import Agent, Hold, Standing
from presencemap.engine.evidence import Evidence, Subscriptions, resubscription
from presencemap.engine.holds import Schedule, consider, settle
from presencemap.engine.intake import Intake
from presencemap.engine.provenance import CLOCK, CONTEXT, Provenance, Stamp
from presencemap.engine.report import AgentReport, TableReport
from presencemap.engine.ticks import Ticks
from presencemap.engine.transition import Transition
from presencemap.errors import FieldError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import Fault, Outcome, Update, Value
from presencemap.sip import Message, MessageReader, NeedData, notification
from presencemap.tables import RuleSet

__all__ = ["Engine"]


class Engine:
    """Turns presence notifications into agent transitions, by one rule set.

    `agent_of` maps a presentity's URI (as `canonical_uri` spells it) to the name of an agent,
    or to None for somebody who is none; without it every presentity is an agent, named by
    its URI. `documents` says how documents are read where the standards leave a choice. All times
    are epoch seconds; a host without a clock gives 0.0, and then what documents limit in time
    counts.

    `reader` is what reads documents; a host that gets some in another way than by SIP reads them
    with it and hands what they say to `update`.

    `faults` holds the latest things that could not be used, `counts` how many there were of
    everything: messages, notifications, documents, duplicates, stale, other_packages,
    strangers (presentities that are no agents), transitions, faults, `fault.CODE` each, and
    refresh: how often a subscription has missed something, so that its full state should be
    asked for by a new SUBSCRIBE. The fault that tells so has a code in
    `presencemap.documents.REFRESH`, and whose subscription it is as its presentity.

    A code is one of `presencemap.sip.CODES` or `presencemap.documents.CODES`, "no-presentity" (an
    update names nobody), "resubscribe" (a list's server asks for a subscription to this presentity
    alone), "wrong-type" (the rules declare a field as another type than documents have),
    "unlisted-token" (a closed field was told a token that it does not list, which rules see as
    absent), "conflicting-rows" (a hit policy is broken), "agent-of" (the mapping raised), or a
    host's own.
    """

    def __init__(
        self,
        rules: RuleSet,
        *,
        agent_of: Callable[[str], str | None] | None = None,
        documents: DocumentOptions = DEFAULT_OPTIONS,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """Start knowing no agent."""
        if not isinstance(rules, RuleSet):
            raise TypeError(f"rules must be a RuleSet, as load_rules gives, not {rules!r}")
        self.rules = rules
        _ = rules.code  # made now, so that no notification waits for it
        self.counts: Counter[str] = Counter()
        self.faults: deque[Fault] = deque(maxlen=limits.faults_kept)
        self._agent_of = agent_of
        self._limits = limits
        self._agents: dict[str, Agent] = {}
        self._schedule = Schedule()
        # What only the host or the clock knows can't be said by a presentity's own document.
        fields = rules.used_fields - rules.context - rules.clock_fields
        self._intake = Intake({name: rules.fields[name] for name in fields}, self.report)
        self._ticks = Ticks(rules.clock) if rules.clock else None
        self.reader = PresenceReader(fields, options=documents, limits=limits)
        self._subscriptions = Subscriptions(limits, self.reader, self.counts)

    @property
    def agents(self) -> tuple[str, ...]:
        """The names of all agents of whom a presence is known, in order of appearance."""
        return tuple(name for name, agent in self._agents.items() if agent.known)

    @property
    def pending(self) -> int:
        """How many transitions wait for their hold to end."""
        return sum(
            standing.hold is not None
            for each in self._agents.values()
            for standing in each.standings
        )

    @property
    def deadline(self) -> float | None:
        """When `advance` is next worth a call, None if nothing is waiting for time to pass."""
        while (entry := self._schedule.next) is not None and not self._is_due(*entry):
            self._schedule.drop_next()
        tick = self._ticks.due if self._ticks and self._agents else None
        due = [each for each in (entry[0] if entry else None, tick) if each is not None]
        return min(due, default=None)

    def feed(
        self, data: bytes | Message, *, at: float, source: object = None
    ) -> tuple[Transition, ...]:
        """Take in one message: a whole datagram's bytes, or what a `MessageReader` gave.

        Returns what became due by `at`, then what the message caused. `source` is handed
        through to the transitions that the message causes.
        """
        done = self._advance(at)
        for message in self._messages(data, at):
            self.counts["messages"] += 1
            read = notification(message)
            if isinstance(read, Fault):
                self.report(attrs.evolve(read, at=at))
            elif read is not None:
                for evidence in self._subscriptions.read(read, at, source):
                    done += self._apply(evidence)
                self._collect_faults(at)
        self.counts["transitions"] += len(done)
        return tuple(done)

    def update(self, update: Update, *, at: float, source: object = None) -> tuple[Transition, ...]:
        """Take in what a presence document from elsewhere says; it must name its presentity.

        A host whose connection breaks says so with `Update(uri, {}, "host", lost=True)`: the
        subscription is gone, and what its documents said with it.
        """
        done = self._advance(at)
        if is_blank(update.presentity):
            self.report(Fault("no-presentity", "the document names nobody", at=at))
            return tuple(done)
        uri = canonical_uri(str(update.presentity))
        agent = None
        if update.resubscribe is not None:
            self.report(attrs.evolve(resubscription(update, uri), at=at))
        else:
            agent = self._agent(uri, create=not update.lost)
        if agent is not None:
            self.counts["documents"] += not update.lost
            agent.known = agent.known or not update.lost
            changes = dict(update.changes)
            stamp = Stamp(None, 0, at, source, update.dialect, update.places)
            if update.lost:
                agent.lose_presence(stamp)
                agent.told = ()
                changes |= {"subscription": "terminated", "subscription.reason": update.reason}
            agent.merge(self._intake.take(changes, agent.name, uri, at), stamp)
            done += self._decide(agent, at, source)
        self.counts["transitions"] += len(done)
        return tuple(done)

    def context(
        self, agent: str, facts: Mapping[str, Value], *, at: float, source: object = None
    ) -> tuple[Transition, ...]:
        """Set facts that only the host knows; a fact given as None is absent again.

        Facts decide together with a presence: of an agent without one nothing is decided yet.
        Raises `FieldError` for a name that no `context` block declares or a wrong value.
        """
        for name in facts:
            if name not in self.rules.context:
                raise FieldError(f"the rules declare no context field `{name}`")
        self.rules.check(facts)
        done = self._advance(at)
        name = self._name(agent)
        known = self._agents.get(name) or self._new_agent(name)
        known.set_context(facts, Stamp(None, 0, at, source, CONTEXT))
        done += self._decide(known, at, source)
        self.counts["transitions"] += len(done)
        return tuple(done)

    def advance(self, now: float) -> tuple[Transition, ...]:
        """Return the transitions whose holds have run out by `now`, in order of their time."""
        done = self._advance(now)
        self.counts["transitions"] += len(done)
        return tuple(done)

    def explain(self, agent: str) -> AgentReport | None:
        """Tell what is known of an agent and why he is in his state; None if he is unknown.

        Calendars are read as of the last time that something was decided about him. `source`
        of a notification, an update or a fact is kept as long as a value of it stands.
        """
        known = self._agents.get(self._name(agent))
        if known is None or not known.known:
            return None
        seen = self._facts(known, known.seen_at)
        facts = {name: seen[name] for name in self._used if name in seen}
        explanations = self.rules.explain(facts)
        tables = {
            table.name: TableReport(
                standing.outcome,
                explanations[table.name],
                standing.hold.outcome if standing.hold else None,
                standing.hold.due if standing.hold else None,
            )
            for table, standing in zip(self.rules.tables, known.standings, strict=True)
        }
        return AgentReport(known.name, facts, tables, self._provenance(known))

    def report(self, fault: Fault) -> None:
        """Count a fault and keep it; a host may add its own, such as a broken connection."""
        self.counts["faults"] += 1
        self.counts[f"fault.{fault.code}"] += 1
        self.faults.append(fault)

    # -- what comes in

    def _messages(self, data: bytes | Message, at: float) -> Iterable[Message]:
        if isinstance(data, Message):
            yield data
            return
        reader = MessageReader("datagram", self._limits)
        reader.feed(bytes(data))
        while not isinstance(event := reader.next_event(), NeedData):
            if isinstance(event, Fault):
                self.report(attrs.evolve(event, at=at))
            else:
                yield event

    def _collect_faults(self, at: float) -> None:
        for fault in self._subscriptions.faults:
            self.report(attrs.evolve(fault, at=at))
        self._subscriptions.faults.clear()

    def _apply(self, evidence: Evidence) -> list[Transition]:
        agent = self._agent(evidence.presentity, create=evidence.document)
        if agent is None:
            return []
        stamp = evidence.stamp
        dialog, at, source = stamp.dialog, stamp.at, stamp.source
        news = evidence.document and not agent.known
        told = (evidence.watcher, evidence.presentity)
        if evidence.lost:
            if agent.dialog_of(*told) == dialog:
                agent.tell(*told, None)
            if agent.told:  # a newer dialog, or another watcher's, still tells of him
                forgotten = agent.forget(dialog, evidence.subscription)
                return self._decide(agent, at, source) if forgotten else []
            agent.lose_presence(stamp)
            news = True
        elif evidence.document:
            # A watcher who subscribes again has lost the dialog before, ended or not.
            agent.tell(*told, dialog)
        elif agent.dialog_of(*told) != dialog:
            return []  # a subscription that has told nothing yet is no better than none
        agent.known = agent.known or evidence.document
        said = {**evidence.changes, **evidence.subscription}
        said = self._intake.take(said, agent.name, evidence.presentity, at)
        news |= agent.merge(said, stamp)
        # The same facts decide the same: documents that servers repeat end here.
        return self._decide(agent, at, source) if news else []

    def _agent(self, presentity: str, *, create: bool) -> Agent | None:
        name: str | None = presentity
        if self._agent_of is not None:
            try:
                name = self._agent_of(presentity)
            except Exception as error:  # noqa: BLE001 - the host's; transitions must not go with it
                self.report(
                    Fault("agent-of", f"`agent_of` raised {error!r}", presentity=presentity)
                )
                return None
        if name is None:
            self.counts["strangers"] += 1
            return None
        known = self._agents.get(name)
        return self._new_agent(name) if known is None and create else known

    def _name(self, agent: str) -> str:
        """Return an agent's own name; where agents are URIs, any spelling of one will do."""
        return agent if self._agent_of else canonical_uri(agent)

    def _new_agent(self, name: str) -> Agent:
        agent = self._agents[name] = Agent(name, tuple(Standing() for _ in self.rules.tables))
        return agent

    # -- what goes out

    def _decide(self, agent: Agent, at: float, source: object) -> list[Transition]:
        if not agent.known:
            return []
        agent.seen_at = at
        decisions = self.rules.decide_checked(self._facts(agent, at))
        done = []
        for standing, decision in zip(agent.standings, decisions.values(), strict=True):
            if decision.conflict:
                rows = ", ".join(f"`{row}`" for row in decision.conflict)
                message = (
                    f"rows {rows} of table `{decision.table}` all match, so `otherwise` answers"
                )
                self.report(Fault("conflicting-rows", message, at=at, presentity=agent.name))
            running = standing.hold
            hold = consider(standing, decision, at, source)
            if hold is not None and hold.due <= at:
                done.append(self._emit(agent, standing, hold, at))
            elif hold is not None and (running is None or running.due != hold.due):
                self._schedule.add(hold.due, agent.name)
        change = agent.next_calendar_change(at)
        if change is not None and change != agent.calendar_due:
            self._schedule.add(change, agent.name)
        agent.calendar_due = change
        return done

    def _facts(self, agent: Agent, at: float) -> Mapping[str, Value]:
        return self.rules.at_time(agent.facts(at), at)

    @property
    def _used(self) -> list[str]:
        """The fields that rules use, in the order in which they are declared."""
        return [name for name in self.rules.fields if name in self.rules.used_fields]

    def _provenance(self, agent: Agent) -> dict[str, Provenance]:
        """Return where what the rules see of an agent came from."""
        shown = Provenance(CLOCK, agent.seen_at)
        told = agent.provenance(self._used)
        shows = self.rules.clock_fields
        found = {name: shown if name in shows else told.get(name) for name in self._used}
        return {name: each for name, each in found.items() if each is not None}

    def _emit(self, agent: Agent, standing: Standing, hold: Hold, at: float) -> Transition:
        previous = settle(standing, hold)
        from_state = previous.state if previous else None
        to_state = str(hold.outcome.state)
        return Transition(
            at=at,
            agent=agent.name,
            table=hold.decision.table,
            from_state=from_state,
            to_state=to_state,
            attributes=dict(hold.outcome.attributes),
            row=hold.decision.row,
            line=hold.decision.line,
            requests=self._requests(previous, hold.outcome),
            source=hold.source,
        )

    def _requests(self, previous: Outcome | None, outcome: Outcome) -> tuple[str, ...]:
        """Return the requests of a legal change, and those of attributes that are new to him."""
        if previous is None:
            return ()
        legal = self.rules.transitions.get((str(previous.state), str(outcome.state)))
        requests = legal.requests if legal else ()
        for name, value in outcome.attributes.items():
            if previous.attributes.get(name) != value:
                requests += self.rules.requests.get((name, value), ())
        return requests

    def _advance(self, now: float) -> list[Transition]:
        if math.isnan(now):
            raise ValueError("a time must be a number of seconds, not nan")
        done: list[Transition] = []
        for due in self._ticks.passed(now, len(self._agents)) if self._ticks else ():
            done += self._advance_holds(due)
            for agent in self._agents.values():
                done += self._decide(agent, due, None)
        return done + self._advance_holds(now)

    def _advance_holds(self, now: float) -> list[Transition]:
        done: list[Transition] = []
        while (entry := self._schedule.next) is not None and entry[0] <= now:
            self._schedule.drop_next()
            if not self._is_due(*entry):
                continue
            due, name = entry
            agent = self._agents[name]
            done += [
                self._emit(agent, standing, standing.hold, standing.hold.due)
                for standing in agent.standings
                if standing.hold and standing.hold.due <= due
            ]
            if agent.calendar_due == due:
                done += self._decide(agent, due, None)
        return done

    def _is_due(self, due: float, name: str) -> bool:
        """Say whether a schedule entry still stands; its hold may be over or another."""
        agent = self._agents[name]
        holds = (standing.hold.due for standing in agent.standings if standing.hold)
        return due == agent.calendar_due or due in holds
