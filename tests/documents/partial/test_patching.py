from __future__ import annotations

import pytest
from lxml import etree

from presencemap.documents import PresenceReader, Stream, read_presence
from presencemap.documents.partial import apply_diff
from presencemap.errors import DocumentError
from presencemap.limits import DEFAULT_LIMITS, Limits

FULL = b"""<p:pidf-full xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:ada@desk.example"
 xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="4">
<tuple id="t1"><status><basic>open</basic></status></tuple>
</p:pidf-full>"""


def diff(operations, attributes='entity="pres:ada@desk.example" version="5"'):
    """Return a diff of some operations."""
    return (
        '<p:pidf-diff xmlns="urn:ietf:params:xml:ns:pidf"'
        f' xmlns:p="urn:ietf:params:xml:ns:pidf-diff" {attributes}>\n{operations}\n</p:pidf-diff>'
    ).encode()


def canonical(text, **how):
    """Return a document in the form in which equal ones are equal."""
    return etree.canonicalize(etree.tostring(etree.fromstring(text), encoding="unicode"), **how)


def refusal(operations, full=FULL, limits=DEFAULT_LIMITS, **how):
    """Return the error that a diff ends in."""
    with pytest.raises(DocumentError) as caught:
        apply_diff(full, diff(operations, **how), limits)
    assert caught.value.code == "bad-diff"
    return caught.value


def test_the_example_of_rfc_5262(corpus):
    """The triple of RFC 5262 §6 fits: what the change makes of the document is what it says."""
    folder = corpus / "ietf/rfc"
    full, change, result = (
        (folder / f"rfc5262-6-pidf-{name}.xml").read_bytes()
        for name in ("full-567", "diff-568", "full-568-result")
    )
    # the two disagree in one word of the new tuple's note
    result = result.replace(b"last tuple and note element", b"last tuple and person element")
    merged = apply_diff(full, change, DEFAULT_LIMITS)
    assert canonical(merged, strip_text=True) == canonical(result, strip_text=True)
    reader, stream = PresenceReader(), Stream()
    reader.read("application/pidf-diff+xml", full, stream=stream)
    updates, errors = reader.read("application/pidf-diff+xml", change, stream=stream)
    assert (updates, errors) == (read_presence("application/pidf-diff+xml", result), [])


def test_the_version_is_that_of_the_diff():
    """What comes of a change is the full document of its version, all else as it was."""
    assert canonical(apply_diff(FULL, diff(""), DEFAULT_LIMITS)) == canonical(
        FULL.replace(b'"4"', b'"5"')
    )


def test_an_encoding_is_kept_in_mind():
    """A full document in another encoding than its change is put together with it."""
    full = b'<?xml version="1.0" encoding="iso-8859-1"?>' + FULL.replace(
        b"</tuple>", "</tuple><note>Caf\xe9</note>".encode("latin-1")
    )
    text = apply_diff(full, diff('<p:add sel="*/note">, Z\u00fcrich</p:add>'), DEFAULT_LIMITS)
    assert "<note>Caf\xe9, Z\xfcrich</note>" in text.decode()


def test_an_error_tells_its_place():
    """What does not apply is told with the operation's place in the diff."""
    error = refusal('<p:remove sel="*/tuple"/>\n<p:add sel="*/a"/>\n<p:add sel="*/note"/>')
    assert (error.xpath, error.line) == ("/pidf-diff/add[1]", 3)
    assert "nothing" in error.message


@pytest.mark.parametrize(
    "operation",
    [
        *("<p:move sel='*'/>", "<add sel='*'/>", "<x:add xmlns:x='urn:x' sel='*'/>", "<p:add/>"),
        *("<p:add sel=''/>", "<p:remove sel='*/tuple[2]'/>"),
    ],
)
def test_what_is_no_operation(operation):
    """An element that is no operation, or has no selector, undoes the whole diff."""
    refusal(f'<p:remove sel="*/tuple"/>{operation}')


def test_comments_between_operations():
    """Comments and instructions in a diff are no operations."""
    assert b"<note>" not in apply_diff(FULL, diff("<!-- x --><?p q?>"), DEFAULT_LIMITS)


def test_the_default_namespace_of_an_operation():
    """A name without a prefix is in the default namespace where its selector stands."""
    refusal('<p:remove xmlns="urn:other" sel="*/tuple"/>')
    refusal('<p:remove xmlns="" sel="*/tuple"/>')
    change = diff('<p:remove xmlns:o="urn:ietf:params:xml:ns:pidf" xmlns="" sel="*/o:tuple"/>')
    assert b"<tuple" not in apply_diff(FULL, change, DEFAULT_LIMITS)


def test_somebody_elses_change():
    """A change that names another entity than the full document is refused."""
    error = refusal("", attributes='entity="pres:bob@desk.example" version="5"')
    assert error.xpath == "/pidf-diff"
    apply_diff(FULL, diff("", attributes='version="5"'), DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "operations",
    [
        '<p:add sel="*/*' + "[.='']" * 60 + '"/>',
        '<p:add sel="*/*' + "[s='']" * 60 + '"/>',
        '<p:add sel="*/*/s' + "[@x='']" * 60 + '"/>',
        "<p:add sel=\"id('t1')\" type='@x'/><p:remove sel=\"id('t1')/@x\"/>" * 10,
        "<p:add sel='*'>x</p:add>" * 20,
        "<p:add sel='*'/>" * 380,
        "".join(f"<p:add sel='*' type='@a{n}'/>" for n in range(200)),
        "<p:add sel='*' type='namespace::x'>u</p:add><p:remove sel='*/namespace::x'/>" * 10,
    ],
)
def test_looking_is_bounded(operations):
    """A diff that looks at everything again and again is refused, whatever it looks for."""
    services = b"".join(b"<tuple id='t%d' x=''><s x=''/></tuple>" % n for n in range(2, 1_000))
    full = FULL.replace(b"</p:pidf-full>", services + b"y" * 90_000 + b"</p:pidf-full>")
    limits = Limits(document_elements=2_100)
    assert "too many nodes" in refusal(operations, full, limits).message
