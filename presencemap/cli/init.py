"""`presencemap init`: a commented rules file to start from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click
from rich.text import Text

from presencemap.cli.console import output, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.rules_files import rules_or_exit
from presencemap.cli.writing import write_text
from presencemap.report.diagnostics import verdict_text
from presencemap.shipped import shipped
from presencemap.tables.suggest import did_you_mean
from presencemap.tables.trial import run_examples

__all__ = ["init"]

_STARTER: Final = "starter"
_SUFFIX: Final = ".pm"


@click.command(short_help="Write a rules file to start from.")
@click.argument("file", default="site.pm", metavar="[FILE]")
@click.option(
    "--like",
    default=_STARTER,
    metavar="NAME",
    help="Start from this rule set that ships, such as lync-genesys or teams-genesys-cloud; "
    "`--like list` names them all. Without it: a short set that explains every line.",
)
def init(file: str, like: str) -> None:
    """Write a commented rules file to start from, site.pm if no FILE is given, and prove it clean.

    A file that is there already is left alone. Exits with 2 if nothing could be written.

    \b
    Examples:
      presencemap init
      presencemap init desk.pm --like lync-genesys
    """  # noqa: D301 - \b is click's mark for lines to keep
    known = _rule_sets()
    if like == "list":
        for name in known:
            print_text(output(), name)
        return
    if like not in known:
        hint = did_you_mean(like, known) or f"there are {', '.join(known)}"
        raise Misuse(f"no rule set `{like}` ships with presencemap; {hint}")
    path = Path(file)
    if os.path.lexists(path):  # Path's own raises for a name too long
        raise Misuse(f"{file} is there already; nothing was written")
    text = (shipped("rules") / f"{like}{_SUFFIX}").read_text(encoding="utf-8")
    write_text(path, text)
    _prove(file)


def _rule_sets() -> list[str]:
    names = (each.name for each in shipped("rules").iterdir())
    return sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))


def _prove(file: str) -> None:
    """Check the file and run its examples, as its owner will from now on."""
    rules = rules_or_exit(file)
    trial = run_examples(rules)
    console = output()
    print_text(console, Text.assemble(("wrote ", ""), (file, "bold")))
    print_text(console, f"check: {verdict_text(rules.diagnostics, 1)}")
    passed = len(trial.results) - len(trial.failed)
    print_text(
        console,
        f"test: {passed} of {len(trial.results)} examples pass, "
        f"{trial.covered} of {len(trial.rows)} rows are covered",
    )
    print_text(console, "\nNext: read it, change it, and")
    for command in ("check", "test", "fmt"):
        print_text(console, f"  presencemap {command} {file}")
