"""One's own view: all publications in all containers, as a server sends them to their owner.

Beside the aggregates that watchers get stand what they are made of (the states of the user, of
machines, calendar and telephone) and options that nobody else sees. In a category of such a
view stand also its container, version and how it expires ([MS-PRES] 4.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from lync.documents import SIP, TOKENS

from traffic.microsoft import (
    attributes,
    calendars,
    capabilities,
    contact_card,
    note_body,
    state_body,
    write_category,
)
from traffic.values import PLACES, RANGES, Values

__all__ = ["write_roaming_self"]

SPACES = (
    ("cat", "2006/09/sip/categories"),
    ("con", "2006/09/sip/containers"),
    ("sub", "2006/09/sip/presence-subscribers"),
    ("del", "2007/09/sip/delegates"),
)
AGGREGATED = (2, 3, 100, 200, 300, 400)
NOTED = (200, 300, 400)
CARDS = (0, 100, 200, 300, 400)
WHOLE = 25_000
COUNTS = {500: (1, 0), 2_000: (1, 1), 4_000: (3, 2), WHOLE: (6, 3)}
"""By size, how many containers have aggregates, and how many kinds of states are behind them."""


def write_roaming_self(size, form, values: Values) -> str:
    """Return a document of about `size` bytes of one presentity's own.

    One that is not whole has only what somebody has just changed.
    """
    rest = [("version", values.number(2_000)), ("expireType", "user")]

    def wrap(name, value, container):
        return write_category(name, form, values, value, (("container", container), *rest))

    aggregates, kinds = COUNTS[size]
    content = list(_contributing(form, values, wrap, kinds))
    for container in AGGREGATED[:aggregates]:
        content.append(wrap("state", state_body(form, values, 0.5), container))
        mirror = attributes(form, [("availability", values.one_of(RANGES))])
        content.append(wrap("legacyInterop", f"<legacyInterop{mirror}/>", container))
    if size == WHOLE:
        content += _further(form, values, wrap)
    if form.random() < 0.4:
        form.shuffle(content)
    return _frame(size, form, values, content)


def _contributing(form, values, wrap, kinds) -> Iterator[str]:
    """Yield the states that an aggregate is made of."""
    low, high = TOKENS["in-a-meeting"]
    spoken = f'<activity token="in-a-meeting" minAvailability="{low}" maxAvailability="{high}"/>'
    known = (("userState", ""), ("machineState", ""), ("calendarState", spoken))
    for kind, activity in known[:kinds]:
        for container in (2, 3):
            yield wrap("state", _contribution(form, values, kind, activity), container)


def _further(form, values, wrap) -> Iterator[str]:
    """Yield what is no state: notes, calendar, cards, devices, and how calls are answered."""
    for container in NOTED:
        yield wrap("note", note_body(form, values), container)
    for value in calendars(form, values, days=14):
        yield wrap("calendarData", value, 1)
    for container in CARDS:
        yield wrap("contactCard", contact_card(form, values, 3), container)
    for _ in range(form.randint(3, 4)):
        yield wrap("device", _device(form, values), 2)
    line = f'<line lineType="Uc">tel:{values.phone()};ext={values.number(99_999)}</line>'
    content = f"<lines>{line}</lines><telephonyMode>Uc</telephonyMode>"
    head = f'<userProperties xmlns="{SIP}/categories">'
    yield wrap("userProperties", f"{head}{content}</userProperties>", 1)


def _device(form, values) -> str:
    head = f'endpointId="{values.endpoint()}" gruu="{values.uri};opaque={values.word(24)};gruu"'
    able = capabilities(form, values, form.randint(8, 12))
    return (
        f'<device xmlns="{SIP}/device" {head}><capabilities preferred="false" uri="{values.uri}">'
        f"{able}</capabilities><machineName>{values.word(10)}</machineName></device>"
    )


def _contribution(form, values, kind, activity) -> str:
    manual = values.one_of(("true", "false"))
    pairs = [
        ("manual", manual),
        ("xsi:type", kind),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xmlns", f"{SIP}/state"),
    ]
    place = values.one_of(PLACES)
    return (
        f"<state{attributes(form, pairs)}><availability>{values.one_of(RANGES)}</availability>"
        f"{activity}<endpointLocation>{place}</endpointLocation></state>"
    )


def _frame(size, form, values, content) -> str:
    """Return the document round its categories, with containers and subscribers behind them."""
    spaces = [("xmlns", f"{SIP}/roaming-self")]
    spaces += [(f"xmlns:{name}", f"http://schemas.microsoft.com/{path}") for name, path in SPACES]
    members = "".join(
        f'<container id="{number}" version="{values.number(99)}">'
        f'<member type="user" value="{values.word()}@contoso.example"/></container>'
        for number in (AGGREGATED if size == WHOLE else ())
    )
    containers = f'<containers xmlns="{SIP}/containers">{members}</containers>' if members else ""
    return (
        f'<roamingData{attributes(form, spaces)}><categories xmlns="{SIP}/categories" '
        f'uri="{values.uri}">{"".join(content)}</categories>{containers}</roamingData>'
    )
