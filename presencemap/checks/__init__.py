"""What is wrong with rules that compile: one finding, one module, one page, one case file.

A check is a module with `FINDING` and `check(compiled, rules)`; its docstring is the page
that explains the finding. `examine` runs them all; behind them `silencing` leaves out what
comments in the files allow, and `mending` applies the fixes that findings carry.
"""

from __future__ import annotations

from presencemap.checks.allowing.adding_allows import WithAllows, add_allows
from presencemap.checks.baseline import Baseline, BaselineError, Sifted
from presencemap.checks.catalogue import CATALOGUE, Entry, page, summary
from presencemap.checks.examine import (
    CHECKS,
    Examination,
    bounded,
    examine_file,
    examine_text,
    load_rules,
)
from presencemap.checks.mending.mend import Mended, mend

__all__ = [
    "CATALOGUE",
    "CHECKS",
    "Baseline",
    "BaselineError",
    "Entry",
    "Examination",
    "Mended",
    "Sifted",
    "WithAllows",
    "add_allows",
    "bounded",
    "examine_file",
    "examine_text",
    "load_rules",
    "mend",
    "page",
    "summary",
]
