"""What is made to hurt is refused by name, and where bytes tell, before anything is parsed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hostile import BEYOND, WITHIN

from presencemap.documents import CODES, read_documents, xml
from presencemap.limits import DEFAULT_LIMITS

DOCUMENTED = dict(CODES)


@pytest.fixture
def parsed(monkeypatch):
    """Give the sizes of what the parser was asked to parse."""
    sizes = []
    real = xml.etree.fromstring

    def fromstring(body, parser):
        sizes.append(len(body))
        return real(body, parser)

    monkeypatch.setattr(xml.etree, "fromstring", fromstring)
    return sizes


@pytest.mark.parametrize("name", BEYOND)
def test_beyond_the_limits(name, parsed):
    """A body beyond a limit is refused by its code; where bytes tell, no parser sees it."""
    hostile = BEYOND[name]
    updates, errors = read_documents(hostile.type, hostile.make())
    others = {"not-presence", "not-well-formed", "entity"} - {hostile.code}  # of single parts
    assert {error.code for error in errors} - others == {hostile.code}
    assert not updates or hostile.code.startswith("too-many")
    assert not (parsed and hostile.unparsed)


@pytest.mark.parametrize("name", WITHIN)
def test_within_the_limits(name):
    """A body just within the limits breaches none of them: it is read, or bad for what it is."""
    hostile = WITHIN[name]
    body = hostile.make()
    assert len(body) <= DEFAULT_LIMITS.document_bytes
    updates, errors = read_documents(hostile.type, body)
    assert updates or errors or name == "resources"  # a list of nobody
    assert {error.code for error in errors} <= {"not-well-formed", "not-presence", "too-deep"}


def test_the_worst_are_near_the_limits():
    """Those within the limits are at one: half of them and more have most that there may be."""
    near = 0
    for hostile in WITHIN.values():
        body = hostile.make()
        counts = (
            len(body) / DEFAULT_LIMITS.document_bytes,
            body.count(b"<") / DEFAULT_LIMITS.document_elements,
            body.count(b"=") / DEFAULT_LIMITS.document_attributes,
            body.count(b"--b") / DEFAULT_LIMITS.document_parts,
        )
        near += max(counts) > 0.75
    assert near > len(WITHIN) * 0.8


def test_every_refusal_is_documented():
    """The codes of the table are those of the list of codes, and every limit has its code."""
    codes = {hostile.code for hostile in BEYOND.values()}
    assert codes <= set(DOCUMENTED)
    assert {code for code in DOCUMENTED if code.startswith("too-")} <= codes


def test_the_process_is_unharmed():
    """After all of it a document reads as before, in a process that has not grown by much."""
    script = (
        "import sys; sys.path[:0] = ['tests', '.']\n"
        "from hostile import BEYOND, WITHIN\n"
        "from pathlib import Path\n"
        "from presencemap.documents import read_documents\n"
        "def size():\n"
        "    return int(Path('/proc/self/statm').read_text().split()[1]) * 4_096\n"
        "good = b'<presence xmlns=\"urn:ietf:params:xml:ns:pidf\"><note>a</note></presence>'\n"
        "before = read_documents('text/xml', good), size()\n"
        "for each in [*BEYOND.values(), *WITHIN.values()]:\n"
        "    read_documents(each.type, each.make())\n"
        "assert read_documents('text/xml', good) == before[0]\n"
        "assert size() - before[1] < 50_000_000, size() - before[1]\n"
    )
    if not sys.platform.startswith("linux"):
        pytest.skip("memory is read as Linux tells it")
    subprocess.run([sys.executable, "-c", script], check=True)
