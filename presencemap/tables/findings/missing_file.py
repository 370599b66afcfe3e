"""PM011 missing-file: a file that is used is not there, or can't be read.

The path behind `use` is looked for from the folder of the file that says it, not from where the
command was started, so that a folder of rules may be moved as a whole. Half of a rule set would
route calls by rows that nobody meant to be alone; so nothing is loaded until every file is there.
Check the spelling (upper and lower case matter on most servers), and that the file was deployed
together with the others.

A file whose name does not end in `.pm` is no rules file and is not even read: it may be anybody's,
and findings show the lines that they are about.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM011", "missing-file")
