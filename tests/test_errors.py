"""Exceptions, as a caller sees them."""

from __future__ import annotations

import pickle

import pytest

import presencemap
from presencemap.diagnostics import Finding, Severity
from presencemap.source import Source, Span


def test_all_are_of_one_kind():
    """Every exception of ours can be caught as PresencemapError."""
    for name in ("CaptureError", "DocumentError", "FieldError", "RulesError"):
        assert issubclass(getattr(presencemap, name), presencemap.PresencemapError)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "it is wrong [bad-value]"),
        ({"line": 3}, "line 3: it is wrong [bad-value]"),
        ({"xpath": "/a/b", "line": 3}, "line 3: /a/b: it is wrong [bad-value]"),
    ],
)
def test_a_document_error_says_where(options, text):
    """Line and path stand in front where they are known, and are attributes."""
    error = presencemap.DocumentError("bad-value", "it is wrong", **options)
    assert str(error) == text
    assert (error.code, error.xpath, error.line) == (
        "bad-value",
        options.get("xpath"),
        options.get("line"),
    )


def test_a_rules_error_shows_the_first_and_counts_the_rest():
    """The message is the first error's line; warnings are kept but not counted."""
    source = Source("site.pm", "abc")
    kinds = (Severity.WARNING, Severity.ERROR, Severity.ERROR)
    found = [
        Finding("PM9", "thing", kind).at(source, Span(i, i + 1), "no")
        for i, kind in enumerate(kinds)
    ]
    error = presencemap.RulesError(found)
    assert str(error) == "site.pm:1:2: error[PM9] thing: no (and 1 more)"
    assert error.diagnostics == tuple(found)


def test_a_capture_error_names_the_file_first():
    """The message begins with the file's name."""
    assert str(presencemap.CaptureError("a.pcap", "it is empty")) == "a.pcap: it is empty"


@pytest.mark.parametrize(
    "error",
    [
        presencemap.DocumentError("bad-value", "it is wrong", xpath="/a", line=3),
        presencemap.CaptureError("a.pcap", "it is none"),
        presencemap.FieldError("no such field"),
        presencemap.RulesError(
            [Finding("PM9", "thing", Severity.ERROR).at(Source("a.pm", "x"), Span(0, 1), "no")]
        ),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_come_back_from_another_process(error):
    """Pickled and read again, an exception says and holds the same."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - ours
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))
