"""Other rule engines deciding by the same table, each from a program generated for it.

A module a peer. Each has `build(table)`: it returns a function from a record, as
`peers.records` makes it, to the name of the row that answers. What a module does before it
returns is compiling; what the function does is timed. None of them knows presencemap's own
way to decide. A peer takes part if what it imports is installed, see the extra `bench`.
"""

from __future__ import annotations

from attrs import frozen

__all__ = ["PEERS", "Peer"]


@frozen
class Peer:
    """An engine, and a way to use it.

    `module` is its module here, `label` what the results call it, `records` how many records
    one round decides about: fewer where a decision takes a fifth of a millisecond or more.
    """

    module: str
    label: str
    records: int = 2_000


PEERS = (
    Peer("datalogic", "datalogic-py, compiled JsonLogic"),
    Peer("zen_expression", "zen-engine, compiled expression"),
    Peer("cel_rust", "common-expression-language (CEL, Rust)"),
    Peer("zen_table", "zen-engine, decision table"),
    Peer("cel_cpp", "cel-expr-python (CEL, C++)"),
    Peer("opa", "opa-eval (Rego)"),
    Peer("regorus", "regorus (Rego)"),
    Peer("json_logic", "panzi-json-logic"),
    Peer("business_rules", "business-rules"),
    Peer("rule_engine", "rule-engine"),
    Peer("clips", "clipspy (CLIPS)"),
    Peer("spiff_dmn", "SpiffWorkflow, DMN decision table", records=500),
)
