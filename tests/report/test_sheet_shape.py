"""Sheets as JSON."""

from __future__ import annotations

from shown_tables import sheets

from presencemap.report.sheet_shape import sheets_shape


def test_the_shape_is_the_contract():
    """Tables with fields, rows and states, and a version."""
    shape = sheets_shape(sheets())
    door, many = shape["tables"]
    assert shape["version"] == 1
    assert {key: door[key] for key in ("name", "policy", "file", "line")} == {
        "name": "door",
        "policy": "first",
        "file": "site.pm",
        "line": 7,
    }
    assert door["fields"][1] == {
        "name": "queue",
        "type": "int",
        "open": False,
        "caseless": False,
        "documentation": "",
        "ranges": [
            {"name": "none", "low": 0, "high": 0},
            {"name": "short", "low": 1, "high": 3},
            {"name": "long", "low": 4, "high": 4294967295},
        ],
        "tokens": [],
    }
    assert door["rows"][0] == {
        "name": "go",
        "line": 8,
        "otherwise": False,
        "lines": [{"lamp": "green", "queue": "{none, short}"}],
        "condition": "lamp is green and queue in {none, short}",
        "outcome": "state",
        "state": "Open",
        "attributes": {"line": 2},
        "after": 2.0,
        "words": "Open line 2 after 2s",
    }
    assert door["rows"][-1]["otherwise"] is True
    assert door["rows"][-1]["condition"] is None
    assert many["rows"][0]["lines"] is None
    assert door["states"][0] == {"name": "Open", "routable": True, "documentation": "Stat: Open"}
