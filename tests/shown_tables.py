"""Tables to be shown, for the tests of all forms."""

from __future__ import annotations

from presencemap.report.sheet import sheet_of
from presencemap.tables.load import compile_text

TEXT = """\
language 1
field lamp "as the lamp shows it" : token { green, red }
field queue : int { none = 0  short = 1..3  long = 4.. }
field note : text
state Open "Stat: Open" routable { line : int }
state Shut { why : text }
table door first {
    row go    when lamp is green and queue in {none, short} -> Open line 2 after 2s
    row alarm when lamp is red or note like "*a|b <i>`x`*"   -> Shut why "a|b <i>`"
    row stay  when queue is long                             -> keep
    otherwise                                                -> Shut
}
table many first {
    row all when (lamp is red or queue is 1) and (lamp is green or note is absent)
             and (queue is 2 or note is "n")  and (lamp is absent or queue is 3) -> keep
    otherwise -> restore
}
"""


def sheets(text=TEXT, name="site.pm"):
    """Return the sheets of a rules file."""
    rules = compile_text(text, name).rules
    return [sheet_of(rules, table) for table in rules.tables]
