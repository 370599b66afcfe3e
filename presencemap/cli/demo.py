"""`presencemap demo`: the main job on bundled traffic."""

from __future__ import annotations

from importlib.resources import as_file
from typing import Final

import click
from rich.text import Text

from presencemap.cli.console import output, print_text
from presencemap.cli.replay import show
from presencemap.shipped import shipped

__all__ = ["demo"]

_SHOWS: Final = (
    (
        "Real traffic: a Kamailio presence server, baresip and Linphone (times are UTC)",
        "pidf-genesys.pm",
        "kamailio.pcap",
    ),
    (
        "A day of Lync presence: synthetic, made by a script in the shape of Microsoft's documents",
        "lync-genesys.pm",
        "lync-day.pcap",
    ),
)


@click.command(short_help="Show what presencemap does, on bundled traffic.")
def demo() -> None:
    """Show what presencemap does, on traffic that comes with it; needs no files."""
    console = output()
    for title, rules, capture in _SHOWS:
        print_text(console, Text(title, "bold"))
        with (
            as_file(shipped("rules") / rules) as rules_path,
            as_file(shipped("samples") / capture) as capture_path,
        ):
            print_text(console, Text(f"presencemap replay {rules_path} {capture_path}\n", "dim"))
            show(str(rules_path), (str(capture_path),), "text")
        print_text(console, "")
    print_text(console, "Next: write a rules file to start from, change it, and")
    for arguments in (
        "init site.pm",
        "check site.pm",
        "test site.pm",
        "decide site.pm --field availability=busy --explain",
    ):
        print_text(console, f"  presencemap {arguments}")
