"""The grammar: sound, shown to readers as it is, built once and never written."""

from __future__ import annotations

import copy
import io
import re
import subprocess
import sys

from ply import yacc

from presencemap.language.grammar import Grammar
from presencemap.language.lexer import Lexer
from presencemap.language.parser import parser_tables
from presencemap.language.recovery import Reading
from presencemap.language.words import SPELLING
from presencemap.source import Source


def test_has_no_conflict_and_no_unused_token():
    """PLY has nothing to say about the grammar: no conflict, nothing unused or unreachable."""
    said = io.StringIO()
    yacc.yacc(
        module=Grammar(),
        debug=True,
        write_tables=False,
        tabmodule="presencemap.language.no_table_file",
        debuglog=yacc.NullLogger(),
        errorlog=yacc.PlyLogger(said),
    )
    assert said.getvalue() == "Generating LALR tables\n"


def test_is_built_once():
    """The tables are the same object for every parse of a process."""
    assert parser_tables() is parser_tables()


def test_ebnf_shows_the_parsers_own_productions(root):
    """`grammars/pm.ebnf` has exactly the productions of the parser, the `error` ones aside."""
    text = (root / "grammars" / "pm.ebnf").read_text(encoding="utf-8")
    text = text[text.index("\nfile ") :]
    shown = {
        (name, tuple(alternative.replace("/* nothing */", "").split()))
        for name, body in re.findall(r"^(\w+) +::=((?:.*\n)(?: .*\n)*)", text, re.MULTILINE)
        for alternative in re.split(r"\n? \| ", body)
    }
    real = {
        (p.name, tuple(f"'{SPELLING[s]}'" if s in SPELLING else s for s in p.prod))
        for p in parser_tables().productions[1:]
        if "error" not in p.prod
    }
    assert shown == real


def test_the_sample_of_everything_uses_every_production(root):
    """`everything.pm`, which fuzzers and editors are tested with, leaves out no production."""
    parser, used = copy.copy(parser_tables()), set()
    parser.productions = [Counted(each, used) for each in parser.productions]
    source = Source("everything", (root / "tests/language/everything.pm").read_text("utf-8"))
    reading = Reading(source, Lexer(source), parser)
    assert parser.parse(lexer=reading, tokenfunc=reading.token) is not None
    every = {str(each) for each in parser.productions[1:] if "error" not in each.prod}
    assert every - used == set()


class Counted:
    """A production that remembers that it was used."""

    def __init__(self, production, used):
        self.production, self.used = production, used

    def __getattr__(self, name):
        return getattr(self.production, name)

    def __str__(self):
        return str(self.production)

    def callable(self, symbols):
        """Do what the production does, and remember it."""
        self.used.add(str(self))
        self.production.callable(symbols)


def test_parsing_writes_no_file(tmp_path, root):
    """A fresh process that parses, with -OO and in an empty folder, leaves no file behind."""
    code = f"import presencemap;presencemap.load_rules({str(root / 'rules' / 'uc-connector.pm')!r})"
    before = {path for path in (root / "presencemap").rglob("*") if path.suffix != ".pyc"}
    subprocess.run(
        [sys.executable, "-B", "-OO", "-W", "error", "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    after = {path for path in (root / "presencemap").rglob("*") if path.suffix != ".pyc"}
    assert (list(tmp_path.iterdir()), after) == ([], before)
