"""The vocabularies that ship: what each declares is what its sources say."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

import presencemap
from presencemap.documents import (
    MICROSOFT_FIELDS,
    MSRTC_FIELDS,
    PIDF_FIELDS,
    XPIDF_FIELDS,
)
from presencemap.documents.findings import token_case
from presencemap.model import FieldType
from presencemap.tables.load import compile_text

TABLE = "\ntable t first {{ row r when {condition} -> NotReady\n otherwise -> NotReady }}"


def compiled(*used, condition="any"):
    """Compile a file that uses vocabularies and asks for one condition."""
    head = "\n".join(["language 1", *(f"use {each}" for each in used), "use genesys"])
    return compile_text(head + TABLE.format(condition=condition))


def field(vocabulary, name):
    """Return a field of a vocabulary."""
    return compiled(vocabulary).rules.fields[name]


def states(vocabulary):
    """Return the target states of a vocabulary, by name."""
    text = f"language 1\nuse {vocabulary}\ntable t first {{ otherwise -> keep }}"
    return rules_of(text).states


def rules_of(text):
    """Compile a text without findings."""
    found = compile_text(text)
    assert found.diagnostics == ()
    return found.rules


def findings(*used, condition):
    """Return the names of what is found about a condition."""
    return [each.name for each in compiled(*used, condition=condition).diagnostics]


# -- microsoft


@pytest.mark.parametrize(
    ("name", "class_", "low", "high"),
    [
        ("lcs.availability", "cannot-receive", 0, 99),
        ("lcs.availability", "maybe-online", 100, 199),
        ("lcs.availability", "connected", 200, 299),
        ("lcs.availability", "near", 300, 399),
        ("lcs.activity", "no-information", 0, 99),
        ("lcs.activity", "away", 100, 149),
        ("lcs.activity", "out-to-lunch", 150, 199),
        ("lcs.activity", "idle", 200, 299),
        ("lcs.activity", "be-right-back", 300, 399),
        ("lcs.activity", "active", 400, 499),
        ("lcs.activity", "in-session", 500, 599),
        ("lcs.activity", "busy", 600, 699),
        ("lcs.activity", "away-again", 700, 799),
        ("lcs.activity", "active-again", 800, 999),
    ],
)
def test_older_classes(name, class_, low, high):
    """The classes of the two older scales are those of [MS-SIP] 2.2.1."""
    ranges = {each.name: each for each in field("microsoft", name).ranges}
    assert (ranges[class_].low, ranges[class_].high) == (low, high)
    assert len(ranges) == (4 if name == "lcs.availability" else 10)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("available", 3000, 4499),
        ("available-idle", 4500, 5999),
        ("busy", 6000, 7499),
        ("busy-idle", 7500, 8999),
        ("do-not-disturb", 9000, 11999),
        ("be-right-back", 12000, 14999),
        ("away", 15000, 17999),
        ("offline", 18000, 2**32 - 1),
    ],
)
def test_microsoft_classes(name, low, high):
    """Each class of availability has the ends that Microsoft documents."""
    found = field("microsoft", "availability").range_named(name)
    assert (found.low, found.high) == (low, high)


def test_microsoft_classes_leave_no_gap():
    """From 3000 on every number is in one class, and no number below is in any."""
    ranges = field("microsoft", "availability").ranges
    assert len(ranges) == 8
    assert ranges[0].low == 3000
    for one, next_one in pairwise(ranges):
        assert one.high + 1 == next_one.low


def test_numbers_below_all_classes_can_be_meant():
    """A rule that means the disputed numbers compares with 3000; there is no name for them."""
    assert findings("microsoft", condition="availability < 3000") == []
    assert findings("microsoft", condition="availability is unknown") == ["unknown-token"]


OLD = {
    "on-the-phone", "in-a-conference", "in-a-meeting", "urgent-interruptions-only",
    "out-of-office",
}  # fmt: skip


@pytest.mark.parametrize(
    ("version", "tokens"),
    [
        ('microsoft "2010"', OLD),
        ('microsoft "2013"', OLD | {"off-work", "in-presentation"}),
        ('microsoft "2015"', OLD | {"off-work", "in-presentation"}),
        ("microsoft", OLD | {"off-work", "in-presentation"}),
    ],
)
def test_microsoft_versions(version, tokens):
    """Lync 2010 has five activities, Lync 2013 and its successors two more."""
    assert set(field(version, "activity").tokens) == tokens


def test_documents_are_examined_for_the_tokens_of_the_vocabulary():
    """What `validate` says of the case of tokens, it says of those that rules know."""
    assert frozenset(field("microsoft", "activity").tokens) == token_case.TOKENS


def test_a_token_of_a_later_version_is_found():
    """A rule for Lync 2010 that asks for off-work waits for what never comes."""
    assert findings('microsoft "2010"', condition="activity is off-work") == ["not-in-version"]
    assert findings('microsoft "2013"', condition="activity is off-work") == []


# -- pidf, sip


RPID = """
    appointment away breakfast busy dinner holiday in-transit looking-for-work lunch meal meeting
    on-the-phone other performance permanent-absence playing presentation shopping sleeping
    spectator steering travel tv unknown vacation working worship
