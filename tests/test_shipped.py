"""The files that ship with presencemap: found wherever it is installed, and in order."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import presencemap
from presencemap.checks import examine_file
from presencemap.language.printing import formatted
from presencemap.shipped import shipped
from presencemap.source import Source

SETS = {
    "engage-genesys-cloud.pm",
    "lync-genesys-cloud.pm",
    "lync-genesys.pm",
    "pidf-genesys.pm",
    "teams-genesys-cloud.pm",
    "uc-connector.pm",
}
ALL_SETS = sorted(path.name for path in (Path(__file__).parent.parent / "rules").glob("*.pm"))
VOCABULARIES = {
    "genesys-cloud.pm",
    "genesys.pm",
    "graph.pm",
    "microsoft.pm",
    "pidf.pm",
    "sip.pm",
    "stat-server.pm",
}


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        ("rules", "lync-genesys.pm"),
        ("grammars", "pm.ebnf"),
        ("grammars", "presence/pidf-family.xsd"),
        ("samples", "README.md"),
    ],
)
def test_folders_are_found(folder, file):
    """Each shipped folder is there with its files."""
    assert (shipped(folder) / file).is_file()


def test_every_rules_file_is_clean(root):
    """Nothing that we ship has a finding, not even a warning."""
    paths = sorted((root / "rules").rglob("*.pm"))
    assert {path.name for path in paths} >= SETS | VOCABULARIES
    for path in paths:
        assert (path.name, examine_file(path).diagnostics) == (path.name, ())


def test_every_rules_file_has_its_form(root):
    """What we ship is as `presencemap fmt` would write it."""
    for path in sorted((root / "rules").rglob("*.pm")):
        text = path.read_text(encoding="utf-8")
        assert formatted(Source(path.name, text)).text == text, path.name


@pytest.mark.parametrize("file", ALL_SETS)
def test_every_row_is_shown_by_an_example(root, file):
    """A rule set keeps what its examples promise, and no row goes without one."""
    trial = presencemap.run_examples(presencemap.load_rules(root / "rules" / file))
    assert [each.example.name for each in trial.failed] == []
    assert [f"{row.table} {row.row}" for row in trial.rows if not row.hits] == []


@pytest.mark.parametrize("file", ALL_SETS)
def test_no_example_says_what_another_says(root, file):
    """Each example shows a presence of its own."""
    rules = presencemap.load_rules(root / "rules" / file)
    shown = [
        {name: value for name, value in each.presence.items() if value is not None}
        for each in rules.examples
    ]
    assert [each for each in shown if shown.count(each) > 1] == []


@pytest.mark.parametrize("file", sorted({*ALL_SETS} - {"uc-connector.pm"}))
def test_recommended_rules_fail_safe(root, file):
    """Nothing is routed at once, without a known presence, or on a lost subscription."""
    rules = presencemap.load_rules(root / "rules" / file)
    routable = {name for name, state in rules.states.items() if state.routable}
    for table in rules.tables:
        rows = [row for row in table.all_rows if row.decision.outcome.state in routable]
        assert [row.name for row in rows if not row.decision.after] == []
    for example in rules.examples:
        lost = {**example.presence, "subscription": "terminated"}
        for presence in ({}, lost):
            for decision in rules.decide(presence).values():
                assert decision.outcome.state not in routable


def test_works_from_a_zip_file(tmp_path, root):
    """Laid out as in a wheel and zipped, the package finds its rules."""
    laid = tmp_path / "laid"
    shutil.copytree(root / "presencemap", laid / "presencemap")
    for folder in ("rules", "grammars"):
        shutil.copytree(root / folder, laid / "presencemap" / folder)
    archive = tmp_path / "presencemap.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in laid.rglob("*"):
            file.write(path, path.relative_to(laid))
    site = tmp_path / "site.pm"
    site.write_text("language 1\nuse genesys\ntable t first { otherwise -> NotReady }\n")
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import presencemap;"
        f"assert {str(archive)!r} in presencemap.__file__;"
        f"print(presencemap.load_rules({str(site)!r}).decide({{}})['t'].outcome.state)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("NotReady\n", "")


# The lines of Genesys' blueprint gc-presence-update-from-ms-teams, as its table has them.
BLUEPRINT = {
    "Available": "Available",
    "Away": "Away",
    "BeRightBack": "Away",
    "Busy": "Busy",
    "DoNotDisturb": "Busy",
    "Focusing": "Busy",
    "InACall": "Busy",
    "InAMeeting": "Busy",
    "OffWork": "Offline",
    "Offline": "Offline",
    "Presenting": "Busy",
}


def test_teams_answers_what_the_blueprint_answers(root):
    """Each line of the blueprint has an example by its name, which leads where it leads."""
    rules = presencemap.load_rules(root / "rules" / "teams-genesys-cloud.pm")
    shown = {each.name: each.expected[0].outcome.state for each in rules.examples}
    assert {name: shown.get(name) for name in BLUEPRINT} == BLUEPRINT


def test_teams_answers_every_activity_of_graph(root):
    """No activity that Graph documents is without an answer, as five are in the blueprint."""
    rules = presencemap.load_rules(root / "rules" / "teams-genesys-cloud.pm")
    dropped = set(rules.fields["graph.activity"].tokens) - set(BLUEPRINT)
    assert dropped == {
        "InAConferenceCall", "Inactive", "OutOfOffice", "PresenceUnknown",
        "UrgentInterruptionsOnly",
    }  # fmt: skip
    for activity in dropped:
        [decision] = rules.decide({"graph.activity": activity}).values()
        assert decision.outcome.state in ("Busy", "Away")


@pytest.mark.parametrize(
    ("file", "presence", "answer"),
    [
        ("uc-connector.pm", {"availability": 3500}, "Ready"),
        ("uc-connector.pm", {"availability": 18500}, "LoggedOut"),
        ("uc-connector.pm", {"availability": 5000}, "NotReady Other"),
        ("uc-connector.pm", {"availability": 2999}, "NotReady Other"),
        ("uc-connector.pm", {}, "NotReady Other"),
        ("lync-genesys.pm", {"availability": 3000}, "Ready"),
        ("lync-genesys.pm", {"availability": 4499}, "Ready"),
        ("lync-genesys.pm", {"availability": 3500, "activity": "on-the-phone"}, "NotReady OnCall"),
        ("lync-genesys.pm", {"availability": 3500, "agent.on_call": True}, "NotReady OnCall"),
        ("lync-genesys.pm", {"availability": 18500, "agent.on_call": True}, "NotReady OnCall"),
        ("lync-genesys.pm", {"availability": 4500}, "keep"),
        ("lync-genesys.pm", {"availability": 6500}, "NotReady Busy"),
        ("lync-genesys.pm", {"availability": 6900}, "NotReady DND"),
        ("lync-genesys.pm", {"availability": 6900, "activity": "urgent-interruptions-only"},
         "NotReady DND"),
        ("lync-genesys.pm", {"availability": 6500, "activity": "in-a-meeting"}, "NotReady Meeting"),
        ("lync-genesys.pm", {"availability": 7500}, "NotReady Busy"),
        ("lync-genesys.pm", {"availability": 9500}, "NotReady DND"),
        ("lync-genesys.pm", {"availability": 9500, "activity": "in-presentation"},
         "NotReady Presenting"),
        ("lync-genesys.pm", {"availability": 12500}, "NotReady BeRightBack"),
        ("lync-genesys.pm", {"availability": 15500, "activity": "off-work"}, "NotReady Away"),
        ("lync-genesys.pm", {"availability": 18000}, "LoggedOut"),
        ("lync-genesys.pm", {"availability": 0}, "NotReady Unknown"),
        ("lync-genesys.pm", {}, "NotReady Unknown"),
        ("lync-genesys.pm", {"subscription": "terminated"}, "NotReady NoPresence"),
        ("lync-genesys.pm", {"subscription": "terminated", "agent.on_call": True},
         "NotReady OnCall"),
        ("pidf-genesys.pm", {"basic": "open"}, "Ready"),
        ("pidf-genesys.pm", {"basic": "open", "activities": frozenset()}, "Ready"),
        ("pidf-genesys.pm", {"basic": "open", "activities": frozenset({"alerting"})},
         "NotReady Unknown"),
        ("pidf-genesys.pm", {"basic": "open", "activities": frozenset({"on-the-phone", "busy"})},
         "NotReady OnCall"),
        ("pidf-genesys.pm", {"basic": "open", "user-input": "idle"}, "NotReady Away"),
        ("pidf-genesys.pm", {"basic": "unknown"}, "NotReady Unknown"),
        ("pidf-genesys.pm", {"basic": "closed"}, "LoggedOut"),
        ("pidf-genesys.pm", {"basic": "closed", "agent.on_call": True}, "NotReady OnCall"),
        ("pidf-genesys.pm", {}, "NotReady Unknown"),
        ("lync-genesys-cloud.pm", {"availability": 4499}, "OnQueue"),
        ("lync-genesys-cloud.pm", {"availability": 4500}, "keep"),
        ("lync-genesys-cloud.pm", {"availability": 2999}, "Away presence unknown"),
        ("lync-genesys-cloud.pm", {"availability": 3500, "agent.on_call": True}, "keep"),
        ("lync-genesys-cloud.pm", {"availability": 3500, "activity": "in-a-conference"},
         "Busy in a call"),
        ("lync-genesys-cloud.pm", {"availability": 6900}, "Busy do not disturb"),
        ("lync-genesys-cloud.pm", {"availability": 14999}, "Away"),
        ("lync-genesys-cloud.pm", {"availability": 18500}, "Offline"),
        ("lync-genesys-cloud.pm", {}, "Away presence unknown"),
        ("teams-genesys-cloud.pm", {"graph.availability": "Available"}, "Available"),
        ("teams-genesys-cloud.pm", {"graph.availability": "available"}, "Available"),
        ("teams-genesys-cloud.pm",
         {"graph.availability": "available", "graph.activity": "INACALL"},
         "Busy in a Teams call"),
        ("teams-genesys-cloud.pm", {"graph.availability": "Offline", "agent.on_queue": True},
         "keep"),
        ("teams-genesys-cloud.pm", {"graph.availability": "unknownFutureValue"},
         "Away presence unknown"),
        ("teams-genesys-cloud.pm", {}, "Away presence unknown"),
        ("engage-genesys-cloud.pm", {"stat.status": "LoggedOut"}, "Offline"),
        ("engage-genesys-cloud.pm",
         {"stat.status": "NotReadyForNextCall", "stat.reason": "Meeting"}, "Meeting"),
        ("engage-genesys-cloud.pm",
         {"stat.status": "NotReadyForNextCall", "stat.reason": "meeting"}, "Busy"),
        ("engage-genesys-cloud.pm", {"stat.status": "CallOutbound", "stat.reason": "Meeting"},
         "Busy in a call"),
        ("engage-genesys-cloud.pm", {}, "Busy unknown"),
    ],
)  # fmt: skip
def test_shipped_rules_decide(root, file, presence, answer):
    """The shipped rule sets answer what their comments promise."""
    rules = examine_file(root / "rules" / file).rules
    [decision] = rules.decide(presence).values()
    outcome = decision.outcome
    said = [outcome.state or outcome.kind.value, *map(str, outcome.attributes.values())]
    assert " ".join(said) == answer
