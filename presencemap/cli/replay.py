"""`presencemap replay`: captured traffic through rules."""

from __future__ import annotations

import click

from presencemap.cli.console import output, print_json, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.options import format_option
from presencemap.cli.rules_files import rules_or_exit
from presencemap.engine import Transition
from presencemap.errors import CaptureError
from presencemap.replay import LocatedFault, Summary
from presencemap.replay import replay as run
from presencemap.report.lines import fault_text, heading, summary_lines, transition_text
from presencemap.report.shapes import replay_shape

__all__ = ["replay", "show"]


@click.command(no_args_is_help=True, short_help="Replay captured traffic.")
@click.argument("rules", metavar="RULES")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE...")
@format_option
def replay(rules: str, captures: tuple[str, ...], form: str) -> None:
    """Replay captured presence traffic: every transition, what caused it, and a summary.

    A capture is a pcap or pcapng file (gzipped or not), or a bare SIP message or presence
    document. The format is recognised by content, never by name. Times are UTC; holds run on
    the capture's clock. `file#12` is the twelfth packet of the file, as Wireshark counts.
    Several captures are replayed in the order given.

    \b
    Examples:
      presencemap replay site.pm tuesday.pcap
      presencemap replay site.pm tuesday.pcap wednesday.pcap.gz --format json
    """  # noqa: D301 - \b is click's mark for lines to keep
    show(rules, captures, form)


def show(rules: str, captures: tuple[str, ...], form: str) -> None:
    """Replay and print each event as it happens."""
    rule_set = rules_or_exit(rules)
    try:
        events = run(rule_set, captures)
    except CaptureError as error:
        raise Misuse(str(error)) from error
    console = output()
    if form == "text":
        print_text(console, heading())
    for event in events:
        if form == "json":
            print_json(replay_shape(event))
        elif isinstance(event, Transition):
            print_text(console, transition_text(event))
        elif isinstance(event, LocatedFault):
            print_text(console, fault_text(event))
        elif isinstance(event, Summary):
            print_text(console, "")
            for line in summary_lines(event):
                print_text(console, line)
