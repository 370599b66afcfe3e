"""A decision table as DMN has it: frozen values between the XML and the rules.

Cells are text. Knows neither XML nor the language of rules files.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from attrs import frozen

__all__ = [
    "HOLD",
    "OUTCOME",
    "STATE",
    "Clause",
    "Data",
    "DecisionTable",
    "Policy",
    "Rule",
    "TypeRef",
]

OUTCOME: Final = "outcome"
"""The output that says `state`, `keep` or `restore`."""
STATE: Final = "state"
"""The output that names the state, null for `keep` and `restore`."""
HOLD: Final = "hold"
"""The output with the hold in seconds, null for none."""


class Policy(Enum):
    """The hit policies that a decision has one answer under (DMN 1.3, section 8.2.8)."""

    FIRST = "FIRST"
    UNIQUE = "UNIQUE"
    ANY = "ANY"


class TypeRef(Enum):
    """The types of columns. `TOKENS` is a list of strings, which a file has to define."""

    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TOKENS = "tokens"


@frozen
class Data:
    """What tables are fed with. `name` is what expressions call it.

    `field` is what the rules call it, `kind` their type of it, and `ranges` are their names for
    its numbers, as in `low=0..9 high=10..`.
    """

    name: str
    type: TypeRef
    field: str
    kind: str
    ranges: str = ""
    documentation: str = ""


@frozen
class Clause:
    """A column: of an input its `expression`, of an output its name.

    `values` are those that it may have, "" for any; `default` is what an output is where no
    rule matches. `attribute` is what the rules call the output, if that is an attribute.
    """

    expression: str
    label: str
    type: TypeRef
    values: str = ""
    attribute: str = ""
    default: str = ""


@frozen
class Rule:
    """A row: a cell for every input, one for every output, and what it is called."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    description: str = ""


@frozen
class DecisionTable:
    """A decision that is made by a table, of `data`.

    `routable` are states that calls are routed in.
    """

    identifier: str
    name: str
    policy: Policy
    inputs: tuple[Clause, ...]
    outputs: tuple[Clause, ...]
    rules: tuple[Rule, ...]
    data: tuple[Data, ...]
    routable: tuple[str, ...] = ()
