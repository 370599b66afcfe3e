"""Files of which nothing is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from said import HEAD, fixed, said

from presencemap.checks import unused_use

TABLE = "table t first {\n row a when note is absent -> keep\n otherwise -> NotReady\n}\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("use pidf  # once\n", None),
        ("use sip\n", "nothing that `sip` declares is used"),
        ("use stat-server\n", "nothing that `stat-server` declares is used"),
    ],
)
def test_the_line_goes(line, message):
    """The fix takes the line out; `note` is of two vocabularies, and both count as used."""
    found = said(unused_use, line + TABLE)
    if message is None:
        assert found == []
        return
    assert [each.message for each in found] == [message]
    assert not found[0].fix.safe
    assert fixed(found[0]) == TABLE


@pytest.mark.parametrize(
    ("file", "unused"),
    [
        ("field lamp : yes/no\n", True),
        ("context { lamp : yes/no }\nstate Lamp\ndefine lit = lamp\n", True),
        ('timezone "Europe/Paris"\n', True),
        ("use sip\n", True),
        ("field lamp : yes/no\nuse microsoft\n", False),  # what it uses in turn is used
        ("table u first { otherwise -> NotReady }\n", False),
        ('example "e" { note "x" => t NotReady }\n', False),
        ("renamed notes -> note\n", True),
        ("transition Ready -> Elsewhere : Go\nstate Elsewhere\n", False),
    ],
)
def test_what_a_file_brings(tmp_path, monkeypatch, file, unused):
    """Names count if they are spoken of; tables, examples and ways between used states do."""
    monkeypatch.chdir(tmp_path)
    Path("part.pm").write_text("language 1\n" + file, encoding="utf-8")
    table = TABLE.replace("otherwise", "row b when device is web -> Ready\n otherwise")
    found = said(unused_use, 'use "part.pm"\n' + table)
    assert [each.message for each in found] == (
        ['nothing that `"part.pm"` declares is used'] if unused else []
    )


def test_another_file_may_need_it(tmp_path, monkeypatch):
    """A file may speak of names that it leaves to its users to bring."""
    monkeypatch.chdir(tmp_path)
    part = "language 1\ndefine over = subscription is terminated\n"
    Path("part.pm").write_text(part, encoding="utf-8")
    text = 'use sip\nuse "part.pm"\n' + TABLE.replace("note is absent", "over")
    found = said(unused_use, text, HEAD)
    assert [each.message for each in found] == ["nothing that `microsoft` declares is used"]


def test_a_vocabulary_uses_for_its_users():
    """A vocabulary may bring another one."""
    assert said(unused_use, "", "language 1\nvocabulary mine\nuse microsoft\n") == []
