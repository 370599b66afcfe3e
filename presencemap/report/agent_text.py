"""One agent of a replay, as a page for people: what is known, whence, and where he stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from presencemap.engine import AgentReport, Provenance, TableReport
from presencemap.model import Field, Value
from presencemap.report.answer import Answer
from presencemap.report.answer_text import answer_text
from presencemap.report.folding import Page
from presencemap.report.lines import clock, place_words
from presencemap.report.printable import one_line
from presencemap.report.words import outcome_words
from presencemap.tables.values import describe

__all__ = ["agent_text", "provenance_words"]

_ALIGNED: Final = 44
"""So wide are the values beside which it is told where they came from; notes may be longer."""


def agent_text(report: AgentReport, fields: Mapping[str, Field], width: int | None = None) -> Text:
    """Return all that is known of an agent; `fields` are those of the rules."""
    page = Page(width)
    page.add(0, one_line(report.agent.removeprefix("sip:")), "bold")
    _add_facts(page, report, fields)
    for name, table in report.tables.items():
        _add_standing(page, name, table)
    parts = [page.text]
    for table in report.tables.values():
        answer = Answer(table.explanation.decision, table.explanation)
        parts.append(answer_text(answer, width))
    return Text("\n").join(parts)


def provenance_words(found: Provenance) -> str:
    """Return where a value came from: "microsoft /.../note, line 1, in day.pcap#12 at ..."."""
    place = place_words(found.source)
    inside = f", in {place}" if place else ""
    when = f" at {clock(found.at)}" if found.at else ""
    return f"{one_line(str(found))}{inside}{when}"


def _add_facts(page: Page, report: AgentReport, fields: Mapping[str, Field]) -> None:
    told = {name: _fact(name, report.facts.get(name), fields) for name in report.provenance}
    if not told:
        page.add(2, "nothing that the rules ask for is known")
    wide = max((w for each in told.values() if (w := cell_len(each)) <= _ALIGNED), default=0)
    for name, fact in told.items():
        gap = " " * max(wide - cell_len(fact), 0)
        whence = f"from {provenance_words(report.provenance[name])}"
        page.add(2, Text.assemble(f"{fact}{gap}  ", (whence, "dim")))


def _fact(name: str, value: Value, fields: Mapping[str, Field]) -> str:
    return one_line(f"{name} {describe(fields.get(name), value)}")


def _add_standing(page: Page, name: str, table: TableReport) -> None:
    """Add what the answer alone does not tell: the state he is in yet, and until when."""
    if table.outcome and table.outcome != table.explanation.decision.outcome:
        page.add(2, Text.assemble(f"{name} is ", (outcome_words(table.outcome), "green")))
    if table.pending and table.due is not None:
        words = outcome_words(table.pending)
        page.add(2, f"{name} becomes {words} at {clock(table.due)}, if that holds until then")
