"""Examples that repeat another one, and facts that are ignored."""

from __future__ import annotations

from said import said

from presencemap.checks import example_without_effect

TABLE = "table t first {\n row a when device is web -> keep\n otherwise -> NotReady\n}\n"


def test_the_other_example_is_shown():
    """The later one is reported, with the first that has its presence."""
    examples = (
        'example "one" { device web => t keep }\nexample "two" { device web => t NotReady }\n'
    )
    [found] = said(example_without_effect, TABLE + examples)
    assert found.message == '"two" has the same presence as "one"'
    assert [each.source.at(each.span) for each in found.related] == ['"one"']


def test_a_fact_that_nobody_asks_for_is_ignored():
    """The fact is shown, and what becomes of it."""
    [found] = said(
        example_without_effect, TABLE + 'example "e" { device web, note "x" => t keep }\n'
    )
    assert found.message == "no table asks for `note`, so this fact is ignored"
    assert found.source.at(found.span) == 'note "x"'


def test_sets_are_compared_by_what_is_in_them():
    """The order of tokens makes no other presence, and an empty set says nothing."""
    head = "language 1\nuse pidf\nuse genesys\n"
    table = "table t first {\n row a when activities in {busy} -> keep\n otherwise -> NotReady\n}\n"
    examples = (
        'example "one" { activities {busy, meeting} => t keep }\n'
        'example "two" { activities {meeting, busy} => t keep }\n'
        'example "three" { activities {meeting} => t NotReady }\n'
    )
    found = said(example_without_effect, table + examples, head)
    assert [each.message for each in found] == ['"two" has the same presence as "one"']
