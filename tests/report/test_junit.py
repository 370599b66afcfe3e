"""Results as JUnit's XML."""

from __future__ import annotations

import pytest
from lxml import etree

from presencemap.diagnostics import Finding, Severity
from presencemap.report.junit import Case, Suite, check_suites, junit_text
from presencemap.source import Source, Span

GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="presencemap check" tests="4" failures="2" errors="1">
  <testsuite name="clean.pm" tests="1" failures="0" errors="0">
    <testcase classname="clean.pm" name="check" />
  </testsuite>
  <testsuite name="site.pm" tests="2" failures="2" errors="0">
    <testcase classname="site.pm" name="PM999 a-finding 1:1">
      <failure type="error" message="`a&lt;b` &amp; &quot;c&quot;">site.pm:1:1: error[PM999] \
a-finding: `a&lt;b` &amp; "c"
     1 | one
       | ^^^
</failure>
    </testcase>
    <testcase classname="site.pm" name="PM998 other 2:1">
      <failure type="warning" message="so">site.pm:2:1: warning[PM998] other: so
     2 | two
       | ^
</failure>
    </testcase>
  </testsuite>
  <testsuite name="gone.pm" tests="1" failures="0" errors="1">
    <testcase classname="gone.pm" name="check">
      <error type="unreadable" message="No such file" />
    </testcase>
  </testsuite>
</testsuites>
"""


def test_a_suite_a_file_and_a_case_a_finding():
    """A clean file has one passed case, findings fail, and what can't be read is an error."""
    source = Source("site.pm", "one\ntwo\n")
    found = [
        Finding("PM999", "a-finding").at(source, Span(0, 3), '`a<b` & "c"'),
        Finding("PM998", "other", Severity.WARNING).at(source, Span(4, 5), "so"),
    ]
    suites = check_suites(["clean.pm", "site.pm"], found, {"gone.pm": "No such file"})
    assert junit_text("presencemap check", suites) == GOLDEN


def test_a_file_that_is_used_has_its_own_suite():
    """A finding in a file that no argument named stands under that file's name."""
    found = [Finding("PM999", "a-finding").at(Source("used.pm", "x"), Span(0, 1), "so")]
    assert [(suite.name, len(suite.cases)) for suite in check_suites(["site.pm"], found, {})] == [
        ("site.pm", 1),
        ("used.pm", 1),
    ]


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\ud800", "\ufffe", "\uffff"],
)
def test_what_xml_can_not_hold_is_replaced(character):
    """Control, reordering and lone characters come out as U+FFFD; the XML can be read."""
    text = f"a{character}b"
    out = junit_text("n", [Suite(text, (Case(text, text, "error", text),))])
    suite = etree.fromstring(out.encode())[0]
    fault = suite[0][0]
    seen = {suite.get("name"), suite[0].get("name"), fault.get("message"), fault.text}
    assert seen == {"a\ufffdb"}


def test_ordinary_text_is_kept():
    """Letters of every script, line feeds and emoji come back as they were."""
    text = "größe <日本> & 🎧\nsecond line ]]>"
    out = junit_text("n", [Suite("s", (Case("c", "m", "error", text),))])
    assert etree.fromstring(out.encode())[0][0][0].text == text
