"""However a life is split into parts, putting them together is reading it whole."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from patch_writer import NAMESPACES, operations

from presencemap.documents import CODES, REFRESH, PresenceReader, Stream
from presencemap.documents.stream import resource_key
from presencemap.model import Update

DOCUMENTED = {code for code, _ in CODES}
PARTIAL = "application/pidf-diff+xml"
LIST = 'multipart/related;type="application/rlmi+xml";boundary="b0"'
WHO = "sip:ada@desk.example"
SPACES = st.sampled_from(["", " ", "\n", "\n  ", "<!-- x -->", " <?p q?>\n"])
TEXTS = st.sampled_from(["Lunch", "At the desk", "it's", 'a "b"', "1 < 2 & 3", "Zürich"])
DECLARED = "".join(f' xmlns{":" + p if p else ""}="{uri}"' for p, uri in NAMESPACES.items())


@st.composite
def services(draw):
    """Draw a tuple."""
    basic = draw(st.sampled_from(["<basic>open</basic>", "<basic>closed</basic>", ""]))
    contact = draw(st.sampled_from(["", "<contact>sip:a@x</contact>", '<contact priority="0.5"/>']))
    note = draw(st.one_of(st.just(""), notes()))
    name = draw(st.sampled_from("abc"))
    space = draw(SPACES)
    return f'<tuple id="{name}">{space}<status>{basic}</status>{contact}{note}{space}</tuple>'


@st.composite
def notes(draw):
    """Draw a note."""
    text = etree.Element("x")
    text.text = draw(TEXTS)
    language = draw(st.sampled_from(["", ' lang="en"', ' lang="de"']))
    return f"<note{language}>{etree.tostring(text, encoding='unicode')[3:-4]}</note>"


@st.composite
def persons(draw):
    """Draw a person."""
    names = draw(st.lists(st.sampled_from(["away", "busy", "meal", "on-the-phone"]), max_size=3))
    space = draw(SPACES)
    inside = space.join(f"<r:{name}/>" for name in names)
    mood = draw(
        st.sampled_from(["", "<r:mood><r:happy/></r:mood>", "<r:sphere><r:home/></r:sphere>"])
    )
    name = draw(st.sampled_from("pq"))
    activities = f"<r:activities>{space}{inside}</r:activities>" if draw(st.booleans()) else ""
    return f'<dm:person id="{name}">{activities}{space}{mood}</dm:person>'


@st.composite
def documents(draw):
    """Draw what stands in a document, in any order, with comments and white space between."""
    parts = draw(st.lists(st.one_of(services(), persons(), notes()), max_size=6))
    return "".join(draw(SPACES) + part for part in parts) + draw(SPACES)


def full_of(inside, version):
    """Return a full document."""
    return f'<p:pidf-full{DECLARED} entity="{WHO}" version="{version}">{inside}</p:pidf-full>'


def diff_of(before, after, version, random):
    """Return a change that makes one document of another."""
    trees = [etree.fromstring(full_of(inside, 0)) for inside in (before, after)]
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, remove_blank_text=True)
    trees[1] = etree.fromstring(full_of(after, 0), parser)
    told = operations(*trees, random)
    return f'<p:pidf-diff{DECLARED} entity="{WHO}" version="{version}">{told}</p:pidf-diff>'


def canonical(text):
    """Return a document in the form in which equal ones are equal, whatever stands between."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, remove_blank_text=True)
    plain = etree.tostring(etree.fromstring(text, parser), encoding="unicode")
    return etree.canonicalize(plain, rewrite_prefixes=True, strip_text=True)


@given(
    st.lists(documents(), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
    st.integers(0, 600),
)
def test_the_life_of_a_document(life, random, version):
    """Full documents and changes in any mixture read like full documents alone."""
    reader, stream = PresenceReader(), Stream()
    last = None
    for number, inside in enumerate(life, version):
        body = full_of(inside, number)
        if last is not None and random.random() < 0.7:
            body = diff_of(last, inside, number, random)
        updates, errors = reader.read(PARTIAL, body.encode(), stream=stream)
        assert errors == [], body
        assert updates == reader.read(PARTIAL, full_of(inside, number).encode())[0]
        kept = stream.document((resource_key(WHO),)).text
        assert canonical(kept) == canonical(full_of(inside, number))
        if random.random() < 0.3:  # it comes again
            assert reader.read(PARTIAL, body.encode(), stream=stream) == ([], [])
        last = re.sub(rb"^<[^>]*>|</p:pidf-full>$", b"", kept).decode()


@given(documents(), documents(), st.randoms(use_true_random=False), st.data())
def test_spoilt_changes(before, after, random, data):
    """A change that is spoilt gives updates or a documented error, and then no state is kept."""
    reader, stream = PresenceReader(), Stream()
    reader.read(PARTIAL, full_of(before, 1).encode(), stream=stream)
    body = diff_of(before, after, 2, random).encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 30)))
        middle = data.draw(
            st.sampled_from([b"", b"*", b"[1]", b"'", b"/", b"<", b"text()", b"@id"])
        )
        body = body[:start] + middle + body[end:]
    slot = (resource_key(WHO),)
    state = stream.document(slot)
    updates, errors = reader.read(PARTIAL, body, stream=stream)
    assert {error.code for error in errors} <= DOCUMENTED
    if errors:
        assert updates == []
        refused = errors[0].code in REFRESH
        assert stream.document(slot) in ((None, state) if refused else (state,))
    elif updates:
        assert all(isinstance(update, Update) for update in updates)
    else:
        assert stream.document(slot) == state


