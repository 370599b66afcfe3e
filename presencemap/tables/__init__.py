"""Trees to decision tables, and decisions. `compile_file` is the door in, `RuleSet` comes out."""

from presencemap.tables.explain import Explanation, Miss
from presencemap.tables.ruleset import RuleSet
from presencemap.tables.table import HitPolicy, Row, Table

__all__ = ["Explanation", "HitPolicy", "Miss", "Row", "RuleSet", "Table"]
