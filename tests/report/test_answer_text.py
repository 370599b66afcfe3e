"""Answers as pages for people: why it is this one, and what would have to be different."""

from __future__ import annotations

import attrs
import pytest

from presencemap.limits import Limits
from presencemap.report.answer import Answer, Way
from presencemap.report.answer_text import answer_text, given_text
from presencemap.tables.load import compile_text

HEAD = """\
language 1
use microsoft
use genesys
context { agent.on_call : yes/no }
"""


def rules_of(table):
    """Return the rule set of one table."""
    found = compile_text(HEAD + table, "site.pm")
    assert found.rules, found.diagnostics
    return found.rules


FIRST = rules_of("""\
table t first {
    row call   when agent.on_call or activity is on-the-phone  -> NotReady
    row phone  when activity in {on-the-phone, in-a-conference}  # of any kind
                 and not note like "*desk*"                    -> NotReady
    row desk   when note is "" and not note like "*desk*"      -> NotReady
    row free   when availability is available                  -> Ready after 3s
    row mobile when availability is available and device is mobile -> Ready
    row idle   when availability is available-idle             -> keep
    row busy   when availability in busy..busy-idle            -> NotReady reason "Busy"
    row same   when availability is busy                       -> NotReady reason "Same"
    row late   when availability > 6000                        -> NotReady reason "Late"
    otherwise                                                  -> restore after 2m
}
""")


def page(rules, presence, target=None, state=None, width=None, *, explain=True):
    """Return the lines of the one answer of a rule set."""
    decision = rules.decide(presence)["t"]
    way = Way(state, rules.requests_from(state, decision.outcome)) if state else None
    nearest = rules.nearest(presence, target)["t"] if target else None
    explanation = rules.explain(presence)["t"] if explain else None
    return answer_text(Answer(decision, explanation, way, nearest), width).plain.splitlines()


def test_one_page_says_why():
    """The row and its tests, the others by what the presence says to them, hold and requests."""
    assert page(FIRST, {"availability": 6500, "note": "x"}, state="LoggedOut") == [
        't: NotReady reason "Busy"   row busy, site.pm:13',
        '  row busy when availability in busy..busy-idle -> NotReady reason "Busy"',
        "  matches, since",
        "      `availability in busy..busy-idle` is true: availability is 6500 (busy)",
        "  none of the 6 rows before it matches, since",
        "    agent.on_call and activity are absent",
        "        call (line 6)  asks for `agent.on_call` or `activity is on-the-phone`",
        "    activity is absent",
        "        phone (line 7)  asks for `activity in {on-the-phone, in-a-conference}`",
        '    note is "x"',
        '        desk (line 9)  asks for `note is ""`',
        "    availability is 6500 (busy)",
        "        free, mobile (lines 10, 11)  ask for `availability is available`",
        "        idle (line 12)               asks for `availability is available-idle`",
        "  behind it, same, late (lines 14, 15) match too",
        "  hold: none, the change is due at once",
        '  NotReady, says genesys: "Stat Server: NotReadyForNextCall; AfterCallWork in that mode"',
        "  from LoggedOut: AgentLogin, AgentNotReady",
    ]


def test_a_row_on_several_lines_is_shown_on_one():
    """The row is as written, without its comment; what stands under a `not` reads false."""
    lines = page(FIRST, {"activity": "in-a-conference", "note": "at home"})
    assert lines[1:6] == [
        "  row phone when activity in {on-the-phone, in-a-conference}"
        ' and not note like "*desk*" -> NotReady',
        "  matches, since",
        "      `activity in {on-the-phone, in-a-conference}` is true: activity is in-a-conference",
        '      `note like "*desk*"` is false: note is "at home"',
        "  the row before it does not match, since",
    ]
    assert lines[6:8] == [
        "    agent.on_call is absent and activity is in-a-conference",
        "        call (line 6)  asks for `agent.on_call` or `activity is on-the-phone`",
    ]


