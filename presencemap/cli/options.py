"""Options that several commands have."""

from __future__ import annotations

import click

__all__ = ["format_option"]

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs.",
)
