"""`presencemap validate`: what is wrong with presence documents.

Here the command line is read and the exit code told; `unwrapping` finds the documents in files,
`validating` has them examined, `reporting` prints what was found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from presencemap.checks import too_many_findings
from presencemap.cli.checking import exit_of
from presencemap.cli.exits import Misuse
from presencemap.cli.inputs import inputs_of
from presencemap.cli.options import reporting_options
from presencemap.cli.plan import Plan, check_statistics
from presencemap.cli.reporting import report
from presencemap.cli.selection import Layer, Words, named_codes, wanted_codes
from presencemap.cli.validating import validate_inputs
from presencemap.documents.findings import FINDINGS

__all__ = ["validate"]

_SUFFIXES: Final = (".xml", ".sip", ".mime")
"""Of the files in a folder that are looked at; a file that is named may have any name."""


_ON_THE_WAY: Final = frozenset({too_many_findings.FINDING.code})
"""What may be said beside the findings of documents: that there are more."""


@click.command(no_args_is_help=True, short_help="Validate presence documents.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reporting_options
@click.option(
    "--select",
    multiple=True,
    metavar="LIST",
    help="Report only these findings: codes (PM702), beginnings of codes (PM70), or names "
    "(wrong-namespace), comma-separated.",
)
@click.option("--ignore", multiple=True, metavar="LIST", help="Leave these findings out.")
def validate(
    files: tuple[str, ...],
    form: str | None,
    output_file: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    strict: bool | None,
    statistics: bool,
    exit_zero: bool,
) -> None:
    """Validate presence documents: against their standard's schema, and for what others misread.

    FILE is a presence document, a MIME body with parts, or a SIP message that carries one;
    which of them is told by its content. It may be a folder (all *.xml, *.sip and *.mime files
    below are validated), or - for standard input. Exits with 1 if there is an error: a document
    that can't be read, deviates from its schema, or has a mark where it has no effect, or bytes
    that were not examined (with --strict: or a warning), with 2 if a file can't be read.

    \b
    Examples:
      presencemap validate notify.sip
      presencemap validate --format sarif --output-file report.sarif captured/
      presencemap check --explain schema-deviation
    """  # noqa: D301 - \b is click's mark for lines to keep
    layer = Layer(Words("--select", select) if select else None, Words("--ignore", ignore))
    plan = Plan(
        command="validate",
        form=form or "text",
        output_file=Path(output_file) if output_file else None,
        strict=bool(strict),
        codes=_codes(layer),
        statistics=statistics,
        exit_zero=exit_zero,
        baseline=None,
        write_baseline=None,
        fixing=None,
    )
    check_statistics(plan)
    checked = validate_inputs(inputs_of(files, _SUFFIXES), plan)
    report(checked, plan)
    sys.exit(exit_of(checked, plan))


def _codes(layer: Layer) -> frozenset[str]:
    """Return the codes of the findings to report; raises Misuse if a list names none of ours."""
    ours = {finding.code for finding in FINDINGS}
    for words in filter(None, (layer.select, layer.ignore)):
        for word in (part.strip() for some in words.words for part in some.split(",")):
            if not word:
                raise Misuse(f"{words.where}: a finding is missing; it takes codes or names")
            if not named_codes(word, words.where) & ours:
                which = f"{min(ours)} to {max(ours)}"
                raise Misuse(f"{words.where}: `{word}` is no finding of documents ({which})")
    return (wanted_codes([layer]) & ours) | _ON_THE_WAY
