"""Parsing: what is written becomes the tree that says so, each node with its place."""

from __future__ import annotations

import threading

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencemap.language import parse, tree
from presencemap.limits import Limits
from presencemap.model import FieldType, OutcomeKind
from presencemap.source import Source

SAMPLE = """\
language 1
use microsoft
use "other.pm"
vocabulary mine "2"
field level : int { low = 0..9  top = 10..  one = 1 }
field kind : set of token open { a, "b c", }
context { agent.on_call : yes/no  age : duration }
state Ready routable { mode : token { auto-in } }
transition Ready -> Ready : AgentReady, Again
define busy = level in {low, 12..14, "x"} or not kind is absent and any
table voice first {
    row one when (a or b) and c < 5 and d like "x*" -> Ready mode auto-in after 2s
    row two when e is not yes or f not in 1..2 or g not in {1} -> restore
    otherwise -> keep
}
"""


def parsed(text):
    """Return the tree of a text that must have nothing wrong."""
    result = parse(Source("test", text))
    assert result.diagnostics == ()
    return result.file


def words(node):
    """Return a node as a nest of plain values, for short expectations."""
    if isinstance(node, tree.Word):
        return node.text
    if isinstance(node, tree.Number | tree.Text | tree.YesNo):
        return node.value
    if isinstance(node, tree.Node):
        names = [a.name for a in attrs.fields(type(node)) if a.name != "span"]
        return (type(node).__name__, *(words(getattr(node, name)) for name in names))
    return tuple(words(each) for each in node) if isinstance(node, tuple) else node


def condition(text):
    """Return the condition of a row as plain values."""
    table = parsed(f"table t first {{ row r when {text} -> keep }}").items[0]
    return words(table.rows[0].condition)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("any", ("Anything",)),
        ("busy_now", ("Reference", "busy_now")),
        ("a is open", ("Membership", "a", ("open",), False)),
        ("a is not b", ("Membership", "a", ("b",), True)),
        ("a is absent", ("IsAbsent", "a", False)),
        ("a is not absent", ("IsAbsent", "a", True)),
        ("a in {b, 3}", ("Membership", "a", ("b", 3), False)),
        ("a in {b,}", ("Membership", "a", ("b",), False)),
        ("a in 1..2", ("Membership", "a", (("Range", 1, 2),), False)),
        ("a not in {b}", ("Membership", "a", ("b",), True)),
        ("a >= 3", ("Compare", "a", ">=", 3)),
        ('a like "x"', ("Like", "a", "x")),
        (
            "a or b and c",
            ("Or", (("Reference", "a"), ("And", (("Reference", "b"), ("Reference", "c"))))),
        ),
        ("not a and b", ("And", (("Not", ("Reference", "a")), ("Reference", "b")))),
        ("not (a and b)", ("Not", ("And", (("Reference", "a"), ("Reference", "b"))))),
        ("a or b or c", ("Or", (("Reference", "a"), ("Reference", "b"), ("Reference", "c")))),
        ("first is unique", ("Membership", "first", ("unique",), False)),
    ],
)
def test_reads_conditions(text, expected):
    """Conditions bind as usual (not, and, or), and chains stay flat."""
    assert condition(text) == expected


def test_reads_every_construct():
    """A file with one of everything becomes a tree with one of everything."""
    kinds = [type(item).__name__ for item in parsed(SAMPLE).items]
    assert kinds == [
        "Language", "Use", "Use", "Vocabulary", "FieldDeclaration", "FieldDeclaration",
        "Context", "StateDeclaration", "TransitionDeclaration", "Define", "Table",
    ]  # fmt: skip


def test_reads_declarations():
    """Types keep their ranges, tokens and openness; states their attributes."""
    items = parsed(SAMPLE).items
    level, kind, context, state, move = items[4:9]
    assert [words(each.range) for each in level.type.ranges] == [
        ("Range", 0, 9), ("Range", 10, None), ("Range", 1, 1),
    ]  # fmt: skip
    assert (kind.type.type, kind.type.open, tuple(t.text for t in kind.type.tokens)) == (
        FieldType.TOKEN_SET, True, ("a", "b c"),
    )  # fmt: skip
    assert [each.type.type for each in context.fields] == [FieldType.YES_NO, FieldType.DURATION]
    assert (state.routable, state.attributes[0].type.tokens[0].text) == (True, "auto-in")
    assert words(move) == ("TransitionDeclaration", "Ready", "Ready", ("AgentReady", "Again"))


@pytest.mark.parametrize(
    ("written", "routable", "logged_out"),
    [("", False, False), (" routable", True, False), (' "gone" logged-out {}', False, True)],
)
def test_reads_what_a_state_is(written, routable, logged_out):
    """A state is routable, logged-out, or neither."""
    state = parsed(f"state S{written}").items[0]
    assert (state.name.text, state.routable, state.logged_out) == ("S", routable, logged_out)


