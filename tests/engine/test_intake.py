"""What the rules' fields take of what documents say."""

from __future__ import annotations

import pytest
from notifications import notify, pidf

from presencemap import Engine, FieldError, FreeBusy, Update
from presencemap.engine.intake import Intake
from presencemap.model import Field, FieldType
from presencemap.tables.load import compile_text

ADA = "sip:ada@contoso.example"
FIELDS = {
    "light": Field("light", FieldType.TOKEN, tokens=("green", "red")),
    "badge": Field("badge", FieldType.TOKEN, tokens=("Staff",), caseless=True),
    "tags": Field("tags", FieldType.TOKEN_SET, tokens=("one", "two")),
    "free": Field("free", FieldType.TOKEN, tokens=("x",), open=True),
    "level": Field("level", FieldType.INT),
}


@pytest.fixture
def faults():
    """Give the list that faults come to."""
    return []


@pytest.fixture
def take(faults):
    """Give what takes changes of the fields above, of one agent or another."""
    intake = Intake(FIELDS, faults.append)

    def taking(agent="ada", **changes):
        return intake.take(changes, agent, f"sip:{agent}", 7.0)

    return taking


@pytest.mark.parametrize(
    ("changes", "taken"),
    [
        ({"light": "green"}, {"light": "green"}),
        ({"light": "blue"}, {"light": None}),
        ({"light": "Green"}, {"light": None}),
        ({"light": None}, {"light": None}),
        ({"badge": "STAFF"}, {"badge": "STAFF"}),
        ({"badge": "guest"}, {"badge": None}),
        ({"tags": frozenset({"one", "six"})}, {"tags": frozenset({"one"})}),
        ({"tags": frozenset({"six"})}, {"tags": None}),
        ({"free": "blue"}, {"free": "blue"}),
        ({"level": 5, "unused": 6}, {"level": 5}),
        ({"level": "5", "light": "red"}, {"light": "red"}),
    ],
)
def test_takes_what_rules_may_see(take, changes, taken):
    """Unlisted tokens of closed fields count as absent; fields of no rule are left out."""
    assert take(**changes) == taken


def test_an_unlisted_token_is_reported_when_it_is_news(take, faults):
    """The same token told again is no new fault; another one is, and so is another agent's."""
    for agent, light in (
        ("ada", "blue"), ("ada", "blue"), ("bob", "blue"), ("ada", "pink"), ("ada", "red"),
        ("ada", "red"), ("ada", "pink"), ("bob", "blue"),
    ):  # fmt: skip
        take(agent, light=light)
    assert [(each.presentity, each.message.split(":")[0]) for each in faults] == [
        ("sip:ada", "`blue`"), ("sip:bob", "`blue`"), ("sip:ada", "`pink`"), ("sip:ada", "`pink`"),
    ]  # fmt: skip
    assert {(each.code, each.at) for each in faults} == {("unlisted-token", 7.0)}


def test_a_fault_names_all_unlisted_tokens(take, faults):
    """A set is reported once, with each of its unlisted tokens."""
    take(tags=frozenset({"one", "nine", "six"}))
    assert [each.message for each in faults] == [
        "`nine`, `six`: no token of `tags`, which is closed, so rules do not see it"
    ]


RULES = """\
language 1
use genesys
field basic : token { open, closed }
field activities : set of token { busy }
field calendar : token { free, busy }
table t first {
    row gone  when basic is absent and activities is absent and calendar is absent -> LoggedOut
    row free  when basic is open and activities is absent -> Ready
    row other when basic is not open and basic is not closed and basic is not absent
              or calendar is not free and calendar is not busy and calendar is not absent -> Ready
    otherwise -> NotReady
}
"""


def fresh():
    """Make an engine with the rules above, whose row `other` nothing reaches."""
    return Engine(compile_text(RULES).rules)


@pytest.mark.parametrize(
    ("body", "facts", "state", "unlisted"),
    [
        (pidf("open"), {"basic": "open"}, "Ready", []),
        (pidf("perhaps"), {}, "LoggedOut", ["perhaps"]),
        (pidf("open", "dinner"), {"basic": "open"}, "Ready", ["dinner"]),
        (pidf("closed", "busy"), {"basic": "closed", "activities": {"busy"}}, "NotReady", []),
    ],
)
def test_rules_never_see_an_unlisted_token_of_a_document(body, facts, state, unlisted):
    """A document's tokens that closed fields do not list are faults, and absent to the rules."""
    engine = fresh()
    [change] = engine.feed(notify(body), at=1.0)
    seen = engine.explain(ADA).facts
    assert ({name: value for name, value in seen.items() if value}, change.to_state) == (
        facts, state,
    )  # fmt: skip
    assert [each.message.split("`")[1] for each in engine.faults] == unlisted
    assert engine.counts["fault.unlisted-token"] == len(unlisted)


def test_what_becomes_unlisted_becomes_absent():
    """An unlisted token takes the place of the listed one before it."""
    engine = fresh()
    engine.update(Update(ADA, {"basic": "open"}, "test"), at=1.0)
    [change] = engine.update(Update(ADA, {"basic": "perhaps"}, "test"), at=2.0)
    assert (change.from_state, change.to_state) == ("Ready", "LoggedOut")


def test_rules_never_see_an_unlisted_slot_of_a_calendar():
    """A calendar's token that the rules' own closed field does not list is absent, in its time."""
    engine = fresh()
    calendar = FreeBusy(0, 60, bytes([0, 1, 2]))
    changes = engine.update(Update(ADA, {"calendar": calendar}, "test"), at=1.0)
    changes += engine.advance(70.0)
    assert engine.explain(ADA).facts == {"calendar": None}
    changes += engine.advance(130.0)
    assert [each.to_state for each in changes] == ["NotReady", "LoggedOut", "NotReady"]
    assert [each.code for each in engine.faults] == ["unlisted-token"]


def test_a_fact_that_a_closed_field_does_not_list_is_refused():
    """The host is told at once that its fact is none, and nothing of the call is taken over."""
    engine = Engine(
        compile_text(
            "language 1\nuse genesys\ncontext { shift : token { early, late }  call : yes/no }\n"
            "table t first {\n row a when shift is early or call -> Ready\n"
            " otherwise -> NotReady\n}\n"
        ).rules
    )
    engine.update(Update(ADA, {}, "test"), at=0.0)
    with pytest.raises(FieldError, match="`erly` is no token of `shift`; did you mean `early`"):
        engine.context(ADA, {"call": True, "shift": "erly"}, at=1.0)
    assert engine.explain(ADA).facts == {}
