"""opa-eval: regorus in another binding, which reads a policy from a file and JSON as input."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from opa_eval import OpaEval

from peers.rego import QUERY, policy


def build(table):
    """Return the decision of one policy."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.rego"
        path.write_text(policy(table), encoding="utf-8")
        evaluate = OpaEval(str(path), query=QUERY).evaluate_parsed

    def decide(record):
        return evaluate(json.dumps(record))

    return decide
