"""`presencemap decide`: what rules say about one presence, and why."""

from __future__ import annotations

import click

from presencemap.cli.console import errors, output, print_json, print_text
from presencemap.cli.exits import Misuse
from presencemap.cli.options import format_option
from presencemap.cli.rules_files import rules_or_exit
from presencemap.errors import FieldError, PresencemapError
from presencemap.model import Value
from presencemap.report.answer import Answer, Way
from presencemap.report.answer_shape import answers_shape
from presencemap.report.answer_text import answer_text, given_text
from presencemap.tables import RuleSet
from presencemap.tables.suggest import did_you_mean
from presencemap.tables.values import unlisted, value_from_text

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
@click.option(
    "--at",
    "moment",
    metavar="TIME",
    help="When, for rules that ask for the time: 2026-11-23T09:30 by the clock of the rules, "
    "or with an offset such as +01:00, or `now`.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say why: the row that answers, why not the others, and what stands behind it.",
)
@click.option(
    "--why-not",
    "target",
    metavar="ROW-OR-STATE",
    help="Say the least that would have to be different for that row to answer, or for that "
    "state (or `keep`, or `restore`) to be the answer: three ways, if there are so many.",
)
@click.option(
    "--from",
    "state",
    metavar="STATE",
    help="The agent's state now: name the requests that lead from there to the answer.",
)
@format_option
def decide(
    rules: str,
    fields: tuple[str, ...],
    moment: str | None,
    target: str | None,
    state: str | None,
    form: str,
    *,
    explain: bool,
) -> None:
    """Decide one presence, given field by field.

    \b
    Examples:
      presencemap decide site.pm --field availability=6500 --field activity=on-the-phone
      presencemap decide site.pm --field availability=busy --explain
      presencemap decide site.pm --field availability=busy --why-not Ready
      presencemap decide site.pm --field availability=busy --explain --from Ready
      presencemap decide site.pm --field availability=busy --at 2026-11-23T09:30
      presencemap decide site.pm --field activities=busy,meeting --format json
    """  # noqa: D301 - \b is click's mark for lines to keep
    rule_set = rules_or_exit(rules)
    presence = {**_clock_facts(rule_set, moment), **_presence(rule_set, fields)}
    _note_missing_time(rule_set, presence)
    answers = _answers(rule_set, presence, target, state, explain=explain)
    if form == "json":
        print_json(answers_shape(answers, presence if explain else None), indent=2)
        return
    console = output()
    width = console.width if console.is_terminal else None
    if explain:
        used = rule_set.used_fields
        print_text(console, given_text(presence, rule_set.fields, used, width))
    for number, answer in enumerate(answers):
        if explain and number:
            print_text(console, "")
        print_text(console, answer_text(answer, width))


def _answers(
    rules: RuleSet,
    presence: dict[str, Value],
    target: str | None,
    state: str | None,
    *,
    explain: bool,
) -> list[Answer]:
    """Decide, and find out what else is asked for."""
    if state is not None and state not in rules.states:
        hint = did_you_mean(state, rules.states)
        raise Misuse(f"the rules know no state `{state}`" + (f"; {hint}" if hint else ""))
    explained = rules.explain(presence) if explain else {}
    try:
        near = rules.nearest(presence, target) if target is not None else {}
    except PresencemapError as error:
        raise Misuse(str(error)) from error
    return [
        Answer(
            decision,
            explained.get(table),
            Way(state, rules.requests_from(state, decision.outcome)) if state else None,
            near.get(table),
        )
        for table, decision in rules.decide(presence).items()
    ]


def _clock_facts(rules: RuleSet, moment: str | None) -> dict[str, Value]:
    """Return what the clock of the rules shows at the moment asked for."""
    if moment is None:
        return {}
    if rules.clock is None:
        raise Misuse("the rules ask for no time, so --at says nothing")
    from datetime import UTC, datetime  # noqa: PLC0415 - with --at only
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    try:
        when = datetime.now(UTC) if moment == "now" else datetime.fromisoformat(moment)
    except ValueError as error:
        message = f"`{moment}` is no time; --at takes 2026-11-23T09:30, an offset behind it, or now"
        raise Misuse(message) from error
    if when.tzinfo is None:
        when = when.replace(tzinfo=ZoneInfo(rules.clock.zone))
    try:
        facts = rules.clock.facts(when.timestamp())
    except (OverflowError, ValueError):  # an offset may lead out of the calendar
        facts = {}
    if not facts:
        raise Misuse(f"`{moment}` is outside of the calendar")
    return facts


def _note_missing_time(rules: RuleSet, presence: dict[str, Value]) -> None:
    """Say that rows which ask for the time can't match without one."""
    missing = sorted(rules.used_fields & rules.clock_fields - presence.keys())
    if missing:
        names = " and ".join(f"`{name}`" for name in missing)
        print_text(errors(), f"note: the rules ask for {names}; --at says when")


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
        for note in unlisted(known, presence[name]):
            print_text(errors(), f"note: {note}")
    return presence
