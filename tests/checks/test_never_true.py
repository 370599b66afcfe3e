"""What is said of conditions that are never true."""

from __future__ import annotations

import pytest
from said import compiled, said

from presencemap.checks import never_true, not_proved
from presencemap.checks.meaning import exclusions
from presencemap.limits import Limits
from presencemap.tables.diagram.proofs import Proofs


def table(condition: str) -> str:
    """Return a table with a row of that condition."""
    return f"table t first {{\n row a when {condition} -> keep\n otherwise -> NotReady\n}}\n"


@pytest.mark.parametrize(
    ("condition", "message", "other"),
    [
        (
            "availability < 0",
            "`availability < 0` is never true: `availability` has no such value",
            None,
        ),
        ("not any", "`not any` is never true", None),
        (
            "device is web and device is mobile",
            "`device is web` and `device is mobile` are never both true",
            "device is web",
        ),
        (
            'note is absent or not note like "*"',
            '`not note like "*"` is never true of a value, and says nothing here',
            "note is absent",
        ),
        (
            "device is web and (activity is on-the-phone or device is mobile) "
            "and activity is absent",
            "`device is web`, `activity is on-the-phone or device is mobile` and "
            "`activity is absent` are never true together",
            "device is web|activity is on-the-phone or device is mobile",
        ),
        (
            "device is web and (activity is on-the-phone or device is mobile or note is absent) "
            "and activity is absent and location is absent and note is not absent",
            "no presence makes all of this true",
            None,
        ),
        (
            'note like "a*" and note like "b*"',
            '`note like "a*"` and `note like "b*"` are never both true',
            'note like "a*"',
        ),
        (
            "availability < 4000 and availability > 3900 and availability in {3000, 5000}",
            "no value of `availability` makes all of this true",
            None,
        ),
        (
            "calendar is not absent and calendar not in {free, tentative, busy, out-of-office}",
            "`calendar is not absent` and `calendar not in {free, tentative, busy, out-of-office}` "
            "are never both true",
            "calendar is not absent",
        ),
    ],
)
def test_says_what_and_shows_the_other_place(condition, message, other):
    """The message names the parts; what it is about besides is shown."""
    [found] = said(never_true, table(condition))
    assert found.message == message
    assert [each.source.at(each.span) for each in found.related] == (
        other.split("|") if other else []
    )


def test_the_culprits_are_found_among_many():
    """Of many parts, those are named that exclude each other, not the first and the last."""
    parts = [f"availability is not {3000 + n}" for n in range(50)]
    parts[20], parts[30] = "availability is busy", "availability is away"
    [found] = said(never_true, table(" and ".join(parts)))
    assert found.message == "`availability is busy` and `availability is away` are never both true"


def test_ten_thousand_rows_take_a_look_each(monkeypatch):
    """A level is looked at once if nothing is wrong with it, whatever definitions it uses."""
    looks = []
    plain = exclusions.possible

    def counted(field, literals, ordered):
        looks.append(len(literals))
        return plain(field, literals, ordered)

    monkeypatch.setattr(exclusions, "possible", counted)
    large = " or\n ".join(f'note is "n{n}" and device is web' for n in range(500))
    rows = "".join(f" row r{n} when large and device is web -> keep\n" for n in range(1_000))
    text = f"define large = {large}\ntable t first {{\n{rows} otherwise -> NotReady\n}}\n"
    assert said(never_true, text) == []
    assert sum(looks) <= 4 * 500 + 1_000


def test_what_becomes_of_the_row_is_said():
    """A row that never answers is told so, also where a definition is at fault."""
    text = "define off = device is web and device is mobile\n" + table("off or off")
    [found] = said(never_true, text)
    assert (found.message[:15], found.help) == ("`device is web`", "row `a` never answers")
    [found] = said(never_true, table("not (device is web and device is mobile)"))
    assert found.help == "row `a` matches everything"
    [found] = said(never_true, table("note is absent or device is web and device is mobile"))
    assert found.help is None


def test_of_many_rows_some_are_named():
    """A definition that spoils many rows names the first of them."""
    rows = "".join(f" row r{n} when off and device is absent -> keep\n" for n in range(5))
    text = f"define off = availability < 0\ntable t any {{\n{rows} otherwise -> NotReady\n}}\n"
    [found] = said(never_true, text)
    assert found.help == "rows `r0`, `r1`, `r2` and others never answer"


def test_a_switch_is_set_on_purpose():
    """What depends on a definition that is `any` is not said of each row."""
    text = "define ever = any\n" + table("ever and note is absent")
    assert said(never_true, text) == []


def test_a_definition_that_nobody_uses_is_proved_too():
    """It needs no table for that."""
    text = 'define two = note like "a*" and note like "b*"\n' + table("note is absent")
    [found] = said(never_true, text)
    assert found.help is None
    assert found.message == '`note like "a*"` and `note like "b*"` are never both true'


def test_what_goes_beyond_a_bound_is_not_proved():
    """Where a proof is given up, that is said, and what tests alone show all the same."""
    condition = (
        "device is web and (activity is on-the-phone or device is mobile) and activity is absent"
    )
    text = table(condition).replace(
        "otherwise", "row b when any and availability < 0 -> keep\n otherwise"
    )
    result = compiled(text)
    limits = Limits(diagram_variables=0)
    result.__dict__["proofs"] = Proofs(result.rules.tables, result.rules.fields, limits)
    [found] = never_true.check(result, result.rules)
    assert found.message.startswith("`availability < 0` is never true")
    [given_up] = not_proved.check(result, result.rules)
    assert given_up.help.endswith("not looked for: never-true, always-true")
