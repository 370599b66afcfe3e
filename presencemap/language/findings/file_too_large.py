"""PM003 file-too-large: the file has more bytes than are read.

No rules file that a person keeps comes near two million bytes; a file of that size is mostly
the wrong file, a capture or a log, or the output of a program that did not stop. Reading it would
hold up everything else that waits for rules. If it really holds rules, give each table a file of
its own and bring them together with `use "voice.pm"`.
"""

from __future__ import annotations

from typing import Final

from presencemap.diagnostics import Finding

__all__ = ["FINDING"]

FINDING: Final = Finding("PM003", "file-too-large")
