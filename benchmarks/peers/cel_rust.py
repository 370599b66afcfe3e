"""common-expression-language: CEL in Rust, one compiled program."""

from __future__ import annotations

import cel

from peers.infix import C_LIKE


def build(table):
    """Return the decision of one nested conditional."""
    return cel.compile(C_LIKE.choice(table.rows, table.otherwise.name)).execute
