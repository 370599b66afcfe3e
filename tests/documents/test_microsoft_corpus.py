"""What other people's Microsoft documents say: every file of the corpus, with its reading.

Most of them are values of one category, printed alone. They are read here in the category that
they are printed for, as a watcher gets it.
"""

from __future__ import annotations

import re

import pytest

from presencemap.documents import DocumentOptions, read_documents
from presencemap.model import FreeBusy

WATCHER = "application/msrtc-event-categories+xml"
SELF = "application/vnd-microsoft-roaming-self+xml"
STATE = {"activity", "availability", "custom-activity", "device", "last-active", "location"}
AVAILABLE = {"availability": 3500}
AT_A_COMPUTER = {"availability": 3500, "device": "computer"}

VALUES = {
    # what watchers get
    "state_owa_aggregate_3500.xml": ("state", AVAILABLE),
    "state_aggregateState_minimal.xml": ("state", AT_A_COMPUTER),
    "state_aggregateState_no_location.xml": ("state", AT_A_COMPUTER),
    "state_aggregateState_location.xml": (
        "state",
        AT_A_COMPUTER | {"location": "31/East Wing Redmond"},
    ),
    "state_aggregateState_blocked_18500.xml": ("state", {"availability": 18500}),
    "note_personal.xml": ("note", {"note": "A message for colleagues", "note-type": "personal"}),
    "note_prefixed.xml": ("note", {"note": "I'm away today.", "note-type": "personal"}),
    "note_oof_start_end.xml": (
        "note",
        {"note": "A OOF message set in Outlook", "note-type": "oof"},
    ),
    "note_empty.xml": ("note", {"note": None, "note-type": None}),
    "noteHistory.xml": ("noteHistory", {"previous-note": "Out to lunch"}),
    "services.xml": (
        "services",
        {"services.text": 3500, "services.voice": 3500, "services.video": 3500},
    ),
    "services_empty.xml": (
        "services",
        {"services.text": None, "services.voice": None, "services.video": None},
    ),
    "legacyInterop.xml": (
        "legacyInterop",
        {"interop.availability": 18500, "interop.activity": None},
    ),
    "calendarData_workinghours_autons.xml": ("calendarData", {"calendar": None}),
    # categories that are no presence
    "dndState_empty_userState.xml": ("dndState", {}),
    "device.xml": ("device", {}),
    "userProperties_lines.xml": ("userProperties", {}),
    "otherOptions.xml": ("otherOptions", {}),
    "otherOptions_permissions.xml": ("otherOptions", {}),
}
"""File to the category that it is the value of, and to what that says."""

INPUTS = {
    "state_userState_3500.xml": AVAILABLE,
    "state_userState_6900_urgent.xml": {
        "availability": 6900,
        "activity": "urgent-interruptions-only",
    },
    "state_userState_custom_lcid.xml": {
        "availability": 15500,
        "custom-activity": "Away at an off-site",
    },
    "state_userState_custom_lcid2.xml": {
        "availability": 15500,
        "custom-activity": "Out of office until next week",
    },
    "state_userState_custom_meeting.xml": AVAILABLE | {"custom-activity": "Meeting at 7/1234"},
    "state_machineState_full.xml": AT_A_COMPUTER | {"location": "31/West Wing Redmond"},
    "state_machineState_no_delimiter.xml": AT_A_COMPUTER
    | {"location": "Building 10, Room 101, West Campus"},
    "state_machineState_end_open_close.xml": AT_A_COMPUTER
    | {"location": "Building 10, Room 101, West Campus"},
    "ms-pres_2.2.2.7.1_state_machineState_5000.xml": {
        "availability": 5000,
        "device": "computer",
        "location": "Work_Custom_Endpoint_Location",
    },
    "state_aggregateMachineState.xml": AVAILABLE,
    "state_aggregateMachineState2.xml": AVAILABLE,
    "state_phoneState_on_the_phone.xml": {"availability": 6500, "activity": "on-the-phone"},
    "state_calendarState_in_a_meeting.xml": {"availability": 6500, "activity": "in-a-meeting"},
    "ms-pres_2.2.2.7.1_state_calendarState.xml": {
        "availability": 6500,
        "activity": "in-a-meeting",
    },
}
"""States that are not the presence, and the presence that each alone makes."""

CATEGORIES = {
    "category_userState_dnd_static_2010.xml": {"availability": 9500},
    "FRAGMENT_roaming_self_sfb2015_on_the_phone.txt": {},  # shown to container 100 alone
}
"""`category` elements of one's own view, and the presence that they make."""

DOCUMENTS = {
    "categories_sam_offline_lastActive.xml": {
        "availability": 18000,
        "last-active": "2012-07-12T13:58:54Z",
    }
}

REFUSED = {
    "BAD_services_unbound_prefix.xml": "not-well-formed",
    "mspl_remove_lastActive.am.xml": "not-presence",
    "publish_machineState_5000_two_containers.xml": "not-presence",
    "publication_clear_static_and_time_2010.txt": "not-well-formed",
    "tmpl_device.txt": "not-presence",
    **dict.fromkeys(
        (
            *("tmpl_free_busy.txt", "tmpl_note.txt", "tmpl_state_calendar.txt"),
            *("tmpl_state_machine.txt", "tmpl_state_phone.txt", "tmpl_state_user.txt"),
        ),
        "not-well-formed",
    ),
}
"""What is no document, or one that only clients send."""

OWN_VIEWS_CUT_SHORT = (
    "FRAGMENT_benotify_ms-pres_4.4.3.sip",
    "FRAGMENT_ms-pres_4.4.3_benotify_self.sip",
)

