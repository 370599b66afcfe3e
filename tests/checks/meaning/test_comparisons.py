"""What fields are compared with, seen alike wherever it stands."""

from __future__ import annotations

from said import HEAD, compiled

from presencemap.checks.meaning.comparisons import comparisons

TEXT = """timezone "Europe/Paris"
renamed doing -> activity
define d = not (availability is 3000 or availability < 7000 and note like "x")
table t first {
    row a when d and on {mon, fri..sun} and doing is on-the-phone -> keep
    row b when availability not in {busy, 9000..9999} and note is absent -> keep
    otherwise -> NotReady
}
table g unique {
    d   | availability | device        -> outcome
    yes | not busy     | {web, mobile} -> keep
    any | >= 12000     | absent        -> keep
    otherwise -> NotReady
}
example "e" { availability 3000, device absent, activity on-the-phone => t keep }
"""


def test_every_comparison_is_seen_in_order():
    """Definitions, rows, cells and facts give field, operator and values."""
    found = [
        (
            each.field.name,
            each.operator,
            [each.source.at(value.span) for value in each.values],
            each.example.name if each.example else None,
        )
        for each in comparisons(compiled(TEXT, HEAD))
        if each.source.name == "site.pm"
    ]
    assert found == [
        ("availability", "is", ["3000"], None),
        ("availability", "<", ["7000"], None),
        ("weekday", "is", ["mon", "fri..sun"], None),
        ("activity", "is", ["on-the-phone"], None),
        ("availability", "is", ["busy", "9000..9999"], None),
        ("availability", "is", ["busy"], None),
        ("device", "is", ["web", "mobile"], None),
        ("availability", ">=", ["12000"], None),
        ("availability", "fact", ["3000"], "e"),
        ("activity", "fact", ["on-the-phone"], "e"),
    ]
