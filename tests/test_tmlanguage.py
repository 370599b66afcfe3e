"""The grammar for editors colours rules files as our own lexer and parser read them."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest
from rules_mutations import GOOD_FILES, ROOT
from textmate import Engine

from presencemap.language.lexer import Lexer
from presencemap.language.parser import parser_tables
from presencemap.language.recovery import Reading
from presencemap.language.words import KEYWORDS, SIGNS, SOFT_KEYWORDS, WORD_TYPES
from presencemap.source import Source

GRAMMAR = json.loads((ROOT / "grammars" / "pm.tmLanguage.json").read_text(encoding="utf-8"))
KEYWORD = ("keyword.", "constant.language.", "storage.")
SCOPES = {
    "STRING": ("string.",),
    "NUMBER": ("constant.numeric.integer.",),
    "LENGTH": ("constant.numeric.duration.",),
    "CLOCK": ("constant.numeric.time.",),
    "NAME": ("variable.", "entity.name.", "constant.other."),
    **dict.fromkeys(SIGNS, ("keyword.operator.", "punctuation.")),
    **dict.fromkeys((WORD_TYPES[word] for word in KEYWORDS), KEYWORD),
}  # fmt: skip


def scopes(text):
    """Return the scopes of each character of a text, outermost first."""
    return Engine(GRAMMAR).scopes(text)


def tokens(text):
    """Return our own tokens of a text, its comments, and the offsets of soft words as names."""
    source = Source("file", text)
    lexer, names = Lexer(source), set()
    parser = copy.copy(parser_tables())
    parser.productions = [Noted(each, names) for each in parser.productions]
    reading = Reading(source, lexer, parser)
    assert parser.parse(lexer=lexer, tokenfunc=reading.token) is not None
    return list(iter(Lexer(source).token, None)), lexer.comments, names


class Noted:
    """A production that notes where soft keywords are names."""

    def __init__(self, production, names):
        self.production, self.names = production, names

    def __getattr__(self, name):
        return getattr(self.production, name)

    def callable(self, symbols):
        """Do what the production does, and note where."""
        if self.production.name in ("name", "plain_name") and symbols.slice[1].type.isupper():
            self.names.add(symbols.slice[1].lexpos)
        self.production.callable(symbols)


@pytest.mark.parametrize("path", GOOD_FILES, ids=lambda path: path.stem)
def test_colours_what_the_lexer_sees(path):
    """Every token of a file has a scope of its kind, from its first character to its last."""
    text = path.read_text(encoding="utf-8")
    found, comments, names = tokens(text)
    given = scopes(text)
    for token in found:
        soft = token.value in SOFT_KEYWORDS
        kind = "NAME" if token.lexpos in names else token.type
        wanted = KEYWORD if soft and kind != "NAME" else SCOPES[kind]
        for at in range(token.lexpos, token.lexpos + len(token.value)):
            assert any(each.startswith(wanted) for each in given[at]), (token, given[at])
            if kind in ("NAME", "STRING"):
                assert not any(each.startswith(KEYWORD) for each in given[at]), (token, given[at])
    for comment in comments:
        for at in range(comment.span.start, comment.span.end):
            assert any(each.startswith("comment.line.") for each in given[at])
            assert not any(each.startswith((*KEYWORD, "string.")) for each in given[at])


@pytest.mark.parametrize("path", GOOD_FILES, ids=lambda path: path.stem)
def test_good_files_have_nothing_invalid(path):
    """Nothing in a good file is shown as a mistake."""
    given = scopes(path.read_text(encoding="utf-8"))
    assert not any(each.startswith("invalid") for some in given for each in some)


@pytest.mark.parametrize(
    ("text", "piece", "scope"),
    [
        ("table voice first {", "voice", "entity.name.function.table"),
        ("    row call when any -> keep", "call", "entity.name.function.row"),
        ("    row call when any -> Ready", "Ready", "entity.name.type.state"),
        ("    named: low | any -> keep", "named", "entity.name.function.row"),
        ("define called = any", "called", "entity.name.function.define"),
        ("state Ready routable", "Ready", "entity.name.type.state"),
        ("state Gone logged-out", "logged-out", "storage.modifier"),
        ('state Gone "not here" logged-out {', "logged-out", "storage.modifier"),
        ("define a = b is logged-out", "logged-out", "constant.other.token"),
        ("field level : int { low = 0..9 }", "level", "entity.name.variable.field"),
        ("field level : int { low = 0..9 }", "low", "entity.name.constant.range"),
        ("field kind : token open { a, b }", "b", "constant.other.token"),
        ("define a = b in {on-the-phone}", "on-the-phone", "constant.other.token"),
        ("define a = b is on-the-phone", "on-the-phone", "constant.other.token"),
        ("context { agent.on_call : yes/no }", "agent.on_call", "entity.name.variable.field"),
        ("use microsoft", "microsoft", "entity.name.namespace"),
        (r'use "a\n"', r"\n", "constant.character.escape"),
        (r'use "a\q"', r"\q", "invalid.illegal.escape"),
        ("define a = b < 12x", "12x", "invalid.illegal.number"),
        ("# presencemap: allow fail-open, gap", "allow", "support.function.directive"),
        ("# presencemap: allow fail-open", "fail-open", "entity.other.finding"),
        ("define a = b is open", "open", "constant.other.token"),
        ("define first = table-x", "table-x", "variable.other"),
        ('row x when note like "# no comment" -> keep', "# no", "string.quoted.double"),
    ],
)
def test_scopes_that_themes_show(text, piece, scope):
    """Names of tables, rows, states, fields and tokens are told apart."""
    at = text.rindex(piece) if piece != "allow" else text.index(piece)
    for each in scopes(text)[at : at + len(piece)]:
        assert f"{scope}.pm-rules" in each


def test_keywords_are_those_of_the_language():
    """The grammar's keyword lists are the language's, none missing and none too many."""
    rules = [
        *GRAMMAR["repository"]["keywords"]["patterns"],
        *GRAMMAR["repository"]["values"]["patterns"],
    ]
    listed = [
        word
        for rule in rules
        for word in re.search(r"\(\?:([a-z|]+)\)", rule["match"])[1].split("|")
    ]
    assert sorted(listed) == sorted(KEYWORDS)
    whole = json.dumps(GRAMMAR)
    assert [word for word in SOFT_KEYWORDS if not re.search(rf"\b{word}\b", whole)] == []
    assert set(SCOPES) >= set(SIGNS)


def test_is_for_our_files():
    """Editors know the grammar by its scope and the files' suffix."""
    assert (GRAMMAR["scopeName"], GRAMMAR["fileTypes"]) == ("source.pm-rules", ["pm"])
    included = set(re.findall(r'"include": "#(\w+)"', json.dumps(GRAMMAR)))
    assert included == set(GRAMMAR["repository"])
    assert Path(ROOT / "grammars" / "pm.tmLanguage.json").read_bytes().isascii()
