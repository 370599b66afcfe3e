"""Syntax errors: what is said of them, and where reading goes on."""

from __future__ import annotations

import pytest

from presencemap.language import parse
from presencemap.limits import Limits
from presencemap.source import Source


def errors(text):
    """Return the diagnostics of a text."""
    return parse(Source("test", text)).diagnostics


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ("tabel voice first { }", "`tabel` can't stand here; expected a new construct such as "
         "`table` or the end of the file", "did you mean `table`?"),
        ("table voice frist { }", "`frist` can't stand here; expected `any`, `first` or `unique`",
         "did you mean `first`?"),
        ("table t first { row a wehn b -> keep }", "`wehn` can't stand here; expected `when`",
         "did you mean `when`?"),
        ("table t first { row a when -> keep }", "`->` can't stand here; expected a condition",
         None),
        ("define a = b is -> c", "`->` can't stand here; expected a value, `not` or `absent`",
         None),
        ("define a = b is {c}", "`{` can't stand here; expected a value, `not` or `absent`",
         "a set of values takes `in`, as in `activity in {busy, meeting}`"),
        ("define a = b = c", "`=` can't stand here; expected an operator such as `is` or `in`, a "
         "new construct such as `table`, `and`, `or`, `not` or the end of the file",
         "values are compared with `is`"),
        ("define a = b is on", "`on` can't stand here; expected a value, `not` or `absent`",
         '`on` is a keyword; a token of that name is `"on"`'),
        ("define a = b is and", "`and` can't stand here; expected a value, `not` or `absent`",
         None),
        ("define a = b in {c, absent}", "`absent` can't stand here; expected a value or `}`",
         "`absent` is no value; it stands alone behind `is`, or in a cell of a grid"),
        ("table t first { row keep when a -> keep }", "`keep` can't stand here; expected a name",
         "`keep` is a keyword and can't be a name"),
        ("define", "the file ends too early; expected a name", None),
        ("table t first {", "the file ends too early; expected `}`, `row` or `otherwise`", None),
    ],
)  # fmt: skip
def test_says_what_was_expected(text, message, help_):
    """A message names what stands there and what could, in the user's words."""
    [found] = errors(text)
    assert (found.message, found.help) == (message, help_)


def test_an_unclosed_brace_is_shown():
    """A file that ends inside braces is told where they were opened."""
    [found] = errors("table t first {\n row a when any -> keep\n")
    assert [found.source.at(each.span) for each in found.related] == ["{"]


def test_ten_independent_errors_are_ten():
    """Each broken construct is reported once, and the sound ones between them not at all."""
    rows = "\n".join(f"row r{n} when a is -> keep\nrow s{n} when any -> keep" for n in range(5))
    defines = "\n".join(f"define d{n} a\ndefine e{n} = a" for n in range(5))
    found = errors(f"{defines}\ntable t first {{\n{rows}\notherwise -> keep\n}}\n")
    lines = [d.source.position(d.span.start).line for d in found]
    assert lines == [1, 3, 5, 7, 9, 12, 14, 16, 18, 20]


@pytest.mark.parametrize(
    "broken",
    [
        "table t frist {\n row a when b in {c} -> keep\n otherwise -> keep\n}",
        "table t first {\n row a when b in {c -> keep\n otherwise -> keep\n}",
        "table t first {\n row a when b in c} -> keep\n otherwise -> keep\n}",
        "table t first {\n row a when (b -> keep\n}",
        "table t first {\n row a when b -> keep after soon\n}",
        "context { a b : text c : text }",
    ],
)
def test_one_mistake_makes_one_message(broken):
    """A mistake in one construct is one error, and the next construct is read."""
    found = errors(f"{broken}\ndefine x = y\ndefine z\n")
    assert len(found) == 2
    assert found[1].message == "the file ends too early; expected `=`"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("table t first {\n row a when any ->\n\ndefine x = any\ndefine y", [4, 5]),
        ("table t first {\n row a wehn any ((\n\ndefine x = any\ndefine y", [2, 4, 5]),
        ("table t first {\n row a when b in {c, d -> keep\n\ntable u frist {\n}", [2, 4]),
        ("table t first {\n a | b -> outcome\n c | d -> Ready\ndefine x = any\ndefine y", [4, 5]),
        ("table t first {\n a b | c -> outcome\n c | | d -> Ready\n}\ndefine y", [2, 3, 5]),
        ("context {\n a : int\n b :\ntable t first {\n row a wehn b -> keep\n}\n", [4, 5]),
        ("table t first {\n row use when any -> keep\n row b when -> keep\n}", [2, 3]),
        ("table t first {\n row a when any -> Ready\n rwo b when any -> keep\n}", [3]),
        ("table t first {\n row a when any -> Ready after 2\n else -> keep\n}\ndefine", [2, 3, 5]),
        ('table t first {\n row a when b is "c\n row d wehn e -> keep\n}', [2, 3]),
    ],
)
def test_a_broken_construct_swallows_no_other(text, lines):
    """What stands behind a construct that is broken or not closed is read, and judged."""
    found = errors(text)
    assert [each.source.position(each.span.start).line for each in found] == lines


def test_lines_may_go_on_where_only_names_can():
    """A name at the start of a line is taken for a misspelt `row` only where no name can be."""
    text = """\
table t first {
    row a when b is
        c -> Ready
                mode x
                reason y
    row d when e or
        f -> keep
    row
        when_not when any -> keep
}
transition
    a -> b : c,
        d
renamed
    old -> new
"""
    assert errors(text) == ()


@pytest.mark.parametrize("line", ["@", "define", "'", 'define "', "}", "table t frist {"])
def test_reading_stops_behind_the_bound_of_findings(line):
    """Behind so many wrong words or syntax errors the rest is not read: it is no rules file."""
    source = Source("test", f"{line}\n" * 300)
    assert len(parse(source, Limits(rules_findings_made=100)).diagnostics) <= 200


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("table t first {\n row a when b in {c -> keep\n otherwise -> keep\n}", []),
        ("table t first {\n row a when b -> keep\n ROW c when any -> keep\n}", []),
        ("table t first {\n row a when b -> keep\n\ndefine x = any", ["{"]),
        ("context {\n a : text", ["{"]),
    ],
)
def test_an_open_brace_is_shown_only_where_it_is_the_likely_cause(text, opened):
    """That is at the end of the file, or where another construct starts."""
    [found] = errors(text)
    assert [found.source.at(each.span) for each in found.related] == opened


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("table t first {\n row a when b>Ready\n}", None),
        ("table t first {\n row a when b is c>Ready\n}", "->"),
        ("define a = b is c&&d", "and"),
        ("define a = note is '*don't*'", None),
        ("define a = b is 'c'", '"c"'),
        ("define a b", None),
        ("table t frist { }", "first"),
    ],
)
def test_no_fix_of_what_could_not_be_read_is_safe(text, mended):
    """Nobody can be sure of what was meant by a text that could not be read."""
    fixes = [each.fix for each in errors(text) if each.fix]
    assert not any(fix.safe for fix in fixes)
    assert mended is None or [fix.edits[0].text.strip() for fix in fixes] == [mended]


def test_a_fix_runs_into_no_word():
    """What is written in the place of a sign keeps apart from the words around it."""
    [found] = errors("define a = b=c")
    [edit] = found.fix.edits
    assert edit.text == " is "
