"""PIDF as servers and phones write it: FreeSWITCH, Asterisk, Cisco, Linphone, baresip, Zoiper.

Each function takes a form, which decides the markup, and values, which fill it. Activities and
moods are elements, so they are markup. A presence server in the manner of Kamailio puts the
tuples and persons of all publications of one presentity into a document, as they came.
"""

from __future__ import annotations

from traffic.values import Values

__all__ = ["write_pidf"]

PIDF = "urn:ietf:params:xml:ns:pidf"
DM = ("xmlns:dm", f"{PIDF}:data-model")
RPID = ("xmlns:rpid", f"{PIDF}:rpid")
CIPID = ("xmlns:c", f"{PIDF}:cipid")
PLACE_TYPES = ("xmlns:lt", "urn:ietf:params:xml:ns:location-type")
CAPS = ("xmlns:caps", f"{PIDF}:caps")
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
PUBLICATIONS = {2_000: (3, 4), 4_000: (8, 9), 25_000: (56, 62)}

ACTIVITIES = (
    *("on-the-phone", "busy", "away", "meeting", "appointment", "lunch", "meal", "travel"),
    *("vacation", "in-transit", "presentation", "working", "steering", "permanent-absence"),
)
MOODS = ("calm", "happy", "stressed", "curious", "serious", "sleepy", "neutral")
PLACES = ("office", "home", "airport", "train", "hotel", "outdoors")
SERVICES = (
    *("groupchat", "conference", "friendlist", "ephemeral", "lime", "messaging", "media"),
    *("whiteboard", "filetransfer"),
)
SPHERES = ("work", "home")
LANGUAGES = ("en", "pt", "de", "fr-CA")


def write_pidf(size, form, values: Values) -> str:
    """Return a document of about `size` bytes about one presentity."""
    if size == 2_000 and form.random() < 0.5:
        return _rich(form, values)
    if size in PUBLICATIONS:
        return _aggregate(form, values, form.randint(*PUBLICATIONS[size]))
    return form.choices(_SINGLE, _SHARES)[0](form, values)


def _head(form, values, *namespaces, quote='"') -> str:
    """Return the start tag of the root; its attributes stand in one order or another."""
    pairs = [("xmlns", PIDF), *namespaces, ("entity", values.uri)]
    if form.random() < 0.4:
        form.shuffle(pairs)
    gap = form.choice((" ", " ", " ", "\n"))
    return f"<presence {gap.join(f'{name}={quote}{value}{quote}' for name, value in pairs)}>"


def _elements(indent, *elements: str) -> str:
    """Return elements, each on a line of its own, without those that are empty."""
    return "".join(f"{indent}{element}" for element in elements if element)


def _maybe(form, share, text) -> str:
    return text if form.random() < share else ""


def _basic(values) -> str:
    return f"<basic>{values.one_of(('open', 'open', 'closed'))}</basic>"


def _time(values) -> str:
    return f"{values.earlier():%Y-%m-%dT%H:%M:%SZ}"


def _activities(form, prefix, most=2, among=ACTIVITIES) -> str:
    chosen = form.sample(among, form.randint(1, most))
    return "".join(f"<{prefix}:{name}/>" for name in chosen)


def _freeswitch(form, values) -> str:
    """FreeSWITCH's mod_sofia: single quotes, ids that are the same for everybody."""
    gap = form.choice(("\n", "\n", "\r\n"))
    spoken = _activities(form, "rpid", 1)
    called = _maybe(form, 0.8, f"<dm:note>Talk {values.phone()}</dm:note>")
    noted = _maybe(form, 0.3, f"<note>{values.text()}</note>")
    return (
        f"<?xml version='1.0' encoding='ISO-8859-1'?>{gap}"
        f"{_head(form, values, DM, RPID, *_some(form, CIPID), quote=chr(39))}{gap}"
        f" <tuple id='t6a5ed77e'>{gap}  <status>{gap}   {_basic(values)}{gap}  </status>{gap}"
        f" {noted}</tuple>{gap} <dm:person id='p06360c4a'>{gap}"
        f"  <rpid:activities>{gap}   {spoken}{gap}  </rpid:activities>{gap}"
        f"  {called}{gap} </dm:person>{gap}</presence>{gap}"
    )


