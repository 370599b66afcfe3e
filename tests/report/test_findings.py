"""The list of findings, and their pages."""

from __future__ import annotations

from presencemap.diagnostics import Finding, Severity
from presencemap.report.findings import (
    finding_shape,
    findings_lines,
    findings_shape,
    page_text,
)

ONE = Finding("PM901", "one-finding")
OTHER = Finding("PM902", "other", Severity.WARNING)


def test_the_list_is_aligned():
    """Each finding is a line: code, name, severity, what it is about."""
    lines = findings_lines([(ONE, "it is so"), (OTHER, "it may be so")])
    assert [line.plain for line in lines] == [
        "PM901  one-finding  error    it is so",
        "PM902  other        warning  it may be so",
    ]


def test_a_page_is_printed_as_it_is():
    """A page keeps every line; only the first is made bold."""
    page = "PM901 one-finding: it is so.\n\nBecause.\n\nBad:\n\n    row\n"
    text = page_text(page)
    assert text.plain == page
    assert [(span.start, span.end, span.style) for span in text.spans] == [(0, 28, "bold")]


def test_the_shapes():
    """As JSON the list has summaries, and a single finding its page."""
    shared = {"code": "PM902", "name": "other", "severity": "warning"}
    assert findings_shape([(OTHER, "so")]) == {
        "version": 1, "findings": [{**shared, "summary": "so"}],
    }  # fmt: skip
    assert finding_shape(OTHER, "a page") == {"version": 1, **shared, "page": "a page"}
