"""Constructs: which one a comment is about, and which hold a place."""

from __future__ import annotations

import pytest

from presencemap.checks.allowing.allows import allows_in
from presencemap.checks.allowing.constructs import Constructs
from presencemap.language import parse
from presencemap.source import Source

ALLOW = "# presencemap: allow fail-open"
ROW = "row a when b is c -> D"
TABLE = f"table t first {{\n{ROW}\notherwise\n-> D\n}}"
GRID = "table g first {\na | b -> outcome\nc | d -> E\n}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("use a ~\nuse b\n", "use a"),
        ("use a use b ~\n", "use b"),
        ("~\nuse a use b\n", "use a"),
        ("use a\n~\n\n# more\n\nuse b\n", "use b"),
        ("use a\n~", None),
        (f"{TABLE} ~", TABLE),
        (f"~\n{TABLE}", TABLE),
        (TABLE.replace("{", "{ ~", 1), None),
        (TABLE.replace("D\no", "D ~\no"), ROW),
        (TABLE.replace("\nrow", "\n~\nrow"), ROW),
        (TABLE.replace("b is", "b ~\nis"), "row a when b ~\nis c -> D"),
        (TABLE.replace("b is", "b\n~\nis"), "row a when b\n~\nis c -> D"),
        (TABLE.replace("\n}", "\n~\n}"), None),
        (TABLE.replace("D\n}", "D } ~"), f"{TABLE[:-2]} }}"),
        (TABLE.replace("D\n}", "D ~\n}"), "otherwise\n-> D"),
        (f"{GRID} ~", GRID),
        (GRID.replace("outcome", "outcome ~"), None),
        (GRID.replace("E", "E ~"), "c | d -> E"),
        ("context { ~\na : text\nb : text }", None),
        ("context {\na : text ~\nb : text }", "a : text"),
        ("context {\na : text\nb : text } ~", "context {\na : text\nb : text }"),
        ("define a = (b is c ~\n)", "define a = (b is c"),
        ("define a = (b is c\n) ~", "define a = (b is c"),
        ("define a = ((b is c # d\n)\n) ~", "define a = ((b is c"),
        ("state A {\nb : text ~\n}", "state A {\nb : text ~\n}"),
        ('example "a" {\nb c ~\n=> t D }', 'example "a" {\nb c ~\n=> t D }'),
    ],
)
def test_what_a_comment_is_about(text, expected):
    """It is what the comment stands in, if that is whole, or behind, or above on its own line."""
    text = text.replace("~", ALLOW)
    source = Source("site.pm", text)
    [allow] = allows_in(source, parse(source).file)
    found = [source.at(span) for span in allow.constructs]
    assert found == ([expected.replace("~", ALLOW)] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~use a use b", ["use a"]),
        ("use a ~use b", ["use b"]),
        ("use a~ use b", []),
        (TABLE.replace("b is", "b ~is"), [ROW, TABLE]),
        (TABLE.replace("{", "~{", 1), [TABLE]),
        (GRID.replace("a | b", "a | ~b"), [GRID]),
        (f"{TABLE}\n{GRID}~", []),
    ],
)
def test_what_holds_a_place(text, expected):
    """A place lies in an inner construct, and in the block around it."""
    source = Source("site.pm", text.replace("~", ""))
    constructs = Constructs(source, parse(source).file)
    assert [source.at(span) for span in constructs.around(text.index("~"))] == expected