def _some(form, *pairs):
    """Return those that this server declares whether it uses them or not."""
    return [pair for pair in pairs if form.random() < 0.6]


def _asterisk(form, values) -> str:
    """Asterisk's res_pjsip: the note comes first, and a person may have no id."""
    extension = values.number(90_000, 1_000)
    person = form.choice(
        (
            "<dm:person />",
            "<dm:person>\n  <rpid:activities>\n   "
            f"{_activities(form, 'rpid', 1)}\n  </rpid:activities>\n </dm:person>",
        )
    )
    note = values.one_of(("Ready", "Ringing", "On the phone", "On hold", "Unavailable"))
    contact = f'<contact priority="0.{values.number(10)}">{values.uri}</contact>'
    return (
        f"{DECLARED}{_head(form, values, DM, RPID)}\n {_maybe(form, 0.9, f'<note>{note}</note>')}"
        f'\n <tuple id="{extension}">\n  <status>\n   {_basic(values)}\n  </status>'
        f"{_elements(chr(10) + '  ', _maybe(form, 0.85, contact))}\n </tuple>\n"
        f"{_elements(' ', _maybe(form, 0.8, person))}\n</presence>\n"
    )


def _asterisk_sip(form, values) -> str:
    """Asterisk's chan_sip: the namespaces of drafts, a status in the person."""
    drafts = (
        ("xmlns:pp", f"{PIDF}:person"),
        ("xmlns:es", f"{PIDF}:rpid:status:rpid-status"),
        ("xmlns:ep", f"{PIDF}:rpid:rpid-person"),
    )
    told = f"<ep:activities>{_activities(form, 'ep', 1, ('busy', 'away'))}</ep:activities>"
    person = f"<pp:person><status>\n{_maybe(form, 0.8, told + chr(10))}</status></pp:person>\n"
    note = values.one_of(("Ready", "On the phone", "Ringing", "On hold", "Unavailable"))
    return (
        f'<?xml version="1.0" encoding="ISO-8859-1"?>\n{_head(form, values, *drafts)}\n'
        f'{person}<note>{note}</note>\n<tuple id="{values.number(90_000, 1_000)}">\n'
        f'<contact priority="0.{values.number(10)}">{values.uri}</contact>\n'
        f"<status>{_basic(values)}</status>\n</tuple>\n</presence>\n"
    )


def _cisco(form, values) -> str:
    """Cisco CUCM: activities in person and tuple alike, in namespaces of its own."""
    vendor = (
        ("xmlns:e", f"{PIDF}:status:rpid"),
        DM,
        ("xmlns:ce", "urn:cisco:params:xml:ns:pidf:rpid"),
        ("xmlns:sc", f"{PIDF}:servcaps"),
    )
    prefix, name = form.choice(
        (("e", "on-the-phone"), ("e", "away"), ("ce", "available"), ("ce", "dnd"))
    )
    spoken = f"<e:activities>\n        <{prefix}:{name}/>\n      </e:activities>"
    audio = f"<sc:audio>{values.one_of(('true', 'false'))}</sc:audio>"
    caps = f"<sc:servcaps>\n      {audio}\n    </sc:servcaps>"
    extension = values.number(9_000, 1_000)
    parts = _elements(
        "\n    ",
        f"<status>\n      {_basic(values)}\n      {spoken}\n    </status>",
        _maybe(form, 0.7, caps),
        f'<contact priority="0.{values.number(10)}">sip:{extension}@{values.host()}</contact>',
        _maybe(form, 0.8, f"<timestamp>{_time(values)}</timestamp>"),
    )
    return (
        f"{DECLARED}{_head(form, values, *vendor)}\n  <dm:person>\n    <status>\n      "
        f"{_basic(values)}\n    </status>\n    {spoken}\n  </dm:person>\n"
        f'  <tuple id="cmp-{extension}-{values.number(999)}">{parts}\n  </tuple>\n</presence>\n'
    )


