"""The schemas themselves: whole, documented, and of one mind with libxml2's validator."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from presencemap.cli.unwrapping import unwrap
from presencemap.documents.findings import wrong_namespace
from presencemap.documents.namespaces import XSI_TYPE
from presencemap.documents.schemas import (
    SCHEMAS,
    Body,
    deviations,
    load_schema,
    loading,
    open_body,
    schema_name,
)
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "grammars" / "presence"
FILES = sorted(FOLDER.glob("*.xsd"))
CASES = sorted(
    [
        *(ROOT / "tests/documents/cases").glob("*.xml"),
        *(ROOT / "tests/documents/cases").glob("*.mime"),
    ]
)
OWN = [*CASES, *sorted((ROOT / "tests/documents/findings/cases").glob("*.xml"))]
XS = "{http://www.w3.org/2001/XMLSchema}"
SOURCE = re.compile(r"(RFC \d{4} §\d|\[MS-(SIP|PRES)\]|Lync 2013 SDK|XML 1\.0 §)")


@cache
def libxml2(name):
    """Return one of our schemas as libxml2 has it."""
    return etree.XMLSchema(etree.parse(str(FOLDER / f"{name}.xsd")))


def opened(body):
    """Return a document, its root mended, and its schema's name; None if it can't be opened."""
    try:
        document = open_body(body, DEFAULT_LIMITS)
    except DocumentError:
        return None
    name = schema_name(document.root)
    wrong_namespace.mend(document.root)
    return None if name is None else (document, name)


def verdicts(body):
    """Return what libxml2 and what we say of a body: is it valid? None if it can't be opened."""
    found = opened(body)
    if found is None:
        return None
    document, name = found
    theirs = libxml2(name).validate(document.root)
    return theirs, next(deviations(document, name, 1), None) is None


def bodies(paths):
    """Yield every document in some files, with the file's name."""
    for path in paths:
        for body, error in unwrap(path.name, path.read_bytes(), DEFAULT_LIMITS):
            if error is None:
                yield path.name, body


def test_the_validators_agree_on_the_corpus(corpus):
    """Both say the same of every document of the corpus."""
    files = [
        path
        for folder in ("microsoft", "ietf", "formats", "hostile")
        for path in sorted((corpus / folder).rglob("*.*"))
    ]
    both = [(name, verdicts(body)) for name, body in bodies(files)]
    seen = [(name, verdict) for name, verdict in both if verdict is not None]
    assert [name for name, (theirs, ours) in seen if theirs is not ours] == []
    valid = sum(ours for _, (_, ours) in seen)
    assert (valid > 70, len(seen) - valid > 15) == (True, True)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_validators_agree_on_our_own_documents(path):
    """Both say the same of every document that our tests have."""
    both = [verdicts(body) for _, body in bodies([path])]
    assert [v for v in both if v is not None and v[0] is not v[1]] == []


def test_examples_of_the_rfcs_are_valid(corpus):
    """What an RFC prints as an example has no deviation."""
    examples = [*bodies(sorted((corpus / "ietf" / "rfc").iterdir()))]
    assert len(examples) == 10
    assert [name for name, body in examples if verdicts(body) != (True, True)] == []


WILD = {
    "asterisk-chan_sip-digium-notify.sip": False,
    "asterisk-pjsip-ready.xml": False,
    "cisco-cucm7-notify.sip": False,
    "freeswitch-onthephone.xml": True,
}


