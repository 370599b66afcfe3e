"""regorus: Rego interpreted in Rust (on PyPI as hobofan-regorus).

Its input goes in as JSON: given a dict, it makes 1 and 0 of True and False, and a condition
on a yes/no field silently never holds.
"""

from __future__ import annotations

import json

from hobofan_regorus import Engine

from peers.rego import QUERY, policy


def build(table):
    """Return the decision of one policy."""
    engine = Engine()
    engine.add_policy("table.rego", policy(table))

    def decide(record):
        engine.set_input_json(json.dumps(record))
        return engine.eval_rule(QUERY)

    return decide