def _linphone(form, values) -> str:
    """Linphone: an extension in the status, times sometimes without a zone."""
    online = ("xmlns:pidfonline", "http://www.linphone.org/xsds/pidfonline.xsd")
    at = _time(values) if form.random() < 0.7 else _time(values)[:-1]
    person = (
        f' <dm:person id="{values.word()}">\n  <rpid:activities>\n   '
        f"{_activities(form, 'rpid')}\n  </rpid:activities>\n  <timestamp>{at}</timestamp>\n"
        " </dm:person>\n"
    )
    marked = _elements("\n   ", _maybe(form, 0.6, "<pidfonline:online/>"))
    noted = _elements(
        "\n  ",
        _maybe(form, 0.3, f'<note xml:lang="{values.one_of(LANGUAGES)}">{values.text()}</note>'),
    )
    return (
        f'{DECLARED}{_head(form, values, DM, RPID, online)}\n <tuple id="{values.word()}">\n'
        f"  <status>\n   {_basic(values)}{marked}\n  </status>\n"
        f'  <contact priority="0.{values.number(10)}">{values.uri}</contact>{noted}\n'
        f"  <timestamp>{at}</timestamp>\n </tuple>\n{_maybe(form, 0.6, person)}</presence>\n"
    )


def _baresip(form, values) -> str:
    """Write as baresip: an empty `activities` where there is nothing to tell."""
    spoken = form.choice(
        ("<rpid:activities/>", f"<rpid:activities>{_activities(form, 'rpid', 1)}</rpid:activities>")
    )
    person = f'  <dm:person id="p{values.number(9_999)}">{spoken}</dm:person>\n'
    service = (
        f'  <tuple id="t{values.number(9_999)}">\n    <status>\n      {_basic(values)}\n'
        f"    </status>\n    <contact>{values.uri}</contact>\n  </tuple>\n"
    )
    first, second = (person, service) if form.random() < 0.6 else (service, person)
    return f"{DECLARED}{_head(form, values, DM, RPID)}\n{first}{second}</presence>\n"


def _zoiper(form, values) -> str:
    """Zoiper and X-Lite: a note in the tuple, everything on one line."""
    note = values.one_of(("Online", "On the phone", "Away"))
    spoken = _activities(form, "rpid", 1, ("on-the-phone", "away", "busy"))
    person = (
        f'<dm:person id="p{values.number(9_999)}"><rpid:activities>{spoken}</rpid:activities>'
        "</dm:person>"
    )
    return (
        f"{DECLARED}{_head(form, values, DM, RPID)}"
        f'<tuple id="{values.word(8)}"><status>{_basic(values)}</status>'
        f"{_maybe(form, 0.5, f'<contact>sip:{values.word()}@{values.host()}</contact>')}"
        f"<note>{note}</note></tuple>{_maybe(form, 0.7, person)}</presence>"
    )


_SINGLE = (_freeswitch, _asterisk, _linphone, _baresip, _cisco, _asterisk_sip, _zoiper)
_SHARES = (3, 3, 3, 2, 2, 1, 1)


def _aggregate(form, values, publications) -> str:
    """Kamailio and OpenSIPS: what all the publications had, one after the other."""
    gap = form.choice(("\n  ", "\n ", "", "\r\n  "))
    parts = [_person(form, values, gap, first=True)]
    for number in range(publications):
        parts.append(_tuple(form, values, gap))
        if number % 3 == 1:
            parts.append(_person(form, values, gap, first=False))
        elif number % 5 == 3:
            parts.append(_device(values, gap))
    if form.random() < 0.5:
        parts.append(parts.pop(0))
    head = _head(form, values, DM, RPID, CIPID, CAPS, PLACE_TYPES)
    return f"{DECLARED}{head}{_elements(gap, *parts)}{gap.rstrip(' ')}</presence>"


