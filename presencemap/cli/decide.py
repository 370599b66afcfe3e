"""`presencemap decide`: what rules say about one presence, and why."""

from __future__ import annotations

import click

from presencemap.cli.console import output, print_json, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.options import format_option
from presencemap.cli.rules_files import rules_or_exit
from presencemap.errors import FieldError
from presencemap.model import Value
from presencemap.report.lines import decision_text
from presencemap.report.shapes import decisions_shape
from presencemap.tables import RuleSet
from presencemap.tables.suggest import did_you_mean
from presencemap.tables.values import value_from_text

__all__ = ["decide"]


@click.command(no_args_is_help=True, short_help="Decide one presence, and say why.")
@click.argument("rules", metavar="RULES")
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME=VALUE",
    help="A field of the presence; repeat it. `absent` is no value, as is a field not given. "
    "A number may be the name of a range; a set of tokens is comma-separated.",
)
@click.option("--explain", is_flag=True, help="Say why the rows before the answer did not match.")
@format_option
def decide(rules: str, fields: tuple[str, ...], form: str, *, explain: bool) -> None:
    """Decide one presence, given field by field.

    \b
    Examples:
      presencemap decide site.pm --field availability=6500 --field activity=on-the-phone
      presencemap decide site.pm --field availability=busy --explain
      presencemap decide site.pm --field activities=busy,meeting --format json
    """  # noqa: D301 - \b is click's mark for lines to keep
    rule_set = rules_or_exit(rules)
    presence = _presence(rule_set, fields)
    explanations = rule_set.explain(presence) if explain else {}
    decisions = rule_set.decide(presence)
    if form == "json":
        print_json(decisions_shape(decisions, explanations if explain else None), indent=2)
        return
    for table, decision in decisions.items():
        print_text(output(), decision_text(decision, explanations.get(table)))


def _presence(rules: RuleSet, fields: tuple[str, ...]) -> dict[str, Value]:
    presence: dict[str, Value] = {}
    for each in fields:
        name, equals, text = each.partition("=")
        known = rules.fields.get(name)
        if not equals:
            raise Misuse(f"--field takes NAME=VALUE, not `{each}`")
        if known is None:
            hint = did_you_mean(name, rules.fields)
            raise Misuse(f"the rules know no field `{name}`" + (f"; {hint}" if hint else ""))
        if name in presence:
            raise Misuse(f"`{name}` is given twice")
        try:
            presence[name] = value_from_text(known, text)
        except FieldError as error:
            raise Misuse(str(error)) from error
    return presence
