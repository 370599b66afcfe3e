"""What is wrong with rules that compile: one finding, one module, one page, one case file.

A check is a module with `FINDING` and `check(compiled, rules)`; its docstring is the page
that explains the finding. `examine` runs them all.
"""

from __future__ import annotations

from presencemap.checks.examine import CHECKS, Examination, examine_file, load_rules

__all__ = ["CHECKS", "Examination", "examine_file", "load_rules"]
