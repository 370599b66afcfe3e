"""Cases are pairs of files in `cases/`: a body, and beside it a TOML file with what it says.

In the TOML file the first comment is the claim. `type` is the content type and `fields` are
those asked for (all where it is missing). `[[update]]` lists the expected updates in order:
an array stands for a set, "-" for a cleared field, and `absent = "all others"` says that
every other field of the update's dialect is named and cleared. `places` tells where values were
found, as "element:line", where the case is about that. `[options]` are those of
`DocumentOptions`, `at` the time of reading. `[error]` is the only error, `[[errors]]` those
beside good updates.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from presencemap.documents import (
    MSRTC_FIELDS,
    PIDF_FIELDS,
    XPIDF_FIELDS,
    DocumentOptions,
    read_documents,
    read_presence,
)
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits
from presencemap.model import FreeBusy, Update

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.toml"))

WHOLE = {"msrtc": MSRTC_FIELDS, "pidf": PIDF_FIELDS, "xpidf": XPIDF_FIELDS}
"""The fields of dialects whose documents are the whole state."""


def load(name):
    """Return a case's expectations and its body."""
    expected = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    (body,) = (p for p in CASES.glob(f"{name}.*") if p.suffix in (".xml", ".mime"))
    return expected, body.read_bytes()


def value_of(written):
    """Return the field value that a TOML value stands for."""
    if isinstance(written, dict):
        slots = bytes(int(slot) for slot in written["slots"])
        return FreeBusy(written["start"], written["granularity"], slots)
    if isinstance(written, list):
        return frozenset(written)
    return None if written == "-" else written


def updates_of(expected):
    """Return the updates that a case expects."""
    fed = WHOLE if "absent" in expected else {}
    return [
        Update(
            update.get("presentity"),
            dict.fromkeys(fed.get(update["dialect"], ()))
            | {name: value_of(value) for name, value in update["changes"].items()},
            update["dialect"],
            update.get("lost", False),
            reason=update.get("reason"),
            resubscribe=update.get("resubscribe"),
        )
        for update in expected.get("update", [])
    ]


def errors_of(expected):
    """Return code, path and line of the errors that a case expects."""
    errors = expected.get("errors", [])
    errors = [*errors, expected["error"]] if "error" in expected else errors
    return [(e["code"], e.get("xpath"), e.get("line")) for e in errors]


@pytest.mark.parametrize("name", NAMES)
def test_case(name):
    """A body gives the updates and errors that are written beside it."""
    expected, body = load(name)
    options = DocumentOptions(**expected.get("options", {}))
    updates, errors = read_documents(
        expected["type"], body, expected.get("fields"), options=options, at=expected.get("at")
    )
    assert updates == updates_of(expected)
    for update, written in zip(updates, expected.get("update", []), strict=True):
        places = {name: f"{p.element}:{p.line}" for name, p in update.places.items()}
        assert written.get("places", places) == places
    assert [(e.code, e.xpath, e.line) for e in errors] == errors_of(expected)


def test_every_body_has_a_case():
    """No body lies in the folder without expectations."""
    bodies = {path.stem for path in CASES.iterdir() if path.suffix != ".toml"}
    assert bodies == set(NAMES)


def test_one_error_is_raised():
    """`read_presence` raises the first error even where other parts are good."""
    expected, body = load("list-bad-part")
    with pytest.raises(DocumentError) as caught:
        read_presence(expected["type"], body)
    assert caught.value.code == "not-well-formed"


def test_good_updates_are_returned():
    """`read_presence` returns the updates where nothing is wrong."""
    expected, body = load("list-two")
    updates = read_presence(expected["type"], body, ["basic"])
    assert [u.changes for u in updates] == [{"basic": "open"}, {"basic": "closed"}]


def test_no_field_is_read_when_none_is_wanted():
    """An empty collection of fields is not the same as none given."""
    expected, body = load("ms-availability-bad")
    assert read_presence(expected["type"], body, ()) == [
        Update("sip:ada@desk.example", {}, "microsoft")
    ]


def test_the_type_may_be_folded():
    """A content type is understood in the spelling that Lync folds it into."""
    _, body = load("pidf-open")
    (update,) = read_presence("\r\n  application / PIDF+xml;\r\n charset=utf-8;", body, ["basic"])
    assert update.changes == {"basic": "open"}


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(document_bytes=100), "too-large"),
        (Limits(document_parts=2), "too-many-parts"),
        (DEFAULT_LIMITS, None),
    ],
)
def test_limits_of_a_multipart(limits, code):
    """The limits hold for a multipart body as a whole."""
    expected, body = load("list-two")
    _, errors = read_documents(expected["type"], body, limits=limits)
    assert [e.code for e in errors] == ([code] if code else [])
