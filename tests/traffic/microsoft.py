"""Microsoft's `categories`, as Lync and Skype for Business servers write them to a watcher.

Each function takes a form, which decides the markup, and values, which fill it. Not even the
order of a category's attributes is the same on all servers: it differs between 2010, 2013 and
2015 and with the client that published, so a form decides that, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from lync.documents import INSTANCE, SIP, stamp

from traffic.values import (
    CITIES,
    COMPANIES,
    COUNTRIES,
    DAYS,
    DEPARTMENTS,
    DEVICES,
    LANGUAGES,
    PHONES,
    PLACES,
    RANGES,
    STREETS,
    TITLES,
    ZONES,
    Values,
)

__all__ = [
    "attributes",
    "calendars",
    "capabilities",
    "contact_card",
    "note_body",
    "state_body",
    "write_categories",
    "write_category",
]

CAPABILITIES = (
    *("text", "voice", "video", "gifInk", "isfInk", "applicationSharing", "confInvite"),
    *("breakthrough", "contentWhiteboard", "contentPoll", "contentPowerPoint"),
    *("contentNativeFile", "containerIntegrity", "ucs"),
)
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
WHOLE = 25_000


def write_categories(size, form, values: Values) -> str:
    """Return a document of about `size` bytes about one presentity."""
    gap = form.choices(("", "\r\n", "\n  "), (14, 1, 1))[0]
    content = list(_categories(size, form, values))
    if form.random() < 0.4:
        form.shuffle(content)
    head = attributes(form, [("xmlns", f"{SIP}/categories"), ("uri", values.uri)])
    return f"<categories{head}>{gap}{gap.join(content)}{gap}</categories>"


def _categories(size, form, values) -> Iterator[str]:
    """Yield the categories that a document of that size has."""

    def wrap(name, value):
        return write_category(name, form, values, value)

    is_whole = size == WHOLE
    if size > 1_000:
        for value in calendars(form, values, days=14 if is_whole else form.choice((3, 5, 7))):
            yield wrap("calendarData", value)
        yield wrap("note", note_body(form, values))
    if size > 2_000:
        for _ in range(4 if is_whole else 1):
            yield wrap("contactCard", contact_card(form, values, form.randint(1, 4)))
        count, least = (9, 10) if is_whole else (1, 4)
        counts = [form.randint(least, least + 4) for _ in range(count)]
        yield wrap("services", _services(form, values, counts))
    if is_whole:
        for _ in range(3):
            yield wrap("noteHistory", note_body(form, values, "noteHistory"))
    yield wrap("state", state_body(form, values, told=1.0 if size > 1_000 else 0.35))


def calendars(form, values, days) -> Iterator[str]:
    """Yield free/busy and, from most servers, working hours: each is an instance of its own."""
    yield _free_busy(form, values, days)
    if form.random() < 0.7:
        yield _working_hours(form, values)


def attributes(form, pairs) -> str:
    """Return attributes, in the order given or, of one server in three, in another."""
    if form.random() < 0.35:
        pairs = form.sample(pairs, len(pairs))
    quote = "'" if form.random() < 0.05 else '"'
    return "".join(f" {name}={quote}{value}{quote}" for name, value in pairs)


def write_category(name, form, values, value: str, further=()) -> str:
    """Return a category, `further` are attributes; without a value it is cleared."""
    pairs = [
        ("name", name),
        ("instance", values.number(2**32)),
        ("publishTime", stamp(values.earlier())),
        *further,
    ]
    if form.random() < 0.1:
        pairs.insert(0, ("xmlns", f"{SIP}/categories"))
    head = attributes(form, pairs)
    return f"<category{head}>{value}</category>" if value else f"<category{head}/>"


def state_body(form, values, told=1.0) -> str:
    """Return an aggregated state; `told` is how much of what is not presence it tells.

    A server has chosen one activity before it tells anybody, so two of them are rare.
    """
    availability, token, low, high = values.moderate()
    kind = form.choices(("bare", "token", "custom", "both", "two"), (8, 8, 3, 2, 0.5))[0]
    if kind in ("bare", "custom"):
        availability = values.one_of(RANGES)
    pairs = [("xsi:type", "aggregateState"), ("xmlns:xsi", INSTANCE), ("xmlns", f"{SIP}/state")]
    if form.random() < 0.3:
        pairs.insert(1, ("lastActive", f"{values.earlier():%Y-%m-%dT%H:%M:%S}"))
    activities = {
        "bare": "",
        "token": _spoken(form, token, low, high),
        "custom": f"<activity>{_customs(form, values)}</activity>",
        "both": _spoken(form, token, low, high, _customs(form, values)),
        "two": _spoken(
            form, "out-of-office", values.number(12_900, 12_000), values.number(18_000, 17_000)
        )
        + _spoken(form, token, low, high),
    }
    content = f"<availability>{availability}</availability>{activities[kind]}"
    head = attributes(form, pairs)
    return f"<state{head}>{content}{_rest(form, values, told)}</state>"


def _spoken(form, token, low, high, custom="") -> str:
    pairs = [("token", token), ("minAvailability", low), ("maxAvailability", high)]
    head = attributes(form, pairs)
    return f"<activity{head}>{custom}</activity>" if custom else f"<activity{head}/>"


def _customs(form, values) -> str:
    """Return a custom text in one language or several."""
    return "".join(
        f'<custom LCID="{values.one_of(LANGUAGES)}">{values.text()}</custom>'
        for _ in range(form.choices((1, 2, 3), (16, 2, 1))[0])
    )


def _rest(form, values, told) -> str:
    """Return what a state tells after the activity; each part is missing from some servers."""
    place = values.text() if values.number(8) == 0 else values.one_of(PLACES)
    bias, zone = values.one_of(range(-720, 721, 15)), values.one_of(ZONES)
    parts = (
        (
            0.75,
            form.choice(("<endpointLocation/>", f"<endpointLocation>{place}</endpointLocation>")),
        ),
        (0.9, f'<delimiter xmlns="{SIP}/commontypes"/>'),
        (0.8, f"<timeZoneBias>{bias}</timeZoneBias>"),
        (0.8, f"<timeZoneName>{zone}</timeZoneName>"),
        (0.7, f"<timeZoneAbbreviation>{zone}</timeZoneAbbreviation>"),
        (0.85, f"<device>{values.one_of(DEVICES)}</device>"),
        (
            0.85,
            form.choice(("<end xmlns={}/>", "<end xmlns={}></end>")).format(f'"{SIP}/commontypes"'),
        ),
    )
    return "".join(text for share, text in parts if form.random() < share * told)


def note_body(form, values, name="note") -> str:
    """Return a note, or nothing where it is cleared."""
    pairs = [("type", values.one_of(("personal", "OOF"))), ("uri", values.address)]
    if form.random() < 0.25:
        since, until = values.earlier(), values.at
        pairs += [("startTime", f"{since:%FT%TZ}"), ("endTime", f"{until:%FT%TZ}")]
    head = attributes(form, pairs)
    value = f'<{name} xmlns="{SIP}/note"><body{head}>{values.text()}</body></{name}>'
    return "" if form.random() < 0.15 else value


def _free_busy(form, values, days) -> str:
    pairs = [
        ("startTime", f"{values.earlier():%F}T00:00:00Z"),
        ("granularity", "PT15M"),
        ("encodingVersion", 1),
    ]
    packed = values.busy(days)
    return _calendar(form, values, f"<freeBusy{attributes(form, pairs)}>{packed}</freeBusy>")


def _working_hours(form, values) -> str:
    changes = "".join(
        f"<{name}><Bias>{values.number(61, -60)}</Bias><Time>0{values.number(5, 1)}:00:00</Time>"
        f"<DayOrder>{values.number(6, 1)}</DayOrder><Month>{values.number(13, 1)}</Month>"
        f"<DayOfWeek>{values.one_of(DAYS)}</DayOfWeek></{name}>"
        for name in (("StandardTime", "DaylightTime") if form.random() < 0.9 else ())
    )
    start, end = values.number(700, 360), values.number(1_200, 900)
    period = (
        "<WorkingPeriod><DayOfWeek>Monday Tuesday Wednesday Thursday Friday</DayOfWeek>"
        f"<StartTimeInMinutes>{start}</StartTimeInMinutes>"
        f"<EndTimeInMinutes>{end}</EndTimeInMinutes></WorkingPeriod>"
    )
    zone = f"<TimeZone><Bias>{values.number(480, -480)}</Bias>{changes}</TimeZone>"
    hours = f"{zone}<WorkingPeriodArray>{period}</WorkingPeriodArray>"
    return _calendar(form, values, f'<WorkingHours xmlns="{TYPES}">{hours}</WorkingHours>')


def _calendar(form, values, content) -> str:
    pairs = [("mailboxID", values.address), ("xmlns", f"{SIP}/calendarData")]
    head = attributes(form, pairs)
    return f"<calendarData{head}>{content}</calendarData>"


def contact_card(form, values, phones) -> str:
    """Return a contact card with that many telephone numbers."""
    numbers = "".join(
        f'<phone type="{values.one_of(PHONES)}"><uri>tel:{values.phone()}</uri>'
        f"<displayString>{values.phone()}</displayString></phone>"
        for _ in range(phones)
    )
    parts = (
        (0.9, f"<company>{values.one_of(COMPANIES)}</company>"),
        (0.8, f"<department>{values.one_of(DEPARTMENTS)}</department>"),
        (0.9, f"<title>{values.one_of(TITLES)}</title>"),
        (0.7, f"<office>{values.number(40)}/{values.number(5_000)}</office>"),
        (0.3, f"<url>http://people.contoso.example/{values.word(9)}</url>"),
        (1.0, numbers),
        (0.7, _address(values)),
        (0.3, f'<photo type="{values.word()}"><hash>{values.blob(12)}</hash></photo>'),
        (0.6, f'<delimiter xmlns="{SIP}/commontypes"/>'),
    )
    return (
        f'<contactCard xmlns="{SIP}/contactcard"><identity><name>'
        f"<displayName>{values.name}</displayName></name><email>{values.address}</email></identity>"
        f"{''.join(text for share, text in parts if form.random() < share)}</contactCard>"
    )


def _address(values) -> str:
    street = f"{values.number(200, 1)} {values.one_of(STREETS)}"
    return (
        f'<address type="{values.one_of(PHONES)}"><street>{street}</street>'
        f"<city>{values.one_of(CITIES)}</city><zipcode>{values.number(99_999, 10_000)}</zipcode>"
        f"<countryCode>{values.one_of(COUNTRIES)}</countryCode></address>"
    )


def _services(form, values, counts) -> str:
    """Return what an agent's devices can do, one service for each count of capabilities."""
    found = "".join(
        f'<service uri="{values.uri}"><capabilities>{capabilities(form, values, count)}'
        "</capabilities></service>"
        for count in counts
    )
    return f'<services xmlns="{SIP}/service">{found}</services>'


def capabilities(form, values, count) -> str:
    """Return that many things that an endpoint can do."""
    names = form.sample(CAPABILITIES, count)
    yes_no = ("true", "false")
    return "".join(
        f'<{name} render="{values.one_of(yes_no)}" capture="{values.one_of(yes_no)}" '
        f'publish="{values.one_of(yes_no)}" preferredEndpointId="{values.endpoint()}" '
        f'deviceAvailability="{values.one_of(RANGES)}"/>'
        for name in names
    )