@pytest.mark.parametrize("word", ["routable", "logged-out"])
def test_what_a_state_is_names_things_elsewhere(word):
    """The words of a state's kind are names of states, attributes and tokens as well."""
    state, define = parsed(
        f"state {word} {word} {{ {word} : token {{ {word} }} }} define {word} = {word} is {word}"
    ).items
    assert words(state)[1:4:2] == (word, word)
    assert (state.attributes[0].name.text, state.attributes[0].type.tokens[0].text) == (word, word)
    assert (define.name.text, define.condition.field.text) == (word, word)


def test_reads_rows():
    """Rows keep name, outcome, attributes and hold; `otherwise` has neither name nor condition."""
    one, two, last = parsed(SAMPLE).items[-1].rows
    assert (one.name.text, one.outcome.state.text, one.after.seconds) == ("one", "Ready", 2.0)
    assert words(one.outcome.attributes) == (("SetAttribute", "mode", "auto-in"),)
    assert (two.outcome.kind, two.after) == (OutcomeKind.RESTORE, None)
    assert (last.name, last.condition, last.outcome.kind) == (None, None, OutcomeKind.KEEP)


@pytest.mark.parametrize(
    ("lexeme", "seconds"), [("250ms", 0.25), ("2s", 2), ("5m", 300), ("1h", 3600), ("1d", 86400)]
)
def test_reads_durations(lexeme, seconds):
    """Durations are in seconds."""
    row = parsed(f"table t first {{ otherwise -> keep after {lexeme} }}").items[0].rows[0]
    assert row.after.seconds == seconds


@pytest.mark.parametrize(
    ("lexeme", "value"),
    [(r'"a\"b"', 'a"b'), (r'"\\n"', "\\n"), (r'"\n\t"', "\n\t"), (r'"\\\""', '\\"'), ('""', "")],
)
def test_undoes_escapes(lexeme, value):
    """A string's value has its escapes undone, each once."""
    item = parsed(f"use {lexeme}").items[0]
    assert item.target.value == value


def nodes(node):
    """Yield a node and all below it."""
    yield node
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, tree.Node):
                yield from nodes(each)


def test_spans_cover_what_is_written():
    """Every node's span holds its text, and the spans of the nodes below it."""
    source = Source("test", SAMPLE)
    for node in nodes(parse(source).file):
        text = source.at(node.span)
        assert text
        assert text == text.strip()
        for below in nodes(node):
            assert node.span.start <= below.span.start <= below.span.end <= node.span.end
        if isinstance(node, tree.Word):
            assert text == node.text
        if isinstance(node, tree.Row):
            assert text.startswith(("row", "otherwise"))
        if isinstance(node, tree.TypeNode) and "{" in text:
            assert text.endswith("}")


def test_line_ends_mean_nothing():
    """A file on one line, or with CRLF, says the same."""
    flat = " ".join(line for line in SAMPLE.split("\n"))
    crlf = SAMPLE.replace("\n", "\r\n")
    assert words(parsed(flat)) == words(parsed(crlf)) == words(parsed(SAMPLE))


def test_an_empty_file_is_a_tree():
    """Nothing, or only comments, parses to a file without items."""
    assert parsed("").items == parsed("# nothing\n").items == ()


def test_long_chains_are_not_deep():
    """A thousand alternatives are one node; only nesting counts against the bound."""
    text = "\nor ".join(f"a{n}" for n in range(1000))
    assert len(condition(text)[1]) == 1000
    nested = "(a or b and " * 40 + "c" + ")" * 40
    limits = Limits(rules_nesting=40)
    result = parse(Source("test", f"table t first {{ row r when {nested} -> keep }}"), limits)
    assert [d.name for d in result.diagnostics] == ["nested-too-deep"]


def test_threads_do_not_disturb_each_other():
    """Parses at the same time give what they give alone."""
    expected = words(parsed(SAMPLE))
    seen = []

    def work():
        seen.extend(words(parsed(SAMPLE)) == expected for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 80


@given(st.text())
def test_any_text_is_a_tree_or_findings(text):
    """No text makes the parser raise, and it never gives neither tree nor finding."""
    result = parse(Source("test", text))
    assert (result.file is None) is bool(result.diagnostics)


@given(st.lists(st.sampled_from([*SAMPLE.split(), "\n"]), max_size=60))
def test_any_words_are_a_tree_or_findings(some):
    """The language's own words in any order are a tree or findings within the text."""
    text = " ".join(some)
    result = parse(Source("test", text))
    assert (result.file is None) is bool(result.diagnostics)
    for found in result.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert not any(word in found.message for word in ("ARROW", "LBRACE", "$end"))
