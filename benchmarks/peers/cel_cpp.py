"""cel-expr-python: Google's CEL in C++, type-checked and compiled.

It refuses expressions nested deeper than 32, so a table is a few of them, asked in turn; each
gives an empty string where none of its rows holds.
"""

from __future__ import annotations

from cel_expr_python import cel

from peers.infix import C_LIKE
from peers.records import fields, identifier, numbers

ROWS = 8
"""How many rows make an expression that is accepted, parentheses and all."""


def build(table):
    """Return the decision of a chain of nested conditionals."""
    kinds = {True: cel.Type.INT, False: cel.Type.DYN}  # None is no STRING
    numeric = numbers(table)
    names = {identifier(field): kinds[field in numeric] for field in fields(table)}
    environment = cel.NewEnv(variables=names)
    programs = [
        environment.compile(C_LIKE.choice(table.rows[first : first + ROWS], "")).eval
        for first in range(0, len(table.rows), ROWS)
    ]
    activation, otherwise = environment.Activation, table.otherwise.name

    def decide(record):
        values = activation(record)
        for evaluate in programs:
            name = evaluate(values).value()
            if name:
                return name
        return otherwise

    return decide
