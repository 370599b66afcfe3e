"""Trees to decision tables, and decisions. `compile_file` is the door in, `RuleSet` comes out."""

from presencemap.tables.explain import Explanation, Match, Miss, Verdict
from presencemap.tables.promises import Example, Expected
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Row, Table
from presencemap.tables.trial import (
    AnswerResult,
    Difference,
    ExampleResult,
    Part,
    RowCoverage,
    Trial,
    run_examples,
)

__all__ = [
    "AnswerResult",
    "Difference",
    "Example",
    "ExampleResult",
    "Expected",
    "Explanation",
    "HitPolicy",
    "Match",
    "Miss",
    "Part",
    "Row",
    "RowCoverage",
    "RuleSet",
    "Table",
    "Trial",
    "Verdict",
    "run_examples",
]
