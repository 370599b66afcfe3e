"""Diagnostics as GitHub's workflow commands."""

from __future__ import annotations

import pytest

from presencemap.diagnostics import Finding, Fix, Severity
from presencemap.report.github import github_line
from presencemap.source import Source, Span


def line(name="site.pm", text="one\ntwo\n", span=(4, 7), message="it is so", **options):
    """Return the command for a finding."""
    severity = options.pop("severity", Severity.ERROR)
    finding = Finding("PM999", "a-finding", severity)
    return github_line(finding.at(Source(name, text), Span(*span), message, **options))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "::error file=site.pm,line=2,endLine=2,col=1,endColumn=4,"
             "title=PM999 a-finding::it is so"),
        ({"severity": Severity.WARNING, "help": "do this"},
         "::warning file=site.pm,line=2,endLine=2,col=1,endColumn=4,"
         "title=PM999 a-finding::it is so%0Ahelp: do this"),
        ({"severity": Severity.INFO, "fix": Fix("write `2`", ())},
         "::notice file=site.pm,line=2,endLine=2,col=1,endColumn=4,"
         "title=PM999 a-finding::it is so%0Afix: write `2`"),
        ({"example": 'example "e" {\n    => voice keep\n}'},
         "::error file=site.pm,line=2,endLine=2,col=1,endColumn=4,"
         'title=PM999 a-finding::it is so%0Awitness:%0Aexample "e" {%0A    => voice keep%0A}'),
        ({"span": (0, 6)}, "::error file=site.pm,line=1,endLine=2,"
                           "title=PM999 a-finding::it is so"),
        ({"message": "100 %, a:b\r\nc::d"},
         "::error file=site.pm,line=2,endLine=2,col=1,endColumn=4,"
         "title=PM999 a-finding::100 %25, a:b%0D%0Ac::d"),
        ({"name": "a,b:c%\n\x1b[31m.pm"},
         "::error file=a%2Cb%3Ac%25%0A\ufffd[31m.pm,line=2,endLine=2,col=1,endColumn=4,"
         "title=PM999 a-finding::it is so"),
        ({"name": "rules\\site.pm"},
         "::error file=rules/site.pm,line=2,endLine=2,col=1,endColumn=4,"
         "title=PM999 a-finding::it is so"),
    ],
)  # fmt: skip
def test_a_finding_is_one_command(options, expected):
    """Severity, both ends and title are told; nothing in a text can end the command early."""
    assert line(**options) == expected
