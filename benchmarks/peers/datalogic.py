"""datalogic-py: JsonLogic in Rust, one rule, compiled."""

from __future__ import annotations

from datalogic_py import Engine

from peers.logic import program


def build(table):
    """Return the decision of one compiled rule."""
    return Engine().compile(program(table)).evaluate
