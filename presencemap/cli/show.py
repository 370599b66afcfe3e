"""`presencemap show`: tables as people read and sign them, and as other programs take them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.text import Text

from presencemap.cli.console import output, print_bytes, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.rules_files import rules_or_exit
from presencemap.cli.writing import write_text
from presencemap.report.sheet import Sheet, sheet_of
from presencemap.report.sheet_text import WIDTH, sheet_lines
from presencemap.tables import RuleSet, Table
from presencemap.tables.diagram import TooLarge
from presencemap.tables.suggest import did_you_mean

__all__ = ["show"]


@click.command(no_args_is_help=True, short_help="Show tables to read and sign, or as DMN.")
@click.argument("rules", metavar="FILE")
@click.option("--table", "name", metavar="NAME", help="Show this table only.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json", "dot", "dmn"]),
    default="text",
    show_default=True,
    help="`html` is a page of its own, `dot` the decision diagram "
    "for Graphviz, `dmn` the XML of DMN 1.3.",
)
@click.option(
    "--cells",
    type=click.Choice(["common", "simple"]),
    help="How `--format dmn` writes cells: as FEEL that SpiffWorkflow executes, too (the default), "
    "or as people know them: `[3000..4499]`.",
)
@click.option("-o", "--output", "target", metavar="FILE", help="Write to this file.")
def show(rules: str, name: str | None, form: str, cells: str | None, target: str | None) -> None:
    """Show the tables of a rules file: a column for every field that they ask.

    \b
    Examples:
      presencemap show site.pm
      presencemap show site.pm --table voice --format markdown
      presencemap show site.pm --format html -o site.html
      presencemap show site.pm --format dot | dot -Tsvg -o site.svg
      presencemap show site.pm --format dmn -o site.dmn
    """  # noqa: D301 - \b is click's mark for lines to keep
    if cells and form != "dmn":
        raise Misuse("--cells goes with --format dmn")
    rule_set = rules_or_exit(rules)
    tables = _tables(rule_set, name)
    if form == "text" and target is None:
        _print([sheet_of(rule_set, table) for table in tables])
        return
    try:
        text = _rendered(rule_set, tables, form, cells or "common")
    except TooLarge as error:
        raise Misuse(f"{rules}: a table is too large for --format {form}: {error}") from error
    if target is None:
        print_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        write_text(Path(target), text)


def _print(sheets: Iterable[Sheet]) -> None:
    """Print sheets, the title of each in bold where there is a terminal."""
    console, width = output(), _width()
    for index, sheet in enumerate(sheets):
        title, *lines = sheet_lines(sheet, width)
        if index:
            print_text(console, "")
        print_text(console, Text(title, "bold"))
        for line in lines:
            print_text(console, line)


def _tables(rules: RuleSet, name: str | None) -> list[Table]:
    if not rules.tables:
        raise Misuse(f"{rules.name}: there is no table to show")
    if name is None:
        return list(rules.tables)
    found = [table for table in rules.tables if table.name == name]
    if not found:
        names = [table.name for table in rules.tables]
        hint = did_you_mean(name, names) or f"there is {', '.join(names)}"
        raise Misuse(f"the rules have no table `{name}`; {hint}")
    return found


def _rendered(rules: RuleSet, tables: list[Table], form: str, cells: str) -> str:
    """Return tables in a form that is the same wherever it is written to."""
    if form == "dmn":
        from presencemap.dmn import Style, dmn_text  # noqa: PLC0415 - loaded where it is asked for

        return dmn_text(rules, tables, Style(cells))
    if form == "dot":
        from presencemap.report.dot import dot_lines  # noqa: PLC0415 - see above

        return _joined(dot_lines(rules, tables))
    sheets = [sheet_of(rules, table) for table in tables]
    if form == "json":
        import json  # noqa: PLC0415 - see above

        from presencemap.report.sheet_shape import sheets_shape  # noqa: PLC0415

        return json.dumps(sheets_shape(sheets), indent=2) + "\n"
    if form == "html":
        from presencemap.report.sheet_html import sheets_html  # noqa: PLC0415

        return _joined(sheets_html(rules.name, sheets))
    if form == "markdown":
        from presencemap.report.sheet_markdown import sheet_markdown  # noqa: PLC0415

        return _joined(_apart(sheet_markdown(sheet) for sheet in sheets))
    return _joined(_apart(sheet_lines(sheet, WIDTH) for sheet in sheets))


def _apart(blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if index:
            yield ""
        yield from block


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _width() -> int:
    """Return the width of the terminal; what is piped has always the same."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
