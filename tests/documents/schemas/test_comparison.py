"""What is said of each kind of deviation, and what the help beside it names."""

from __future__ import annotations

import pytest

from presencemap.documents.examine import examine_document
from presencemap.documents.schemas import Body, deviations, open_body
from presencemap.limits import DEFAULT_LIMITS
from presencemap.source import Source

PIDF = '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="e">{}</presence>'
TUPLE = PIDF.format('<tuple id="t">{}</tuple>')
RPID = PIDF.format('<r:{} xmlns:r="urn:ietf:params:xml:ns:pidf:rpid">{}</r:{}>')
STATE = (
    '<state xmlns="http://schemas.microsoft.com/2006/09/sip/state"'
    ' xmlns:s="http://www.w3.org/2001/XMLSchema-instance" {}</state>'
)
USER = STATE.format('s:type="userState">{}')
TUPLE_RULE = (
    "RFC 3863 §4.1.2: `tuple` holds one `status`, then elements of other namespaces, then at most "
    "one `contact`, any number of `note` and at most one `timestamp`; it has an `id`"
)
STATUS_RULE = (
    "RFC 3863 §4.1.3: `status` holds at most one `basic`, then elements of other namespaces"
)


def said(text):
    """Return message and help of what is said of a document, but not that it is a fragment."""
    found = examine_document(Body(text.encode(), Source("d.xml", text), 0))
    return [(d.message, d.help) for d in found if d.name != "says-nothing"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # children
        (TUPLE.format(""), "/presence/tuple: `status` is missing in `tuple`"),
        (TUPLE.format("<note/>"), "/presence/tuple/note: `status` is missing before `note`"),
        (TUPLE.format("<note/><status/>"), "/presence/tuple/note: `note` belongs behind `status`"),
        (
            TUPLE.format("<status/><note/><contact>a</contact>"),
            "/presence/tuple/contact: `contact` belongs before `note`",
        ),
        (
            TUPLE.format("<status/><contact>a</contact><contact>b</contact>"),
            "/presence/tuple/contact[2]: `contact` stands too often in `tuple`",
        ),
        (TUPLE.format("<status/><x/>"), "/presence/tuple/x: `x` is no part of `tuple`"),
        (
            TUPLE.format("<status/><Note/>"),
            "/presence/tuple/Note: `Note` is no part of `tuple`: it differs from `note` only by "
            "case",
        ),
        (
            RPID.format("activities", "<r:busy/><r:unknown/>", "activities"),
            "/presence/activities/unknown: `r:unknown` may not stand beside `r:busy`",
        ),
        (
            RPID.format("sphere", "<r:home/><r:work/>", "sphere"),
            "/presence/sphere/work: `r:work` may not stand beside `r:home`",
        ),
        # texts
        (PIDF.format("text"), "/presence: `presence` may not hold a text"),
        (
            RPID.format("activities", "<r:busy>x</r:busy>", "activities"),
            "/presence/activities/busy: `r:busy` may not hold a text",
        ),
        (
            TUPLE.format("<status><basic>ajar</basic></status>"),
            "/presence/tuple/status/basic: `ajar` is no `basic`: it has to be `open` or `closed`",
        ),
        (
            TUPLE.format("<status><basic>Open</basic></status>"),
            "/presence/tuple/status/basic: `Open` is no `basic`: it differs from `open` only by "
            "case",
        ),
        (
            TUPLE.format("<status><basic> open </basic></status>"),
            "/presence/tuple/status/basic: `open` is no `basic`: there is white space around it",
        ),
        (
            TUPLE.format("<status><basic/></status>"),
            "/presence/tuple/status/basic: an empty text is no `basic`: it has to be `open` or "
            "`closed`",
        ),
        (
            TUPLE.format("<status/><timestamp>2026</timestamp>"),
            "/presence/tuple/timestamp: `2026` is no `timestamp`: it has to be a date and time as "
            "in `2005-08-15T10:20:00Z`",
        ),
        (
            RPID.format("user-input", "asleep", "user-input"),
            "/presence/user-input: `asleep` is no `r:user-input`: it has to be `active` or `idle`",
        ),
        (
            RPID.format("time-offset", "noon", "time-offset"),
            "/presence/time-offset: `noon` is no `r:time-offset`: it has to be a whole number",
        ),
        # attributes
        (PIDF.replace(' entity="e"', ""), "/presence: `entity` is missing on `presence`"),
        (
            PIDF.replace("entity", 'entitty="x" entity'),
            "/presence: `entitty` is no attribute of `presence`",
        ),
        (
            TUPLE.format('<status/><contact priority="2">a</contact>'),
            "/presence/tuple/contact: `2` is no `priority`",
        ),
        (
            TUPLE.format('<status/><note xml:lang="Klingon!">a</note>'),
            "/presence/tuple/note: `Klingon!` is no `lang`",
        ),
        (
            PIDF.format('<tuple id="7"><status/></tuple>'),
            "/presence/tuple: `7` is no `id`: it has to be a name of letters, digits, `.`, `-` and "
            "`_` that begins with a letter or `_`",
        ),
        (
            PIDF.format('<tuple id="t"><status/></tuple><tuple id="t"><status/></tuple>'),
            "/presence/tuple[2]: the `id` `t` is another element's, too",
        ),
        # Microsoft's states
        (STATE.format(">"), "/state: `xsi:type` is missing on `state`"),
        (STATE.format('s:type="myState">'), "/state: `myState` is no kind of `state`"),
        (STATE.format('s:type="q:userState">'), "/state: `q:userState` is no kind of `state`"),
        (STATE.format('s:type="number">'), "/state: `number` is no kind of `state`"),
        (
            USER.format("<availability>busy</availability>"),
            "/state/availability: `busy` is no `availability`: it has to be a whole number from 0 "
            "to 4294967295",
        ),
        (
            USER.format("<availability>4294967296</availability>"),
            "/state/availability: `4294967296` is no `availability`: it has to be a whole number "
            "from 0 to 4294967295",
        ),
        (
            STATE.format('s:type="userState" manual="yes">'),
            "/state: `yes` is no `manual`: it has to be `true` or `false`",
        ),
        (
            STATE.format('s:type="aggregateMachineState" endpointId="1">'),
            "/state: `1` is no `endpointId`",
        ),
    ],
)
def test_what_is_said(text, message):
    """Each kind of deviation is one finding, in words that begin with the element's path."""
    assert [each for each, _ in said(text.replace("{}", ""))] == [message]


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        (TUPLE.format(""), TUPLE_RULE),
        (TUPLE.format("<status><note/></status>"), STATUS_RULE),
        (
            TUPLE.format('<status/><contact priority="2">a</contact>'),
            "RFC 3863 §4.1.5: a priority is a number from 0 to 1 with a point and at most three "
            "decimals, as in `0.8`",
        ),
        (
            PIDF.format('<tuple id="7"><status/></tuple>'),
            "RFC 3863 §4.1.2: an `id` is a name, and no other element has the same",
        ),
        (
            TUPLE.format("<status/><timestamp>2026</timestamp>"),
            "RFC 3863 §4.1.7: a date and time as in `2005-08-15T10:20:00Z`",
        ),
        (
            '<calendarData xmlns="http://schemas.microsoft.com/2006/09/sip/calendarData">'
            '<freeBusy startTime="today" granularity="PT15M"/></calendarData>',
            "Lync 2013 SDK, calendarData element: `freeBusy` is base64, two bits a slot; it has a "
            "`startTime`, a `granularity` such as `PT15M`, and may have an `encodingVersion`",
        ),
        (
            USER.format("<availability>busy</availability>"),
            "Lync 2013 SDK, state element; [MS-PRES] 2.2.2.7.1: an availability is a whole number; "
            "its classes start at 3000",
        ),
    ],
)
def test_the_help_names_the_section(text, help_):
    """Beside a deviation stands where its rule is written, and what it asks for."""
    assert [each for _, each in said(text)] == [help_]