"""


def test_pidf_has_all_activities_of_rpid():
    """The 27 activities of RFC 4480's prose are there, lunch too; Cisco's, and our on-hold."""
    names = RPID.split()
    activities = field("pidf", "activities")
    assert len(names) == 27
    assert set(activities.tokens) == {*names, "alerting", "available", "dnd", "on-hold"}
    assert (activities.type, activities.open) == (FieldType.TOKEN_SET, True)


def test_a_vendors_activity_needs_no_quotes_if_it_is_known():
    """Known inventions are words, others strings."""
    assert findings("pidf", condition="activities in {dnd}") == []
    assert findings("pidf", condition="activities in {juggling}") == ["unknown-token"]
    assert findings("pidf", condition='activities in {"juggling"}') == []


def test_subscription_is_closed_and_its_reasons_are_open():
    """RFC 6665 fixes the states of a subscription, but servers invent reasons."""
    assert field("sip", "subscription").tokens == ("active", "pending", "terminated")
    assert not field("sip", "subscription").open
    assert field("sip", "subscription.reason").open


def test_vocabularies_of_fields_go_together():
    """A file may use all of them at once: what two of them declare, they declare alike."""
    used = ("microsoft", "pidf", "sip", "graph", "stat-server")
    assert compiled(*used).diagnostics == ()


# -- graph


AVAILABILITIES = {
    "Available", "AvailableIdle", "Away", "BeRightBack", "Busy", "BusyIdle", "DoNotDisturb",
    "Offline", "PresenceUnknown",
}  # fmt: skip
ACTIVITIES = {
    "Available", "Away", "BeRightBack", "Busy", "DoNotDisturb", "InACall", "InAConferenceCall",
    "Inactive", "InAMeeting", "Offline", "OffWork", "OutOfOffice", "PresenceUnknown",
    "Presenting", "UrgentInterruptionsOnly",
}  # fmt: skip
NEWER = {"Focusing", "InACall", "InAMeeting", "Presenting"}


@pytest.mark.parametrize(
    ("version", "availabilities"),
    [('graph "2019"', AVAILABILITIES), ('graph "2025"', AVAILABILITIES | NEWER)],
)
def test_graph_versions(version, availabilities):
    """Both generations that Microsoft documents are there; the newer one keeps what may come."""
    assert set(field(version, "graph.availability").tokens) == availabilities
    assert set(field(version, "graph.activity").tokens) == ACTIVITIES


# As learn.microsoft.com writes them since 2025.
LEARN = {
    "graph.availability": """
        available away beRightBack busy doNotDisturb focusing inACall inAMeeting offline
        presenting presenceUnknown
    """,
    "graph.activity": """
        available away beRightBack busy doNotDisturb offline outOfOffice presenceUnknown
    """,
}


@pytest.mark.parametrize(
    ("name", "token"),
    [(name, token) for name, tokens in LEARN.items() for token in tokens.split()],
)
def test_graph_takes_either_case(name, token):
    """A name in lower case is the name that it always was, in rules and on the wire."""
    rules = compiled("graph", condition=f"{name} is {token}").rules
    assert rules is not None
    for written in (token, token[0].upper() + token[1:], token.upper()):
        assert rules.decide({name: written})["t"].row == "r"
    assert rules.decide({name: "other"})["t"].row == "otherwise"


# -- the target vocabularies


REQUESTS = {"AgentLogin", "AgentLogout", "AgentReady", "AgentNotReady"}


def test_genesys_carries_out_every_transition():
    """From each state there is a way to each, by T-Library requests, the wanted one last."""
    rules = compiled("microsoft").rules
    last = {"Ready": "AgentReady", "NotReady": "AgentNotReady", "LoggedOut": "AgentLogout"}
    assert set(rules.transitions) == set(product(last, last))
    for (from_state, to_state), legal in rules.transitions.items():
        assert set(legal.requests) <= REQUESTS
        assert legal.requests[-1] == last[to_state]
        assert ("AgentLogin" in legal.requests) is (from_state == "LoggedOut" != to_state)


def test_genesys_modes_belong_to_states():
    """Work modes are split as TAgentWorkMode splits them; LegalGuard never makes anybody Ready."""
    modes = {
        name: {token for each in state.attributes if each.name == "mode" for token in each.tokens}
        for name, state in states("genesys").items()
    }
    assert modes == {
        "Ready": {"ManualIn", "AutoIn", "ReturnBack"},
        "NotReady": {"AfterCallWork", "AuxWork", "LegalGuard", "NoCallDisconnect", "WalkAway"},
        "LoggedOut": set(),
    }


def test_genesys_dnd_has_requests_of_its_own():
    """Do-not-disturb is asked for beside the state, on and off."""
    requests = compiled("microsoft").rules.requests
    assert requests == {("dnd", True): ("SetDNDOn",), ("dnd", False): ("SetDNDOff",)}


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("Ready", "WaitForNextCall"),
        ("NotReady", "NotReadyForNextCall"),
        ("NotReady", "AfterCallWork"),
        ("LoggedOut", "LoggedOut"),
    ],
)
def test_genesys_states_name_their_stat_server_statuses(state, status):
    """The documentation of a state has the statuses that Stat Server shows for it."""
    assert status in states("genesys")[state].documentation
    assert status in field("stat-server", "stat.status").tokens


def test_stat_server_has_all_statuses():
    """The seventeen statuses with a priority, and the two of outbound campaigns."""
    tokens = field("stat-server", "stat.status").tokens
    assert len(tokens) == 19
    assert tokens[:17][0::16] == ("NotMonitored", "LoggedOut")
    assert tokens[17:] == ("ASM_Engaged", "ASM_Outbound")


def test_genesys_cloud_states():
    """All system presences but Idle, which nobody can set; calls go to On Queue only."""
    found = states("genesys-cloud")
    assert set(found) == {
        "OnQueue", "Available", "Busy", "Away", "Break", "Meal", "Meeting", "Training", "Offline",
    }  # fmt: skip
    assert [name for name, state in found.items() if state.routable] == ["OnQueue"]
    for state in found.values():
        assert {each.name for each in state.attributes} == {"secondary", "message"}


@pytest.mark.parametrize(
    ("target", "gone"), [("genesys", "LoggedOut"), ("genesys-cloud", "Offline")]
)
def test_one_state_is_logged_out(target, gone):
    """Each target says which of its states is that of an agent who is logged out."""
    assert [name for name, state in states(target).items() if state.logged_out] == [gone]


def test_genesys_cloud_has_one_operation():
    """Each presence leads to each by the one operation of the API."""
    rules = rules_of("language 1\nuse genesys-cloud\ntable t first { otherwise -> keep }")
    names = set(rules.states)
    assert set(rules.transitions) == set(product(names, names))
    asked = {legal.requests for legal in rules.transitions.values()}
    assert asked == {("patchUserPresencesPurecloud",)}


@pytest.mark.parametrize("target", ["genesys", "genesys-cloud"])
def test_states_are_documented(target):
    """Each state of a target says what it is over there."""
    assert [name for name, state in states(target).items() if not state.documentation] == []


@pytest.mark.parametrize(
    ("vocabulary", "dialects"),
    [
        ("microsoft", {"microsoft", "msrtc"}),
        ("pidf", {"pidf"}),
        ("sip", {"sip"}),
        ("graph", {"graph"}),
        ("stat-server", {"stat-server"}),
    ],
)
def test_fields_say_what_they_are_and_what_feeds_them(vocabulary, dialects):
    """Each field has documentation, and names a kind of document that it comes from."""
    fields = compiled(vocabulary).rules.fields
    assert fields
    for each in fields.values():
        assert each.documentation
        assert dialects & set(each.dialects)


@pytest.mark.parametrize(
    ("dialect", "read"),
    [
        ("microsoft", MICROSOFT_FIELDS),
        ("msrtc", MSRTC_FIELDS),
        ("pidf", PIDF_FIELDS),
        ("xpidf", XPIDF_FIELDS),
    ],
)
def test_fields_are_those_that_documents_have(dialect, read):
    """What a vocabulary says a kind of document brings is what its reader reads."""
    fields = compiled("microsoft", "pidf").rules.fields.values()
    assert {each.name for each in fields if dialect in each.dialects} == read


def test_genesys_dnd_is_asked_for_when_it_changes():
    """Do-not-disturb goes on with one outcome, stays, and goes off with another."""
    rules = rules_of("""
