"""`presencemap diff`: what it prints, and what it tells the shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from commands import COMMAND
from commands import run as run_presencemap

DIFF = [*COMMAND, "diff"]

OLD = """\
language 1
use microsoft
use genesys

table voice first {
    row away when availability is away      -> NotReady reason "Away" after 30s
    row free when availability is available -> Ready after 3s
    otherwise                               -> NotReady reason "Unknown"
}
"""
NEW = OLD.replace('NotReady reason "Away" after 30s', "Ready").replace("Ready after 3s", "keep")
SAME = """\
language 1
use genesys   # in another order, with other names
use microsoft
define here = availability is available
table voice unique {
    row here     when here -> Ready after 3s
    row far_away when availability in {15000..17999} -> NotReady reason "Away" after 30s
    otherwise -> NotReady reason "Unknown"
}
"""

TEXT = """\
voice: NotReady reason "Away" after 30s -> Ready   (10.0 % of cells)
    where  availability is away
    rows   away (old.pm:6) -> away (new.pm:6)
    example "voice: NotReady reason Away after 30s -> Ready" {
        availability 15000  =>  voice Ready
    }

voice: Ready after 3s -> keep   (10.0 % of cells)
    where  availability is available
    rows   free (old.pm:7) -> free (new.pm:7)
    example "voice: Ready after 3s -> keep" {
        availability 3000  =>  voice keep
    }

2 differences
"""

MARKDOWN = """\
**`old.pm` → `new.pm`: 2 differences**

| table | before | now | cells | where | rows |
|---|---|---|---|---|---|
| `voice` | `NotReady reason "Away" after 30s` | `Ready` | 10.0 % | `availability is away` \
| away (old.pm:6) → away (new.pm:6) |
| `voice` | `Ready after 3s` | `keep` | 10.0 % | `availability is available` \
| free (old.pm:7) → free (new.pm:7) |

<details><summary>A presence for each, and what is decided now</summary>

```pm
example "voice: NotReady reason Away after 30s -> Ready" {
    availability 15000  =>  voice Ready
}

example "voice: Ready after 3s -> keep" {
    availability 3000  =>  voice keep
}
```

</details>
"""


run = partial(run_presencemap, "diff")


@pytest.fixture
def folder(tmp_path):
    """Give a folder with an old version, a new one, and one that means the same as the old."""
    for name, text in (("old", OLD), ("new", NEW), ("same", SAME)):
        (tmp_path / f"{name}.pm").write_text(text, encoding="utf-8")
    return tmp_path


def test_differences(folder):
    """Each difference is a block, what newly takes calls first; the exit code is 1."""
    assert run("old.pm", "new.pm", cwd=folder) == (1, TEXT, "")


def test_the_same_in_other_words(folder):
    """Names, order, layout, hit policy and definitions are no difference; the exit code is 0."""
    said = (0, "same meaning: proved over all presences\n", "")
    assert run("old.pm", "same.pm", cwd=folder) == said
    assert run("old.pm", "old.pm", cwd=folder) == said


def test_markdown(folder):
    """Markdown is a table with one row a difference, and the witnesses below it."""
    assert run("old.pm", "new.pm", "--format", "markdown", cwd=folder) == (1, MARKDOWN, "")
    out = run("old.pm", "same.pm", "--format", "markdown", cwd=folder)[1]
    assert out == "**`old.pm` → `same.pm`: same meaning: proved over all presences**\n"


def test_json_is_the_contract(folder):
    """The JSON has the promised shape."""
    code, out, err = run("old.pm", "new.pm", "--format", "json", cwd=folder)
    shape = json.loads(out)
    assert (code, err) == (1, "")
    assert {**shape, "tables": None} == {
        "version": 1,
        "old": "old.pm",
        "new": "new.pm",
        "verdict": "different",
        "differences": 2,
        "tables": None,
        "notes": [],
    }
    [table] = shape["tables"]
    assert {**table, "changes": None} == {
        "name": "voice",
        "added": False,
        "removed": False,
        "unproved": None,
        "zones": None,
        "retyped": [],
        "changes": None,
    }
    assert table["changes"][0] == {
        "old": {
            "words": 'NotReady reason "Away" after 30s',
            "outcome": "state",
            "state": "NotReady",
            "attributes": {"reason": "Away"},
            "after": 30.0,
            "conflict": False,
            "gap": False,
        },
        "new": {
            "words": "Ready",
            "outcome": "state",
            "state": "Ready",
            "attributes": {},
            "after": None,
            "conflict": False,
            "gap": False,
        },
        "share": 0.1,
        "where": ["availability is away"],
        "more": 0,
        "old_rows": [{"row": "away", "file": "old.pm", "line": 6}],
        "new_rows": [{"row": "away", "file": "new.pm", "line": 6}],
        "witness": {"availability": 15000},
        "example": 'example "voice: NotReady reason Away after 30s -> Ready" {\n'
        "    availability 15000  =>  voice Ready\n}",
    }


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_output_does_not_depend_on_the_process(folder, root, form):
    """The same files give the same bytes, whatever the order of sets."""
    files = root / "rules" / "lync-genesys.pm", root / "rules" / "uc-connector.pm"
    outs = {
        run(*files, "--format", form, cwd=folder, PYTHONHASHSEED=seed)[1] for seed in ("1", "7")
    }
    assert len(outs) == 1


def test_a_witness_holds_when_it_is_pasted(folder):
    """The examples are valid, and what they promise is so in the new file."""
    out = json.loads(run("old.pm", "new.pm", "--format", "json", cwd=folder)[1])
    examples = [change["example"] for change in out["tables"][0]["changes"]]
    (folder / "pasted.pm").write_text(NEW + "\n".join(examples) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "presencemap", "test", "pasted.pm"],
        cwd=folder, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_one_may_be_standard_input(folder):
    """`-` is standard input, whose `use`d files stand beside the other file."""
    (folder / "below").mkdir()
    (folder / "below" / "rows.pm").write_text(OLD, encoding="utf-8")
    (folder / "below" / "site.pm").write_text('language 1\nuse "rows.pm"\n', encoding="utf-8")
    text = 'language 1\nuse "rows.pm" # as it was\n'
    code, out, err = run("-", "below/site.pm", cwd=folder, stdin=text)
    assert (code, out, err) == (0, "same meaning: proved over all presences\n", "")
    code, out, _ = run("old.pm", "-", cwd=folder, stdin=NEW)
    assert (code, "away (old.pm:6) -> away (<stdin>:6)" in out) == (1, True)
    assert run("-", "-", cwd=folder, stdin=OLD)[0] == 2


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_one_may_be_a_pipe(folder):
    """What a shell makes of `<(git show HEAD:site.pm)` is read like a file."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        stream.write(OLD)
    done = subprocess.run(
        [*DIFF, f"/dev/fd/{reading}", "same.pm"],
        cwd=folder, check=False, capture_output=True, text=True, pass_fds=[reading],
    )  # fmt: skip
    os.close(reading)
    assert (done.returncode, done.stdout) == (0, "same meaning: proved over all presences\n")


