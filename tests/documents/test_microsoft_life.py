"""The life of a presentity in partial documents: merged updates are the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presencemap.documents import MICROSOFT_FIELDS, DocumentOptions, read_presence

WATCHER = "application/msrtc-event-categories+xml"
SELF = "application/vnd-microsoft-roaming-self+xml"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
AT = 1795168800.0  # 2026-11-20T10:00:00Z

numbers = st.sampled_from([0, 3500, 5000, 6500, 6900, 7500, 9500, 12500, 15500, 18000, 18500])
tokens = st.sampled_from(["on-the-phone", "In-a-meeting", "out-of-office", "off-work", ""])
texts = st.text("abc äß'", max_size=6)
times = st.integers(0, 5).map(lambda minute: f"2026-11-20T09:0{minute}:00.000")
bounds = st.none() | st.sampled_from([0, 6500, 8999, 12000])


def attribute(name, value):
    """Return an attribute, nothing where it has no value."""
    return "" if value is None else f' {name}="{value}"'


@st.composite
def activities(draw):
    """Give an activity, which may say nothing."""
    low, high = draw(bounds), draw(bounds)
    head = attribute("minAvailability", low) + attribute("maxAvailability", high)
    customs = draw(st.lists(st.tuples(st.sampled_from([1031, 1033]), texts), max_size=2))
    inner = "".join(f'<custom LCID="{lcid}">{text}</custom>' for lcid, text in customs)
    return f"<activity{attribute('token', draw(st.none() | tokens))}{head}>{inner}</activity>"


@st.composite
def states(draw):
    """Give the aggregate that a watcher is sent."""
    number = draw(st.none() | numbers)
    inner = "" if number is None else f"<availability>{number}</availability>"
    inner += "".join(draw(st.lists(activities(), max_size=2)))
    inner += draw(st.sampled_from(["", "<device/>", "<device>Mobile</device>"]))
    inner += draw(st.sampled_from(["", "<endpointLocation>Office</endpointLocation>"]))
    last = attribute("lastActive", draw(st.none() | st.just("2026-11-20T08:00:00")))
    return f'<state {XSI} xsi:type="aggregateState"{last}>{inner}</state>'


@st.composite
def notes(draw, name="note"):
    """Give a note, which may be over or yet to come."""
    kind = draw(st.none() | st.sampled_from(["personal", "OOF"]))
    start = attribute("startTime", draw(st.none() | st.sampled_from(["2026-11-20T10:00:00Z"])))
    end = attribute("endTime", draw(st.none() | st.sampled_from(["2026-11-20T09:59:00"])))
    body = f"<body{attribute('type', kind)}{start}{end}>{draw(texts)}</body>"
    return f"<{name}>{draw(st.sampled_from(['', body]))}</{name}>"


calendars = st.sampled_from(
    [
        "<calendarData/>",
        "<calendarData><WorkingHours/></calendarData>",
        '<calendarData><freeBusy startTime="2026-11-20T08:00:00Z" granularity="PT15M">/w=='
        "</freeBusy></calendarData>",
    ]
)
cards = st.sampled_from(
    [
        "<contactCard><identity><name><displayName>Ada</displayName></name></identity></contactCard>",
        "<contactCard><company>Desk</company><title>Analyst</title></contactCard>",
        "<contactCard><automaton>false</automaton><office>2</office></contactCard>",
    ]
)
services = st.builds(
    lambda name, number: (
        f"<services><service><capabilities><{name} render='true' "
        f"deviceAvailability='{number}'/></capabilities></service></services>"
    ),
    st.sampled_from(["voice", "text", "video", "gifInk"]),
    numbers,
)
interops = st.builds(
    lambda number, token: f'<legacyInterop availability="{number}" token="{token}"/>',
    numbers,
    tokens,
)

VALUES = {
    "state": states(),
    "note": notes(),
    "noteHistory": notes("noteHistory"),
    "calendarData": calendars,
    "contactCard": cards,
    "services": services,
    "legacyInterop": interops,
}


@st.composite
def categories(draw, name):
    """Give all instances of a category as one document has them, or none: it is cleared."""
    instances = draw(st.lists(st.tuples(st.none() | times, VALUES[name]), max_size=3))
    head = f'<category name="{name}"'
    if not instances:
        return f"{head}/>"
    return "".join(
        f"{head}{attribute('publishTime', time)}>{value}</category>" for time, value in instances
    )


@st.composite
def documents(draw):
    """Give a partial document: some categories, in some order."""
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True))
    return {name: draw(categories(name)) for name in names}


def read(document, fields=None, at=None):
    """Return what a document of some categories changes."""
    body = f'<categories uri="sip:ada@desk.example">{"".join(document.values())}</categories>'
    (update,) = read_presence(WATCHER, body.encode(), fields, at=at)
    assert set(update.places) == {
        name for name, value in update.changes.items() if value is not None
    }
    return update.changes


@given(st.lists(documents(), max_size=4), st.sampled_from([None, AT]))
def test_merged_updates_are_the_whole(life, at):
    """Partial documents, one after the other, come to what one of all last categories says."""
    merged, last = {}, {}
    for document in life:
        merged.update(read(document, at=at))
        last.update(document)
    assert merged == read(last, at=at)


@given(documents(), st.sets(st.sampled_from(sorted(MICROSOFT_FIELDS))))
def test_fields_are_read_alike(document, fields):
    """What is read for some fields is what is read of them for all."""
    everything = read(document)
    assert read(document, fields) == {n: v for n, v in everything.items() if n in fields}


def read_own(document, others, *, aggregate):
    """Return what a view of one's own changes, in which others are shown other categories."""
    own = [
        category.replace("<category", f'<category container="{2 if name == "state" else 200}"')
        for name, category in document.items()
    ]
    foreign = [each.replace("<category", '<category container="100"') for each in others.values()]
    inner = f'<categories uri="sip:ada@desk.example">{"".join([*own, *foreign])}</categories>'
    body = f"<roamingData>{inner}<containers/></roamingData>"
    (update,) = read_presence(SELF, body.encode(), options=DocumentOptions(aggregate=aggregate))
    return update.changes


@given(documents(), documents(), st.booleans())
def test_ones_own_view(document, others, aggregate):
    """What the server has made for oneself and colleagues is the presence, whatever others see."""
    assert read_own(document, others, aggregate=aggregate) == read(document)