def test_a_long_value_is_cut():
    """A value is quoted on one line, and not longer than anybody reads."""
    [(message, _)] = said(TUPLE.format(f"<status><basic>{'ajar ' * 50}\n</basic></status>"))
    assert message.startswith("/presence/tuple/status/basic: `ajar ajar ")
    assert "...` is no `basic`" in message
    assert len(message) < 160


def test_what_follows_from_a_deviation_is_not_said():
    """Ten tuples behind a note are one deviation, told of the first."""
    tuples = "".join(f'<tuple id="t{n}"><status/></tuple>' for n in range(10))
    [(message, _)] = said(PIDF.format(f"<note/>{tuples}"))
    assert message == "/presence/tuple[1]: `tuple` belongs before `note`"


def test_the_number_of_deviations_is_bounded():
    """The schema is asked for no more than somebody wants to know."""
    tuples = "".join(f'<tuple id="{n}"><status/></tuple>' for n in range(50))
    text = PIDF.format(tuples)
    document = open_body(Body(text.encode(), Source("d.xml", text), 0), DEFAULT_LIMITS)
    assert len([*deviations(document, "pidf-family", 20)]) == 20


WITHIN = (
    '<presentity xmlns="http://schemas.microsoft.com/2002/09/sip/presence" uri="ada@desk.example">'
    '<availability aggregate="300"/><activity aggregate="400"/><userInfo>'
    '<state xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:type="userState">x</state>'
    "</userInfo></presentity>"
)


def test_what_may_be_anything_is_not_looked_at():
    """In `userInfo` there may be anything, also a kind of state that no schema knows."""
    assert said(WITHIN) == []


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('container="40000"', "`40000` is no `container`: {} 32767"),
        ('container="x"', "`x` is no `container`: {} 32767"),
        ('instance="x"', "`x` is no `instance`: {} 4294967295"),
    ],
)
def test_a_range_is_the_one_that_the_help_names(attributes, expected):
    """A number beyond its range, or none at all, is told with the range that it has here."""
    text = (
        '<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories" uri="sip:a@b">'
        f'<category name="state" {attributes}/></categories>'
    )
    [(message, _)] = said(text)
    assert (
        message
        == f"/categories/category: {expected.format('it has to be a whole number from 0 to')}"
    )


def test_a_number_of_the_old_scale_has_its_range():
    """The numbers of the dialect before 2007 end at 999."""
    text = (
        '<presentity xmlns="http://schemas.microsoft.com/2002/09/sip/presence" uri="a@b">'
        '<availability aggregate="5000"/><activity aggregate="500"/></presentity>'
    )
    [(message, _)] = said(text)
    assert message.endswith("`5000` is no `aggregate`: it has to be a whole number from 0 to 999")
