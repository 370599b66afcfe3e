"""Counts by finding."""

from __future__ import annotations

from presencemap.diagnostics import Finding, Fix, Severity
from presencemap.report.statistics import statistics, statistics_lines, statistics_shape
from presencemap.source import Source, Span

SOURCE = Source("site.pm", "text")
ONE = Finding("PM901", "one-finding")
OTHER = Finding("PM902", "another-finding-with-a-name", Severity.WARNING)
RARE = Finding("PM900", "rare", Severity.INFO)


def found():
    """Give ten of one finding, two of them with a fix, and one each of two others."""
    fix = Fix("mend it", ())
    many = [ONE.at(SOURCE, Span(0, 1), "m", fix=fix if n < 2 else None) for n in range(10)]
    return [OTHER.at(SOURCE, Span(0, 1), "m"), *many, RARE.at(SOURCE, Span(0, 1), "m")]


def test_lines_are_aligned_and_the_most_frequent_comes_first():
    """Numbers stand right, names left; equal numbers are in the order of the codes."""
    assert [line.plain for line in statistics_lines(statistics(found()))] == [
        "10  PM901  one-finding                  error    2 fixable",
        " 1  PM900  rare                         info",
        " 1  PM902  another-finding-with-a-name  warning",
    ]


def test_the_shape():
    """The JSON has a version and a count for each finding."""
    shape = statistics_shape(statistics(found()))
    assert shape["version"] == 1
    assert shape["statistics"][0] == {
        "code": "PM901", "name": "one-finding", "severity": "error", "count": 10, "fixable": 2,
    }  # fmt: skip
    assert [each["count"] for each in shape["statistics"]] == [10, 1, 1]


def test_nothing_found_is_nothing_counted():
    """No findings give no lines and an empty list."""
    assert statistics_lines(statistics([])) == []
    assert statistics_shape(statistics([])) == {"version": 1, "statistics": []}
