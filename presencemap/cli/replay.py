"""`presencemap replay`: captured traffic through rules."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import click

from presencemap.cli.console import errors, output, print_json, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.options import format_option
from presencemap.cli.reading import Reading, document_options, reading_options
from presencemap.cli.rules_files import rules_or_exit
from presencemap.cli.settings import settings_for
from presencemap.documents import DEFAULT_OPTIONS, DocumentOptions
from presencemap.engine import AgentReport, Transition, canonical_uri
from presencemap.errors import CaptureError
from presencemap.replay import Event, LocatedFault, Summary
from presencemap.replay import replay as run
from presencemap.report.agent_shape import agent_shape
from presencemap.report.agent_text import agent_text
from presencemap.report.lines import fault_text, heading, summary_lines, transition_text
from presencemap.report.shapes import replay_shape
from presencemap.tables import RuleSet
from presencemap.tables.suggest import did_you_mean

__all__ = ["replay", "show"]


@click.command(no_args_is_help=True, short_help="Replay captured traffic.")
@click.argument("rules", metavar="RULES")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE...")
@click.option(
    "--explain",
    "asked",
    multiple=True,
    metavar="AGENT",
    help="Say at the end what is known of an agent, from which element of which document it "
    "came and when, and why each table answers as it does; repeat it.",
)
@click.option(
    "--until",
    metavar="TIME",
    help="Leave out what came later. A date with a time as in 2026-03-02T08:41 (seconds and their "
    "fraction may follow: 2026-03-02T08:41:07.25), or a date alone, which is its midnight; in UTC, "
    "unless Z or an offset such as +01:00 follows.",
)
@reading_options
@click.option(
    "--config",
    metavar="FILE",
    help="Take settings from there, instead of the nearest presencemap.toml or pyproject.toml.",
)
@click.option("--isolated", is_flag=True, help="Take no settings from any file.")
@format_option
def replay(
    rules: str,
    captures: tuple[str, ...],
    asked: tuple[str, ...],
    until: str | None,
    config: str | None,
    form: str,
    *,
    isolated: bool,
    **reading: Any,
) -> None:
    """Replay captured presence traffic: every transition, what caused it, and a summary.

    A capture is a pcap or pcapng file (gzipped or not), or a bare SIP message or presence
    document. The format is recognised by content, never by name. Times are UTC; holds run on
    the capture's clock. `file#12` is the twelfth packet of the file, as Wireshark counts.
    Several captures are replayed in the order given.

    The settings ambiguity, profiles, aggregate and languages (see `presencemap check --help`)
    say how documents are read where the command line does not.

    \b
    Examples:
      presencemap replay site.pm tuesday.pcap
      presencemap replay site.pm tuesday.pcap wednesday.pcap.gz --format json
      presencemap replay site.pm tuesday.pcap --explain ada@contoso.example --until 2026-03-02T08:41
    """  # noqa: D301 - \b is click's mark for lines to keep
    documents = document_options(Reading(**reading), settings_for(config, isolated=isolated))
    show(rules, captures, form, documents=documents, asked=asked, until=_moment(until))


def show(
    rules: str,
    captures: tuple[str, ...],
    form: str,
    *,
    documents: DocumentOptions = DEFAULT_OPTIONS,
    asked: tuple[str, ...] = (),
    until: float | None = None,
) -> None:
    """Replay and print each event as it happens."""
    rule_set = rules_or_exit(rules)
    try:
        events = run(rule_set, captures, documents=documents, explain=asked, until=until)
    except CaptureError as error:
        raise Misuse(str(error)) from error
    if form == "text":
        print_text(output(), heading())
    seen: set[str] = set()
    missed = dict.fromkeys(canonical_uri(agent) for agent in asked)
    for event in events:
        if isinstance(event, Transition):
            seen.add(event.agent)
        elif isinstance(event, AgentReport):
            missed.pop(event.agent, None)
        _PRINT[form](event, rule_set)
    for agent in missed:
        _note_missing(agent, seen)


def _print_json(event: Event, rules: RuleSet) -> None:
    del rules
    print_json(agent_shape(event) if isinstance(event, AgentReport) else replay_shape(event))


def _print_text(event: Event, rules: RuleSet) -> None:
    console = output()
    match event:
        case Transition():
            print_text(console, transition_text(event))
        case LocatedFault():
            print_text(console, fault_text(event))
        case AgentReport():
            print_text(console, "")
            width = console.width if console.is_terminal else None
            print_text(console, agent_text(event, rules.fields, width))
        case Summary():
            print_text(console, "")
            for line in summary_lines(event):
                print_text(console, line)


_PRINT: Final = {"json": _print_json, "text": _print_text}


def _note_missing(agent: str, seen: set[str]) -> None:
    """Say that nothing is known of an agent, and who was perhaps meant."""
    part = agent.removeprefix("sip:")
    alike = [each for each in sorted(seen) if part in each]
    hint = f"did you mean `{alike[0]}`?" if alike else did_you_mean(agent, sorted(seen))
    said = f"note: nothing is known of `{agent}`"
    print_text(errors(), f"{said}; {hint}" if hint else said)


def _moment(text: str | None) -> float | None:
    """Return a time of the command line as epoch seconds."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"`{text}` is no time; --until takes 2026-03-02T08:41, with an offset behind it"
        raise Misuse(f"{message} where it is not UTC") from error
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