language 1
use microsoft
use genesys
table voice first {
    row dnd  when availability is do-not-disturb -> NotReady dnd yes
    row busy when availability is busy           -> NotReady reason "Busy" dnd yes
    row free when availability is available      -> Ready dnd no after 1s
    otherwise                                    -> NotReady reason "Unknown"
}
""")
    engine = presencemap.Engine(rules)
    changes = []
    for at, availability in enumerate((15500, 9500, 6500, 3500, 15500)):
        update = presencemap.Update(
            "sip:ada@x.example", {"availability": availability}, "microsoft"
        )
        changes += engine.update(update, at=10.0 * at)
    assert [each.requests for each in changes[1:]] == [
        ("AgentNotReady", "SetDNDOn"),
        ("AgentNotReady",),
        ("AgentReady", "SetDNDOff"),
        ("AgentNotReady",),
    ]


# -- a contact centre that nobody has heard of


CENTRE = """\
language 1
vocabulary helpline "3", "4"
state Free "takes the next call" routable { skill : token { billing, technical since "4" } }
state Pausing { why : text(20) }
state Gone
transition Gone -> Free : SignIn, TakeCalls
transition any  -> Gone : HoldCalls, SignOut
transition Gone -> any  : SignIn, HoldCalls
transition any  -> Free : TakeCalls
transition any  -> any  : HoldCalls
with skill technical : JoinTechnical
"""

SITE = """\
language 1
use pidf
use "helpline.pm"
table phone first {
    row call when activities in {on-the-phone} -> Pausing why "call"
    row away when basic is closed -> Gone after 1m
    row free when basic is open -> Free skill technical after 2s
    otherwise -> Pausing why "unknown"
}
"""


@pytest.fixture
def site(tmp_path):
    """Give a site's rules for a contact centre of its own."""
    (tmp_path / "helpline.pm").write_text(CENTRE, encoding="utf-8")
    path = tmp_path / "site.pm"
    path.write_text(SITE, encoding="utf-8")
    return path


