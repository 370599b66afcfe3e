"""The productions of the language, and nothing else: actions only build nodes.

A production is given by decorator, so that it survives `python -OO`, which strips docstrings.
`grammars/pm.ebnf` shows the same productions to readers; a test holds the two equal. An
`error` production says where reading goes on after a syntax error: at the next row, or at
the next construct of the top level.
"""

from __future__ import annotations

from typing import Any

from presencemap.language.grammar.conditions import ConditionProductions
from presencemap.language.grammar.declarations import DeclarationProductions
from presencemap.language.grammar.file import FileProductions
from presencemap.language.grammar.tables import TableProductions
from presencemap.language.grammar.values import ValueProductions
from presencemap.language.words import TOKENS

__all__ = ["Grammar"]


class Grammar(
    FileProductions,
    DeclarationProductions,
    TableProductions,
    ConditionProductions,
    ValueProductions,
):
    """PLY's parser module: without state, so that any number of parses may share it."""

    tokens = TOKENS
    start = "file"

    def p_error(self, token: Any) -> None:
        """Satisfy PLY: each parse sets an error function of its own."""
