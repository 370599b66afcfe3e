"""What `decide` says besides its decision: notes on tokens that are perhaps slips."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from presencemap.cli.decide import decide

SITE = """language 1
field activity : token open { on-the-phone, in-a-meeting }
field activities : set of token open { busy, lunch }
field loose : caseless token open { Red }
field mood : set of token open
state Ready
table voice first { row call when activity is on-the-phone -> keep otherwise -> Ready }
"""


@pytest.mark.parametrize(
    ("field", "notes"),
    [
        (
            "activity=on-the-fone",
            "note: `on-the-fone` is not a listed token of `activity`; "
            "did you mean `on-the-phone`?\n",
        ),
        ("activity=golf", "note: `golf` is not a listed token of `activity`\n"),
        ("activities=busy,golf", "note: `golf` is not a listed token of `activities`\n"),
        ("loose=blue", "note: `blue` is not a listed token of `loose`\n"),
        ("activity=on-the-phone", ""),
        ("activity=absent", ""),
        ("activities=busy,lunch", ""),
        ("loose=RED", ""),
        ("mood=anything", ""),
    ],
)
def test_notes_tokens_that_are_perhaps_slips(tmp_path, field, notes):
    """A token that an open field does not list is decided upon, and told on standard error."""
    path = tmp_path / "site.pm"
    path.write_text(SITE)
    result = CliRunner().invoke(decide, [str(path), "--field", field])
    assert (result.exit_code, result.stderr) == (0, notes)
    assert result.stdout.startswith("voice: ")
