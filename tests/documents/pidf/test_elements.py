"""Elements one by one: what each says on its own."""

from __future__ import annotations

import pytest

from presencemap.documents.pidf.elements import FEEDS, holds, language_of
from presencemap.documents.xml import parse
from presencemap.limits import DEFAULT_LIMITS

SAYINGS = {field: say for fed in FEEDS.values() for field, say in fed}
AT = 1772442000.0  # 2026-03-02T09:00:00Z


def element_of(text):
    """Return an element of RPID."""
    body = text.replace(">", ' xmlns="urn:ietf:params:xml:ns:pidf:rpid">', 1).encode()
    return parse(body, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("basic", "<basic> Open </basic>", "open"),
        ("basic", "<basic>op<odd>closed</odd>en</basic>", "open"),
        ("basic", "<basic></basic>", None),
        ("activities", "<activities><Busy/><note>so much</note></activities>", {"busy"}),
        ("activities", "<activities> <note>nothing</note></activities>", set()),
        ("activities", "<activities>fishing</activities>", {"unknown"}),
        ("activities", "<activities><activity> Away </activity></activities>", {"away"}),
        ("mood", "<mood><in_awe/><x:odd xmlns:x='urn:x'/></mood>", {"in_awe"}),
        ("mood", "<mood>calm</mood>", None),
        ("place-is", "<place-is><audio><ok/></audio><odd><ok/></odd></place-is>", {"audio-ok"}),
        ("privacy", "<privacy><unknown/></privacy>", {"unknown"}),
        ("sphere", "<sphere><work/><home/></sphere>", "home"),
        ("sphere", "<sphere> Home </sphere>", "home"),
        ("sphere", "<sphere/>".replace("/>", "></sphere>"), None),
        ("user-input", "<user-input>ACTIVE</user-input>", "active"),
        ("display-name", "<display-name> Ada </display-name>", "Ada"),
    ],
)
def test_sayings(field, text, value):
    """An element says its value, or nothing."""
    assert SAYINGS[field](element_of(text), AT) == value


def test_a_language_may_come_from_above():
    """A text is in the language of the nearest element that names one, and "" names none."""
    root = element_of("<a><b xml:lang='de'><c/><d xml:lang=''/></b><e/></a>")
    assert [language_of(each) for each in root.iter()] == [None, "de", "de", "", None]


def test_what_has_no_time_always_holds():
    """Attributes of other names are no times."""
    assert holds(element_of("<a><b/></a>"), AT)
    assert holds(parse(b'<a xmlns:x="urn:x" x:until="1999-12-31T00:00:00Z"/>', DEFAULT_LIMITS), AT)
