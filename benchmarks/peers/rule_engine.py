"""rule-engine: expressions over Python values, parsed once and walked at each decision."""

from __future__ import annotations

import rule_engine

from peers.infix import WORDY


def build(table):
    """Return the decision of one nested conditional."""
    return rule_engine.Rule(WORDY.choice(table.rows, table.otherwise.name)).evaluate
