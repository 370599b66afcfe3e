"""Conditions beside what they mean: every part of the text finds its meaning."""

from __future__ import annotations

from said import compiled

from presencemap.checks.meaning.written import Part, conditions, defined, table_nodes, tables
from presencemap.language import tree
from presencemap.tables.conditions import AllOf, Always, IsOneOf, Negation

TEXT = """context { agent.on_call : yes/no }
define call = activity is on-the-phone or agent.on_call
table t first {
    row a when call and not (note is absent and (device is web or any)) -> keep
    row b when not
        call -> keep
    row c when any -> keep
    otherwise -> NotReady
}
table grid unique {
    call | device      | note   -> outcome
    yes  | {web, "x"}  | any    -> keep
    any  | not mobile  | any    -> keep
    any  | any         | any    -> keep
    no   | any         | absent -> keep
    otherwise -> NotReady
}
"""


def shown(part: Part) -> object:
    """Show a part with its parts, by text and kind of meaning."""
    inner = [shown(each) for each in part.parts]
    return (part.text, type(part.meaning).__name__, *inner)


def test_every_part_has_its_meaning():
    """The tree and the typed condition are walked side by side, down to the tests."""
    rows = {row.name: part for _, rows in tables(*both()) for row, part in rows}
    assert shown(rows["a"]) == (
        "call and not (note is absent and (device is web or any))",
        "AllOf",
        ("call", "AnyOf"),
        (
            "not (note is absent and (device is web or any))",
            "Negation",
            (
                "note is absent and (device is web or any)",
                "AllOf",
                ("note is absent", "IsAbsent"),
                ("device is web or any", "AnyOf", ("device is web", "IsOneOf"), ("any", "Always")),
            ),
        ),
    )
    assert shown(rows["b"]) == ("not call", "Negation", ("call", "AnyOf"))
    assert shown(rows["c"]) == ("any", "Always")


def both():
    """Return the compiled text, and its rules."""
    result = compiled(TEXT)
    return result, result.rules


def test_cells_are_the_parts_of_a_line():
    """A cell with `any` is no part; one cell alone stands for its line; columns are named."""
    lines = [part for table, rows in tables(*both()) for _, part in rows if table.name == "grid"]
    assert [each.text for each in lines[0].parts] == ["call yes", 'device {web, "x"}']
    assert isinstance(lines[0].meaning, AllOf)
    assert isinstance(lines[0].parts[1].meaning, IsOneOf)
    assert (lines[1].text, type(lines[1].node)) == ("device not mobile", tree.Cell)
    assert isinstance(lines[1].meaning, Negation)
    assert (lines[2].meaning, lines[2].parts) == (Always(), ())
    assert [each.text for each in lines[3].parts] == ["call no", "note absent"]


def test_definitions_are_seen_once():
    """A definition is a condition of its own, whoever uses it."""
    result, rules = both()
    assert list(defined(result)) == ["call"]
    texts = [part.text for part in conditions(result, rules)]
    assert texts.count("activity is on-the-phone or agent.on_call") == 1
    assert len(texts) == 1 + 3 + 4


def test_tables_and_their_nodes_are_the_same_ones():
    """The tables of all files are paired with what stands in the files."""
    assert [(table.name, node.name.text) for table, node in table_nodes(*both())] == [
        ("t", "t"),
        ("grid", "grid"),
    ]
