"""The files that ship with presencemap: found wherever it is installed, and in order."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile

import pytest

from presencemap.checks import examine_file
from presencemap.shipped import shipped


@pytest.mark.parametrize(
    ("folder", "file"),
    [("rules", "lync-genesys.pm"), ("grammars", "pm.ebnf"), ("samples", "README.md")],
)
def test_folders_are_found(folder, file):
    """Each shipped folder is there with its files."""
    assert (shipped(folder) / file).is_file()


def test_every_rules_file_is_clean(root):
    """Nothing that we ship has a finding, not even a warning."""
    paths = sorted((root / "rules").rglob("*.pm"))
    assert len(paths) >= 7
    for path in paths:
        assert (path.name, examine_file(path).diagnostics) == (path.name, ())


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
    ],
)  # fmt: skip
def test_shipped_rules_decide(root, file, presence, answer):
    """The shipped rule sets answer what their comments promise."""
    rules = examine_file(root / "rules" / file).rules
    outcome = rules.decide(presence)["voice"].outcome
    said = outcome.state or outcome.kind.value
    assert f"{said} {outcome.attributes.get('reason', '')}".strip() == answer