BROKEN = OLD.replace("away      ", "awayy     ")


def test_a_file_with_errors_can_not_be_compared(folder):
    """What is wrong with a file is shown; 1 means that files differ, and nothing else."""
    (folder / "broken.pm").write_text(BROKEN, encoding="utf-8")
    for pair in (("broken.pm", "new.pm"), ("old.pm", "broken.pm")):
        code, out, err = run(*pair, cwd=folder)
        assert (code, out) == (2, "")
        assert "broken.pm:6:35: error[PM202] unknown-token" in err


def test_findings_of_check_do_not_stand_against_a_comparison(folder):
    """Rules that `check` refuses can be compared: a dangerous version with its mended one."""
    text = OLD.replace('NotReady reason "Unknown"', "Ready")
    (folder / "open.pm").write_text(text, encoding="utf-8")
    code, out, _ = run("open.pm", "old.pm", cwd=folder)
    assert (code, "voice: Ready -> NotReady" in out) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.pm", "new.pm"], "nowhere.pm: No such file or directory"),
        (["old.pm", "."], ".: Is a directory"),
        (["old.pm", "new.pm", "--table", "voic"], "has a table `voic`; did you mean `voice`?"),
        (["empty.pm", "empty.pm"], "neither empty.pm nor empty.pm has a table"),
        (["old.pm"], "Missing argument 'NEW'"),
    ],
)
def test_misuse(folder, arguments, message):
    """What can't be compared is told in a sentence, with exit code 2."""
    text = "language 1\nvocabulary mine\nstate Gone\n"
    (folder / "empty.pm").write_text(text, encoding="utf-8")
    code, out, err = run(*arguments, cwd=folder)
    assert (code, out) == (2, "")
    assert message in err


def test_tables_can_be_picked(folder):
    """--table compares the tables of these names only."""
    chat = "table chat first {\n    otherwise -> NotReady\n}\n"
    (folder / "chat.pm").write_text(OLD + chat, encoding="utf-8")
    code, out, _ = run("old.pm", "chat.pm", cwd=folder)
    assert (code, out) == (1, "chat: only chat.pm has this table\n\n1 difference\n")
    assert run("old.pm", "chat.pm", "--table", "voice", cwd=folder)[0] == 0


def test_colour_is_for_terminals(folder):
    """There is colour only where it is wanted, and never with NO_COLOR."""
    wanted = {"FORCE_COLOR": "1", "TERM": "xterm"}
    assert "\x1b[" not in run("old.pm", "new.pm", cwd=folder)[1]
    assert "\x1b[3" in run("old.pm", "new.pm", cwd=folder, **wanted)[1]
    assert "\x1b[3" not in run("old.pm", "new.pm", cwd=folder, **wanted, NO_COLOR="1")[1]
