"""panzi-json-logic: JsonLogic in Python; the rule is walked at each decision."""

from __future__ import annotations

from functools import partial

from json_logic import jsonLogic

from peers.logic import program


def build(table):
    """Return the decision of one rule."""
    return partial(jsonLogic, program(table))
