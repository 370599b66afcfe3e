"""The group of commands. A command's module is loaded when the command is used."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

import click

from presencemap import __version__

__all__ = ["COMMANDS", "app"]

COMMANDS: Final = (
    "demo",
    "init",
    "check",
    "test",
    "fmt",
    "show",
    "decide",
    "diff",
    "replay",
    "validate",
    "import-dmn",
)
"""The commands in the order in which a newcomer meets them."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"presencemap.cli.{name}")
        return cast("click.Command", getattr(module, name))


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings, 2 misuse or unreadable input. "
    "Start with `presencemap demo`, then `presencemap init`.",
)
@click.version_option(__version__, message="presencemap %(version)s")
def app() -> None:
    """Map presence to agent states, by rules that can be checked, tried and explained.

    A rules file (`.pm`) says which agent state follows from which presence. Check it, ask it
    what it decides and why, and replay captured traffic through it.
    """