WITHOUT_CATEGORIES = re.compile(
    r"calendarData_freebusy\.xml|(ms-sip|pidf|xpidf|tmpl_2005|register|ringing|service)_.*"
    r"|.*SUBSCRIBE.*|.*subscribe.*|FRAGMENT_ms-pres_4\.11.*",
    re.ASCII,
)
"""The calendar, which has a test of its own, other dialects, and messages without presence."""


def text_of(path):
    """Return a file without what may only stand at its beginning."""
    return re.sub(r"<\?xml.*?\?>", "", path.read_text(encoding="utf-8"))


def watched(category, value):
    """Return the document in which a watcher gets one value of a category."""
    space = 'xmlns="http://schemas.microsoft.com/2006/09/sip/categories"'
    head = f'<categories {space} uri="sip:ada@desk.example"><category name="{category}">'
    return f"{head}{value}</category></categories>".encode()


def owned(categories):
    """Return the view of one's own that has some categories."""
    space = 'xmlns="http://schemas.microsoft.com/2006/09/sip/roaming-self"'
    inner = 'xmlns="http://schemas.microsoft.com/2006/09/sip/categories"'
    return (
        f'<roamingData {space}><categories {inner} uri="sip:ada@desk.example">{categories}'
        "</categories></roamingData>"
    ).encode()


def changes_of(content_type, body, **options):
    """Return what one document changes."""
    (update,), errors = read_documents(content_type, body, options=DocumentOptions(**options))
    assert errors == []
    assert update.dialect == "microsoft"
    return dict(update.changes)


def test_every_file_has_a_reading(corpus):
    """No file is forgotten, and none is listed twice."""
    tables = (VALUES, INPUTS, CATEGORIES, DOCUMENTS, REFUSED, OWN_VIEWS_CUT_SHORT)
    listed = [name for table in tables for name in table]
    assert len(listed) == len(set(listed))
    present = {path.name for path in (corpus / "microsoft").iterdir()}
    assert {n for n in present if not WITHOUT_CATEGORIES.fullmatch(n)} == set(listed)


@pytest.mark.parametrize("name", VALUES)
def test_values_of_categories(corpus, name):
    """A value in its category says to a watcher what it says to a reader."""
    category, said = VALUES[name]
    expected = dict.fromkeys(STATE) | said if category == "state" else said
    assert changes_of(WATCHER, watched(category, text_of(corpus / "microsoft" / name))) == expected


@pytest.mark.parametrize("name", INPUTS)
def test_inputs(corpus, name):
    """A state that is not the aggregate is no presence, but one can be made of it."""
    state = text_of(corpus / "microsoft" / name)
    assert changes_of(WATCHER, watched("state", state)) == {}
    own = owned(f'<category name="state" instance="805306369" container="2">{state}</category>')
    assert changes_of(SELF, own) == {}
    assert changes_of(SELF, own, aggregate=True) == dict.fromkeys(STATE) | INPUTS[name]


@pytest.mark.parametrize("name", CATEGORIES)
def test_categories_of_ones_own(corpus, name):
    """Categories of one's own view make the presence that colleagues are shown."""
    own = owned(text_of(corpus / "microsoft" / name))
    assert changes_of(SELF, own) == {}
    expected = dict.fromkeys(STATE) | CATEGORIES[name] if CATEGORIES[name] else {}
    assert changes_of(SELF, own, aggregate=True) == expected


def test_what_watchers_from_outside_are_shown(corpus):
    """In a real log a call is busy without a reason to those in container 100."""
    name = "FRAGMENT_roaming_self_sfb2015_on_the_phone.txt"
    categories = text_of(corpus / "microsoft" / name)
    changes = changes_of(
        WATCHER, f'<categories uri="sip:a@b.example">{categories}</categories>'.encode()
    )
    assert (changes["availability"], changes["interop.availability"]) == (6500, 6500)
    assert changes["activity"] is changes["interop.activity"] is None


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(corpus, name):
    """A whole document is read as it stands."""
    changes = changes_of(WATCHER, (corpus / "microsoft" / name).read_bytes())
    assert changes == dict.fromkeys(STATE) | DOCUMENTS[name]


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(corpus, name):
    """What is no presence document is refused by the right code."""
    _, (error,) = read_documents(WATCHER, (corpus / "microsoft" / name).read_bytes())
    assert error.code == REFUSED[name]


@pytest.mark.parametrize("name", OWN_VIEWS_CUT_SHORT)
def test_views_that_are_cut_short(corpus, name):
    """A view that ends within a state is no document; ended by hand it says what it said."""
    _, _, body = (corpus / "microsoft" / name).read_text(encoding="utf-8").partition("<roam")
    body = f"<roam{body}"
    _, (error,) = read_documents(SELF, body.encode())
    assert error.code == "not-well-formed"
    whole = (
        f"{body}><availability>5000</availability></state></category></categories></roamingData>"
    )
    assert changes_of(SELF, whole.encode()) == dict.fromkeys(STATE) | AVAILABLE
    made = changes_of(SELF, whole.encode(), aggregate=True)
    assert made == dict.fromkeys(STATE) | {"availability": 5000}


def test_the_calendar(corpus):
    """A calendar of two weeks has its slots in SIPE's order."""
    value = text_of(corpus / "microsoft" / "calendarData_freebusy.xml")
    calendar = changes_of(WATCHER, watched("calendarData", value))["calendar"]
    assert isinstance(calendar, FreeBusy)
    assert (calendar.start, calendar.granularity) == (1277103600.0, 900.0)
    assert calendar.said == {"free", "tentative"}
