"""What vendors mean: which of several notes counts, and how profiles go together."""

from __future__ import annotations

import pytest

from presencemap.documents import DocumentOptions, read_presence

HEAD = (
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" '
    'xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" '
    'xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:ada@desk.example">'
)
TUPLE = '<tuple id="t"><status><basic>closed</basic>{}</status></tuple>'


def read(body, *profiles, **options):
    """Return what a document says to whom knows these vendors."""
    document = f"{HEAD}{body}</presence>".encode()
    chosen = DocumentOptions(profiles=profiles, **options)
    (update,) = read_presence("application/pidf+xml", document, options=chosen)
    return update.changes


def note(*texts):
    """Return notes of the document."""
    return "".join(f"<note>{text}</note>" for text in texts)


def person(text, activities=""):
    """Return a person with a note."""
    doing = f"<r:activities>{activities}</r:activities>" if activities else ""
    return f'<dm:person id="p">{doing}<dm:note>{text}</dm:note></dm:person>'


def test_the_first_note_that_is_known_counts():
    """Notes of one's own are passed over in the search."""
    changes = read(note("Back soon", "Ringing", "Ready"), "asterisk")
    assert changes["activities"] == {"alerting"}
    assert changes["note"] == "Back soon"


def test_a_persons_note_counts_first():
    """What a note means follows the order of notes: person, tuple, document."""
    assert read(note("Ringing") + person("On hold"), "asterisk")["activities"] == {
        "on-the-phone",
        "on-hold",
    }


def test_what_a_note_means_replaces_what_all_say():
    """Neither a status nor an activity stands against a note that is known, under any policy."""
    body = TUPLE.format("") * 2 + person("Talk 4711", "<r:away/>") + person("", "<r:busy/>")
    for ambiguity in ("united", "newest", "first", "cautious"):
        changes = read(body, "freeswitch", ambiguity=ambiguity)
        assert (changes["basic"], changes["activities"]) == ("open", {"on-the-phone"})


def test_what_is_silent_is_left_out_beside_others_too():
    """An activity that says nothing is dropped, wherever it stands."""
    body = person("x", "<r:unknown/><r:busy/>") + person("y", "<r:unknown/><r:available/>")
    assert read(body)["activities"] == {"available", "busy", "unknown"}
    assert read(body, "pjsip")["activities"] == {"available", "busy"}
    assert read(body, "pjsip", "cisco")["activities"] == {"busy"}


@pytest.mark.parametrize("ambiguity", ["united", "newest", "first", "cautious"])
def test_a_digium_phone_adds_to_whatever_counts(ambiguity):
    """What its user has set goes with what is being done, whichever person counts."""
    digium = TUPLE.format('<digium_presence type="dnd">not now</digium_presence>')
    changes = read(person("a", "<r:busy/>") + digium, "digium", ambiguity=ambiguity)
    assert (changes["activities"], changes["note"]) == ({"busy", "dnd"}, "not now")


@pytest.mark.parametrize(
    ("kind", "activities"),
    [
        ("dnd", {"dnd"}),
        (" DND ", {"dnd"}),
        ("away", {"away"}),
        ("xa", {"away"}),
        ("unavailable", {"away"}),
        ("available", None),
        ("chat", None),
        ("not_set", None),
        ("", None),
    ],
)
def test_types_of_a_digium_presence(kind, activities):
    """Each of Asterisk's presence states is an activity, or none."""
    digium = TUPLE.format(f'<digium_presence type="{kind}"/>')
    assert read(digium, "digium")["activities"] == activities


def test_the_vendor_of_another_namespace_is_nobody():
    """A `digium_presence` counts only in the namespace in which Asterisk sends it."""
    digium = TUPLE.format('<digium_presence xmlns="urn:x" type="dnd"/>')
    assert read(digium, "digium")["activities"] is None


def test_notes_of_somebody_else_mean_nothing():
    """The note of a service that is another's tells no state of the presentity."""
    other = (
        '<tuple id="o"><status><basic>open</basic></status>'
        "<r:relationship><r:assistant/></r:relationship><note>Ringing</note></tuple>"
    )
    changes = read(TUPLE.format("") + other, "asterisk")
    assert (changes["basic"], changes["activities"], changes["note"]) == ("closed", None, None)