def _rich(form, values) -> str:
    """Linphone and others with all they know: one service with what it can do, one person."""
    gap = form.choice(("\n  ", "\n ", ""))
    inner = gap + gap.strip("\n")
    able = "".join(
        f"{inner}<op:service-description><op:service-id>{name}.{values.word()}</op:service-id>"
        f"<op:version>{values.number(9)}.{values.number(9)}</op:version></op:service-description>"
        for name in form.sample(SERVICES, form.randint(4, 7))
    )
    service = (
        f'<tuple id="{values.word()}">{inner}<status>{_basic(values)}</status>{able}'
        f'{inner}<contact priority="0.{values.number(10)}">{values.uri}</contact>'
        f"{inner}<timestamp>{_time(values)}</timestamp>{gap}</tuple>"
    )
    parts = [service, _person(form, values, gap, first=True), _device(values, gap)]
    oma = ("xmlns:op", "urn:oma:xml:prs:pidf:oma-pres")
    head = _head(form, values, DM, RPID, CIPID, PLACE_TYPES, oma)
    return f"{DECLARED}{head}{_elements(gap, *parts)}{gap.rstrip(' ')}</presence>"


def _tuple(form, values, gap) -> str:
    status = _basic(values) + _maybe(form, 0.15, "<rpid:sphere><rpid:work/></rpid:sphere>")
    caps = "".join(
        f"<caps:{name}>{values.one_of(('true', 'false'))}</caps:{name}>"
        for name in form.sample(("audio", "video", "text", "message", "control"), 3)
    )
    priority = f' priority="0.{values.number(10)}"' if form.random() < 0.8 else ""
    parts = _elements(
        gap + gap.strip("\r\n"),
        f"<status>{status}</status>",
        _maybe(form, 0.3, f"<caps:servcaps>{caps}</caps:servcaps>"),
        _maybe(form, 0.3, f"<rpid:class>{values.word()}</rpid:class>"),
        _maybe(form, 0.3, f"<dm:deviceID>urn:uuid:{values.endpoint()}</dm:deviceID>"),
        f"<contact{priority}>sip:{values.word()}@{values.host()};transport=tcp</contact>",
        _maybe(form, 0.4, f"<note>{values.text()}</note>"),
        _maybe(form, 0.8, f"<timestamp>{_time(values)}</timestamp>"),
    )
    return f'<tuple id="{values.word(8)}">{parts}{gap}</tuple>'


def _person(form, values, gap, *, first) -> str:
    """Return a person; only the first tells whether somebody is at the keys."""
    since = f' from="{_time(values)}"' if form.random() < 0.03 else ""
    place, mood, sphere = (form.choice(names) for names in (PLACES, MOODS, SPHERES))
    idle = f'idle-threshold="{values.number(3_600, 60)}" last-input="{_time(values)}"'
    typed = f"<rpid:user-input {idle}>{values.one_of(('active', 'idle'))}</rpid:user-input>"
    language = f' xml:lang="{values.one_of(LANGUAGES)}"' if form.random() < 0.6 else ""
    parts = _elements(
        gap + gap.strip("\r\n"),
        f"<rpid:activities{since}>{_activities(form, 'rpid', 3)}</rpid:activities>",
        _maybe(form, 0.4, f"<rpid:mood><rpid:{mood}/></rpid:mood>"),
        _maybe(form, 0.5, f"<rpid:place-type><lt:{place}/></rpid:place-type>"),
        _maybe(form, 0.3, f"<rpid:sphere><rpid:{sphere}/></rpid:sphere>"),
        _maybe(form, 0.7 * first, typed),
        _maybe(form, 0.4, f"<c:display-name>{values.name}</c:display-name>"),
        _maybe(form, 0.6, f"<dm:note{language}>{values.text()}</dm:note>"),
        f"<dm:timestamp>{_time(values)}</dm:timestamp>",
    )
    return f'<dm:person id="{values.word()}">{parts}{gap}</dm:person>'


def _device(values, gap) -> str:
    inner = gap + gap.strip("\r\n")
    return (
        f'<dm:device id="{values.word()}">{inner}'
        f"<dm:deviceID>urn:uuid:{values.endpoint()}</dm:deviceID>{inner}"
        f"<dm:timestamp>{_time(values)}</dm:timestamp>{gap}</dm:device>"
    )
