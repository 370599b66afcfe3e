"""Names that a file declares, and names that it speaks of."""

from __future__ import annotations

from presencemap.checks.meaning.names import declared_names, spoken_names
from presencemap.language import parse
from presencemap.source import Source

TEXT = """language 1
vocabulary v
use w
timezone "Europe/Paris"
field one : token { a, b }
context { two : int { low = 1 } }
state Three { four : text }
transition Three -> Five : Six
transition any -> any : Six
with seven yes : Eight
renamed nine -> ten
define eleven = f1 is a or not (f2 < 3 and f3) or f4 is absent or f5 like "x" and on mon
table t first {
    row r when between 08:00 and 09:00 or f6 between 08:00 and 09:00 -> S1 a1 "x"
    otherwise -> keep
}
table g unique {
    c1 | c2 -> outcome
    x  | 1  -> S2
    otherwise -> S3 a2 yes
}
example "e" { f7 1, f8 absent => t S4 a3 1 }
"""


def test_what_is_declared_and_what_is_spoken_of():
    """Tokens, ranges, requests, rows and tables are not among the names."""
    items = parse(Source("x.pm", TEXT)).file.items
    assert list(declared_names(items)) == [
        *("time", "weekday", "one", "two", "Three", "Three", "Five", "seven", "nine", "eleven"),
    ]
    assert list(spoken_names(items)) == [
        *("Three", "Five", "seven", "f1", "f2", "f3", "f4", "f5", "weekday", "time", "f6"),
        *("S1", "a1", "c1", "c2", "S2", "S3", "a2", "f7", "f8", "S4", "a3"),
    ]