def test_what_is_asked_for_under_a_not():
    """A row fails for a test that is true where it asks for the contrary."""
    lines = page(FIRST, {"activity": "on-the-phone", "note": "my desk", "agent.on_call": False})
    assert lines[0].endswith("row call, site.pm:6")
    lines = page(FIRST, {"activity": "in-a-conference", "note": "my desk"})
    assert '        phone (line 7)  asks for not `note like "*desk*"`' in lines


@pytest.mark.parametrize(
    ("presence", "lines"),
    [
        ({"availability": 5000}, ["  keep: the agent stays in the state he is in"]),
        (
            {"availability": 3500},
            [
                "  hold: the change is due when this has been the answer for 3s",
                '  Ready, says genesys: "Stat Server: WaitForNextCall"',
            ],
        ),
        (
            {},
            [
                "  hold: the change is due when this has been the answer for 2m",
                "  restore: back to the state before our last change",
            ],
        ),
    ],
)
def test_what_follows_from_the_answer(presence, lines):
    """The hold, and what `keep`, `restore` or a state means; requests only where there is one."""
    assert page(FIRST, presence)[-len(lines) :] == lines
    if FIRST.decide(presence)["t"].outcome.state is None:
        assert page(FIRST, presence, state="Ready") == page(FIRST, presence)


def test_otherwise_answers_where_nothing_else_does():
    """Of `otherwise`, it is the other rows that say why."""
    lines = page(FIRST, {})
    assert lines[1:3] == ["  otherwise -> restore after 2m", "  none of the 9 rows matches, since"]
    alone = rules_of("table t first { otherwise -> NotReady }")
    assert page(alone, {})[1:3] == [
        "  otherwise -> NotReady",
        "  answers, since there is no other row",
    ]


TOGETHER = """\
table t %s {
    row a when availability is busy    -> %s
    row b when agent.on_call           -> keep
    row c when availability is offline -> LoggedOut
    otherwise                          -> NotReady
}
"""


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ("unique", "the table is `unique`: no two rows may match together, and these do"),
        ("any", "the table is `any`: rows that match together must agree, and these do not"),
    ],
)
def test_a_conflict_shows_its_rows(policy, why):
    """Where rows contradict the hit policy, each stands there with its tests."""
    rules = rules_of(TOGETHER % (policy, "Ready"))
    assert page(rules, {"availability": 6500, "agent.on_call": True})[:11] == [
        "t: NotReady   row otherwise, site.pm:9   conflict: rows a, b all match",
        f"  {why}",
        "    row a when availability is busy -> Ready   (line 6)",
        "        `availability is busy` is true: availability is 6500 (busy)",
        "    row b when agent.on_call -> keep   (line 7)",
        "        `agent.on_call` is true: agent.on_call is yes",
        "  so this has the last word: otherwise -> NotReady",
        "  the only other row does not match, since",
        "    availability is 6500 (busy)",
        "        c (line 8)  asks for `availability is offline`",
        "  hold: none, the change is due at once",
    ]


def test_rows_that_agree():
    """Under `any`, rows that match together and agree are named; the others do not match."""
    rules = rules_of(TOGETHER % ("any", "keep"))
    lines = page(rules, {"availability": 6500, "agent.on_call": True})
    assert lines[4:] == [
        "  the row beside it does not match, since",
        "    availability is 6500 (busy)",
        "        c (line 8)  asks for `availability is offline`",
        "  b (line 7) matches too, and decides the same",
        "  keep: the agent stays in the state he is in",
    ]


def test_rows_that_always_and_never_match():
    """A row that asks for nothing matches whatever there is, one that asks for too much never."""
    rules = rules_of("table t first { row n when not any -> keep row a when any -> NotReady }")
    assert page(rules, {})[1:6] == [
        "  row a when any -> NotReady",
        "  matches whatever the presence is",
        "  the row before it does not match, since",
        "    whatever the presence is",
        "        n (line 5)  asks for what can't be",
    ]