# -- lists

NAMES = "abcde"
ABSENT, IDLE, ENDED, PENDING = "absent", "idle", "ended", "pending"
STATES = st.sampled_from([ABSENT, IDLE, ENDED, PENDING, "open", "closed", "closed "])


def resource(name, state):
    """Return a resource of a list."""
    instance = {
        IDLE: "",
        ENDED: '<instance id="1" state="terminated" reason="timeout"/>',
        PENDING: '<instance id="1" state="pending"/>',
    }.get(state, f'<instance id="1" state="active" cid="{name}@x"/>')
    return f'<resource uri="sip:{name}@desk.example">{instance}</resource>'


def notification(version, states, *, full):
    """Return a list notification of the states of some resources."""
    listed = "".join(resource(name, s) for name, s in states.items() if s != ABSENT)
    parts = [
        "Content-Type: application/rlmi+xml\n\n"
        '<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:team@desk.example"'
        f' version="{version}" fullState="{str(full).lower()}">{listed}</list>'
    ]
    parts += [
        f"Content-ID: <{name}@x>\nContent-Type: application/pidf+xml\n\n"
        '<presence xmlns="urn:ietf:params:xml:ns:pidf"><tuple id="t"><status>'
        f"<basic>{state.strip()}</basic></status></tuple></presence>"
        for name, state in states.items()
        if state not in (ABSENT, IDLE, ENDED, PENDING)
    ]
    return ("".join(f"--b0\n{part}\n" for part in parts) + "--b0--").encode()


def take(presences, updates):
    """Do what updates say to what is known."""
    for update in updates:
        if update.lost:
            presences.pop(update.presentity, None)
        else:
            presences[update.presentity] = update.changes["basic"]


@st.composite
def list_lives(draw):
    """Draw the states of a list, one after the other."""
    state = dict.fromkeys(NAMES, ABSENT)
    life = []
    for _ in range(draw(st.integers(1, 8))):
        state |= draw(st.dictionaries(st.sampled_from(NAMES), STATES, max_size=3))
        life.append(dict(state))
    return life


def whole(states, fields=("basic",)):
    """Return the presences that one full list tells of."""
    presences = {}
    updates, _ = PresenceReader(fields).read(LIST, notification(0, states, full=True))
    take(presences, updates)
    return presences


@given(list_lives(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_the_life_of_a_list(life, random, version):
    """Full and partial notifications in any mixture end where one full notification does."""
    reader, stream, presences = PresenceReader(["basic"]), Stream(), {}
    before = dict.fromkeys(NAMES, ABSENT)
    for number, states in enumerate(life, version):
        gone = any(states[name] == ABSENT != before[name] for name in NAMES)
        full = gone or random.random() < 0.3  # only a full list can leave a resource out
        told = {
            name: state
            for name, state in states.items()
            if full or state != before[name] or random.random() < 0.2
        }
        updates, errors = reader.read(LIST, notification(number, told, full=full), stream=stream)
        assert errors == []
        take(presences, updates)
        assert presences == whole(states)
        before = states


@given(list_lives(), st.randoms(use_true_random=False))
def test_missed_notifications_of_a_list(life, random):
    """Whatever was missed, a gap is told of, and a full notification makes up for it."""
    reader, stream, presences = PresenceReader(["basic"]), Stream(), {}
    before, heard = dict.fromkeys(NAMES, ABSENT), None
    for number, states in enumerate(life, 1):
        full = random.random() < 0.3
        told = {name: s for name, s in states.items() if full or s != before[name]}
        before = states
        if random.random() < 0.4:
            continue
        updates, errors = reader.read(LIST, notification(number, told, full=full), stream=stream)
        missed = heard is not None and heard + 1 < number and not full
        assert [error.code for error in errors] == (["version-gap"] if missed else [])
        take(presences, updates)
        heard = number
    last = notification(len(life) + 1, life[-1], full=True)
    updates, errors = reader.read(LIST, last, stream=stream)
    assert errors == []
    take(presences, updates)
    assert presences == whole(life[-1])


@given(list_lives(), st.data())
def test_spoilt_lists(life, data):
    """A list that is spoilt ends in updates or documented errors, and loses only whom it names."""
    reader, stream, named = PresenceReader(["basic"]), Stream(), set()
    for number, states in enumerate(life):
        body = notification(number, states, full=data.draw(st.booleans()))
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 30)))
        middle = data.draw(st.sampled_from([b"", b"<", b"--b0\n", b'version="0"', b"&", b"\n\n"]))
        spoilt = body[:start] + middle + body[end:]
        updates, errors = reader.read(LIST, spoilt, stream=stream)
        assert {error.code for error in errors} <= DOCUMENTED
        plain = spoilt.decode().replace("\n", " ")  # as XML has it in an attribute
        named |= set(re.findall(r'uri="(.*?)"', plain))
        assert {update.presentity for update in updates if update.lost} <= named