def test_most_of_the_wild_deviates(corpus):
    """Of what is sent in the wild only FreeSWITCH's document keeps to its schema."""
    found = {
        name: verdicts(body) for name, body in bodies(sorted((corpus / "ietf/wild").iterdir()))
    }
    assert found == {name: (valid, valid) for name, valid in WILD.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_type_names_its_source(path):
    """Each type with a name says what it asks for, and where that is written."""
    for named in etree.parse(str(path)).getroot():
        if named.tag not in (f"{XS}complexType", f"{XS}simpleType"):
            continue
        (section,) = named.iterfind(f"{XS}annotation/{XS}appinfo")
        (sentence,) = named.iterfind(f"{XS}annotation/{XS}documentation")
        assert SOURCE.match(section.text), named.get("name")
        assert re.fullmatch(r"[a-z`][^\n]*[^.]", " ".join(sentence.text.split()))


def test_every_file_belongs_to_a_schema():
    """Each file is one of the schemas that are used, or a part of one."""

    def parts(name):
        root = etree.parse(str(FOLDER / name)).getroot()
        imported = {each.get("schemaLocation") for each in root.iterfind(f"{XS}import")}
        return {name}.union(*map(parts, imported))

    reached = set().union(*(parts(f"{name}.xsd") for name in SCHEMAS))
    assert reached == {path.name for path in FILES}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_built_once(name):
    """A process builds a schema when it is first asked for, and keeps it."""
    assert load_schema(name) is load_schema(name)


def test_schemas_are_found_in_a_zip_file(tmp_path, monkeypatch):
    """Where the package lies in a zip file, its schemas are read all the same."""
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as file:
        for path in FILES:
            file.write(path, f"grammars/presence/{path.name}")
    monkeypatch.setattr(loading, "shipped", lambda name: zipfile.Path(tmp_path / "p.zip") / name)
    schema = load_schema.__wrapped__("pidf-family")
    assert "{urn:ietf:params:xml:ns:pidf:rpid}activities" in schema.maps.elements


def body_of(text):
    """Return a text as a body."""
    return Body(text.encode(), Source("t.xml", text), 0)


def test_a_document_can_bring_no_schema(tmp_path):
    """What a document says of where schemas are is not looked at."""
    own = tmp_path / "own.xsd"
    own.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">'
        '<xs:element name="x" type="xs:int"/></xs:schema>'
    )
    text = (
        '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:ada@desk.example"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="urn:x {own.as_uri()}"><x xmlns="urn:x">none</x></presence>'
    )
    assert verdicts(body_of(text)) == (True, True)


LUNCH = (
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid"'
    ' entity="a"><dm:person xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" id="p">'
    "<r:activities><r:{}/></r:activities></dm:person></presence>"
)


@pytest.mark.parametrize(
    ("token", "valid"),
    [("lunch", True), ("on-the-phone", True), ("unknown", True), ("ringing", False)],
)
def test_activities_are_those_of_the_text(token, valid):
    """All activities of RFC 4480 §3.2 are valid, with `lunch`, and no other of its namespace."""
    assert verdicts(body_of(LUNCH.format(token))) == (valid, valid)


SEEDS = [
    etree.tostring(found[0].root)
    for _, body in bodies(path for path in OWN if path.suffix == ".xml")
    if (found := opened(body))
]
VALUES = st.sampled_from(
    ["", " ", "0", "-1", "3500", "99999999999", "0.5", "true", "open", "a b",
     "2026-03-02",
     "urn:x", "userState", "s:x", "en", "t", "1", "AAAA", "PT15M", "\u00e9"]
)  # fmt: skip


def damage(root, data):
    """Change one thing in a document: an element lost, doubled, moved or renamed, or a value."""
    elements = list(root.iter("*"))
    element = data.draw(st.sampled_from(elements))
    other = data.draw(st.sampled_from(elements))
    what = data.draw(st.sampled_from(["lose", "double", "rename", "text", "set", "unset"]))
    if what == "lose" and element is not root:
        element.getparent().remove(element)
    elif what == "double" and element not in {other, *other.iterancestors()}:
        element.insert(data.draw(st.integers(0, len(element))), deepcopy(other))
    elif what == "rename":
        element.tag = other.tag
    elif what == "text":
        element.text = data.draw(VALUES)
    elif element.attrib and what in ("set", "unset"):
        name = data.draw(st.sampled_from(sorted({*element.attrib, *other.attrib})))
        element.attrib.pop(name, None)
        if what == "set":
            element.set(name, data.draw(VALUES))


@given(st.data())
def test_the_validators_agree_on_damaged_documents(data):
    """Whatever is lost, doubled, moved or changed, both say the same, and nothing else happens."""
    root = etree.fromstring(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 3))):
        damage(root, data)
    for stranger in set(root.iter("*")) - set(root.iter("{*}state")):
        stranger.attrib.pop(XSI_TYPE, None)  # see the differences below
    both = verdicts(body_of(etree.tostring(root, encoding="unicode")))
    assert both is None or both[0] is both[1]


PIDF = '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="{}">{}</presence>'
DIFFERENCES = {
    "libxml2 refuses a URI whose first segment has a colon and is no scheme": PIDF.format(
        "7:a", ""
    ),
    "libxml2 refuses a kind that is not known, on an element that is not known": PIDF.format(
        "a", '<x xmlns="urn:x" xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:type="y"/>'
    ),
}


@pytest.mark.parametrize("text", DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_the_validators_differ_in_nothing_else(text):
    """In these things they differ: RFC 3986 and XML Schema leave them to whoever looks closer."""
    assert verdicts(body_of(text)) == (False, True)
