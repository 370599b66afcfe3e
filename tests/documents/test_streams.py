"""Streams are files in `streams/`: the bodies of one subscription in their order, as TOML.

The first comment is the claim, `fields` are those asked for. Each `[[step]]` has the content
`type` (that of the step before where it is missing), the `body`, the `updates` it gives (none
where it is missing) and the codes of its `errors`. An update has `who` it is about, and either
field values, an array for a set and "-" for a cleared field, or `lost` with a `reason`, or
`resubscribe`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from presencemap.documents import PresenceReader, Stream

STREAMS = Path(__file__).parent / "streams"
FILES = sorted(STREAMS.iterdir())
NOT_FIELDS = ("who", "lost", "reason", "resubscribe")


def value_of(written):
    """Return the field value that a TOML value stands for."""
    if isinstance(written, list):
        return frozenset(written)
    return None if written == "-" else written


def shown(written):
    """Return what a written update expects, in the form of `told`."""
    changes = {name: value_of(v) for name, v in written.items() if name not in NOT_FIELDS}
    return (
        written["who"],
        changes,
        written.get("lost", False),
        written.get("reason"),
        written.get("resubscribe"),
    )


def told(update):
    """Return what an update says, without where it stands."""
    changes = dict(update.changes)
    return update.presentity, changes, update.lost, update.reason, update.resubscribe


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_stream(path):
    """Each body gives what is written beside it, the fourth time as the first."""
    expected = tomllib.loads(path.read_text(encoding="utf-8"))
    reader, kind = PresenceReader(expected["fields"]), None
    for _ in range(4):  # what a reader has learned of documents must not hide them from a stream
        stream = Stream()
        for number, step in enumerate(expected["step"], 1):
            kind = step.get("type", kind)
            updates, errors = reader.read(kind, step["body"].encode(), stream=stream)
            where = f"step {number}: {errors}"
            assert [told(u) for u in updates] == [shown(u) for u in step.get("updates", [])], where
            assert [e.code for e in errors] == step.get("errors", []), where


def test_every_stream_is_told_of():
    """Every file in the folder is a stream of several steps that begins with its claim."""
    assert len(FILES) >= 20
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert path.suffix == ".toml"
        assert text.startswith("# ")
        assert text.count("[[step]]") > 1, path.name