def test_a_contact_centre_is_twenty_lines(site):
    """A target of one's own is a short file, and the rules for it have no findings."""
    assert CENTRE.count("\n") + SITE.count("\n") <= 20
    rules = presencemap.load_rules(site)
    assert rules.diagnostics == ()
    assert set(rules.transitions) == set(product(rules.states, rules.states))
    assert rules.transitions["Gone", "Gone"].requests == ("HoldCalls", "SignOut")


def test_a_contact_centre_of_ones_own_is_run(site):
    """Its states and requests come out of the engine as any vendor's do."""
    engine = presencemap.Engine(presencemap.load_rules(site))

    def say(at, **changes):
        return engine.update(presencemap.Update("sip:ada@example.org", changes, "pidf"), at=at)

    calling = frozenset({"on-the-phone"})
    changes = [
        *say(0.0, basic="closed", activities=None),
        *say(60.0, basic="open", activities=None),
        *say(62.0, basic="open", activities=calling),
        *say(70.0, basic="open", activities=None),
        *engine.advance(72.0),
    ]
    assert [(each.at, each.from_state, each.to_state, each.requests) for each in changes] == [
        (60.0, None, "Gone", ()),
        (62.0, "Gone", "Free", ("SignIn", "TakeCalls", "JoinTechnical")),
        (62.0, "Free", "Pausing", ("HoldCalls",)),
        (72.0, "Pausing", "Free", ("TakeCalls", "JoinTechnical")),
    ]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ('why "call"', 'why "a call that takes too long"', "text-too-long"),
        ("skill technical", "skill tecnical", "unknown-token"),
        ('-> Pausing why "call"', '-> Free why "call"', "illegal-attribute"),
        ("Gone after", "Away after", "unknown-state"),
    ],
)
def test_slips_against_a_contact_centre_of_ones_own(site, before, after, name):
    """What the vocabulary forbids is found as it is for a vendor's."""
    site.write_text(SITE.replace(before, after), encoding="utf-8")
    with pytest.raises(presencemap.RulesError) as caught:
        presencemap.load_rules(site)
    assert [each.name for each in caught.value.diagnostics] == [name]
