"""Diagnostics as SARIF, held against the schema of the standard."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import attrs
import pytest
from jsonschema.validators import validator_for

from presencemap.checks import CATALOGUE, page
from presencemap.diagnostics import Edit, Finding, Fix, Related, Severity
from presencemap.report.sarif import SarifLog, sarif_shape
from presencemap.source import Source, Span

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = validator_for(SCHEMA)(SCHEMA, format_checker=validator_for(SCHEMA).FORMAT_CHECKER)
SOURCE = Source("rules/site one.pm", "one\ntwo three\n")
FINDING = Finding("PM999", "a-finding", Severity.WARNING)
PAGE = "PM999 a-finding: it is so.\n\nBecause of this.\n\nBad:\n\n    one\n\nGood:\n\n    two\n"
LOG = SarifLog(
    diagnostics=(),
    pages={Finding("PM998", "other"): "PM998 other: so.", FINDING: PAGE},
    version="1.2.3",
    folder=Path("/srv/site").absolute(),
    unreadable={},
)


def run_of(*diagnostics, **changes):
    """Return the run of a log, after the whole log has passed the schema."""
    log = sarif_shape(attrs.evolve(LOG, diagnostics=diagnostics, **changes))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    assert json.loads(json.dumps(log)) == log
    [run] = log["runs"]
    return run


def test_the_schema_refuses_what_is_wrong():
    """The schema in use is one that tells right from wrong."""
    log = sarif_shape(LOG)
    log["runs"][0]["columnKind"] = "inches"
    assert not VALIDATOR.is_valid(log)


def test_a_rule_has_its_page():
    """A rule tells in short, why, and at length, with the level that it has by default."""
    rules = run_of()["tool"]["driver"]["rules"]
    assert rules[1] == {
        "id": "PM999",
        "name": "a-finding",
        "shortDescription": {"text": "it is so."},
        "fullDescription": {"text": "Because of this."},
        "help": {"text": PAGE, "markdown": PAGE},
        "defaultConfiguration": {"level": "warning"},
    }
    assert rules[0]["fullDescription"] == {"text": "so."}


def test_a_result_has_rule_level_and_both_ends():
    """A result points to its rule, and its region ends behind the last character."""
    [result] = run_of(FINDING.at(SOURCE, Span(4, 7), "`two` is wrong", help="write `2`"))["results"]
    assert result == {
        "ruleId": "PM999",
        "ruleIndex": 1,
        "level": "warning",
        "message": {"text": "`two` is wrong\nhelp: write `2`"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "rules/site%20one.pm",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4},
                }
            }
        ],
    }


def test_other_places_and_fixes_go_along():
    """Related places keep their messages, and a fix says what to put where, and if it is safe."""
    related = (Related("see here", SOURCE, Span(0, 3)),)
    fix = Fix("write `2`", (Edit(Span(4, 7), "2"), Edit(Span(14, 14), "end\n")), safe=False)
    [result] = run_of(FINDING.at(SOURCE, Span(4, 7), "m", related=related, fix=fix))["results"]
    [other] = result["relatedLocations"]
    assert (other["id"], other["message"]["text"]) == (1, "see here")
    assert other["physicalLocation"]["region"]["endColumn"] == 4
    [told] = result["fixes"]
    assert (told["description"]["text"], told["properties"]) == ("write `2`", {"safe": False})
    [change] = told["artifactChanges"]
    assert (
        change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    )
    assert [each["insertedContent"]["text"] for each in change["replacements"]] == ["2", "end\n"]
    assert change["replacements"][1]["deletedRegion"] == {
        "startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 1,
    }  # fmt: skip


def test_a_witness_goes_along():
    """A witness is told field by field, and its example in the message."""
    options = {"witness": {"a": None}, "example": 'example "e" {\n}'}
    [result] = run_of(FINDING.at(SOURCE, Span(4, 7), "m", **options))["results"]
    assert result["properties"] == {"witness": {"a": None}}
    assert result["message"]["text"] == 'm\nwitness:\nexample "e" {\n}'


@pytest.mark.parametrize(
    ("name", "uri", "inside"),
    [
        ("site.pm", "site.pm", True),
        ("./a/../b/site.pm", "b/site.pm", True),
        ("a:b#c?d%20.pm", "a%3Ab%23c%3Fd%2520.pm", True),
        ("größe.pm", "gr%C3%B6%C3%9Fe.pm", True),
        ("byte\udcff.pm", "byte%FF.pm", True),
        ("/srv/site/deep/site.pm", "deep/site.pm", True),
        ("/srv/other/site one.pm", "file:///srv/other/site%20one.pm", False),
        ("../other/site.pm", "file:///srv/other/site.pm", False),
        ("<stdin>", "%3Cstdin%3E", False),
    ],
)
def test_files_are_valid_uris(name, uri, inside):
    """Whatever a file is called, its URI is valid, and relative if it is inside the folder."""
    [result] = run_of(FINDING.at(Source(name, "x"), Span(0, 1), "m"))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (location["uri"], "uriBaseId" in location) == (uri, inside)
    parts = urlsplit(uri)
    assert (parts.scheme, parts.query, parts.fragment) == (
        "file" if uri.startswith("file:") else "", "", "",
    )  # fmt: skip
    assert uri.isascii()
    assert not inside or unquote(uri, errors="surrogateescape") in name.replace("a/../", "")


def test_what_can_not_be_read_is_told():
    """A file that could not be read makes the run an unsuccessful one, with the reason."""
    [invocation] = run_of(unreadable={"gone.pm": "No such file"})["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": "gone.pm: No such file"}}
        ],
    }
    assert run_of()["invocations"] == [{"executionSuccessful": True}]


def test_the_real_catalogue_fits():
    """All findings with their pages make valid rules, one each, and results point to them."""
    pages = {entry.finding: page(entry) for entry in CATALOGUE}
    found = [finding.at(SOURCE, Span(0, 3), "m") for finding in pages]
    run = run_of(*found, pages=pages)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