def test_hundreds_of_rows_stay_readable():
    """Of many rows that fail alike, the first few are named."""
    rows = "\n".join(f"row r{n} when availability is busy -> keep" for n in range(300))
    lines = page(rules_of(f"table t first {{\n{rows}\notherwise -> NotReady\n}}"), {})
    assert "r9 and 290 more (lines 6 to 305)  ask for `availability is busy`" in lines[4]
    assert len(lines) == 7


def test_a_narrow_terminal_folds_lines():
    """No line is wider than the terminal."""
    lines = page(FIRST, {"availability": 6500}, "Ready", "LoggedOut", width=50)
    assert max(map(len, lines)) <= 50
    whole = page(FIRST, {"availability": 6500}, "Ready", "LoggedOut")
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(whole).split())


@pytest.mark.parametrize(
    ("presence", "target", "lines"),
    [
        ({"availability": 3500}, "free", ["why not free? it is the answer"]),
        ({"availability": 3500}, "Ready", ["why not Ready? it is the answer"]),
        ({}, "LoggedOut", ["why not LoggedOut? no row of t answers so"]),
        (
            {},
            "same",
            ["why not same? no presence at all gets to same; every one was looked at"],
        ),
        (
            {"availability": 6500},
            "Ready",
            [
                "why not Ready? at least one field would have to be different",
                "    availability is available (3000..4499) instead of 6500 (busy)",
                "        then free (line 10) answers: Ready after 3s",
            ],
        ),
        (
            {"activity": "on-the-phone"},
            "late",
            [
                "why not late? at least 2 fields would have to be different",
                "    activity not in {on-the-phone, in-a-conference}, such as in-a-meeting,"
                " instead of on-the-phone,",
                "    and availability in {do-not-disturb..offline} (9000 and more)"
                " instead of absent",
                '        then late (line 15) answers: NotReady reason "Late"',
            ],
        ),
    ],
)
def test_why_not(presence, target, lines):
    """What would have to be different is said field by field, with what would answer then."""
    found = page(FIRST, presence, target, explain=False)
    assert [line.removeprefix("  ") for line in found[1:]] == lines


def test_several_ways_are_numbered():
    """Each way has its number, and what would follow."""
    found = page(FIRST, {"availability": 3500}, "NotReady", explain=False)
    assert found[1] == "  why not NotReady? at least one field would have to be different"
    assert [line.split()[0] for line in found[2::2]] == ["1.", "2.", "3."]
    assert [line.split()[0] for line in found[3::2]] == ["then", "then", "then"]


def test_what_is_only_possible():
    """Where no text was found that is like the patterns, the way is only a possible one."""
    nearest = FIRST.nearest({}, "phone")["t"]
    [way] = nearest.alternatives[:1]
    possible = attrs.evolve(way, presence=None, decision=None)
    answer = Answer(FIRST.decide({})["t"], nearest=attrs.evolve(nearest, alternatives=(possible,)))
    last = answer_text(answer).plain.splitlines()[-1]
    assert last == "          possibly: no text was found that is like these patterns"


def test_what_was_not_found_out():
    """A table too large to look at all of it is no proof of anything."""
    found = FIRST.nearest({}, "Ready", limits=Limits(diagram_nodes=3))["t"]
    line = answer_text(Answer(FIRST.decide({})["t"], nearest=found)).plain.splitlines()[-1]
    assert line == (
        "  why not Ready? not found out, for a look at all presences takes too long:"
        " more than 3 nodes"
    )


def test_what_is_given():
    """The presence stands above, with what no row asks for."""
    presence = {"availability": 6500, "device": "mobile", "email": "a@b"}
    assert given_text(presence, FIRST.fields, FIRST.used_fields).plain == (
        "given: availability 6500 (busy), device mobile, email a@b\nno row reads email"
    )
    presence["location"] = "home"
    last = given_text(presence, FIRST.fields, FIRST.used_fields).plain.splitlines()[-1]
    assert last == "no row reads email or location"
    nothing = given_text({}, FIRST.fields, FIRST.used_fields).plain
    assert nothing == "given: nothing, so every field is absent"
