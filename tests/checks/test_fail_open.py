"""Nobody is made ready of whom nothing is known: what is found, and that all of it is found."""

import pytest
from said import compiled, said
from worlds import (
    holds_when_pasted,
    known_fields,
    presences,
    read_back,
    row_and_state,
    rows_of,
    rule_sets,
)

from presencemap.checks import fail_open


def test_equals_a_look_at_every_presence():
    """A row is found exactly if it makes ready a presence whose fields all tell nothing."""
    for world in rule_sets(1):
        expected = {
            answer[0]
            for presence in presences(world)
            if (answer := row_and_state(world, presence))[1] == "Ready"
            and not known_fields(world, presence)
        }
        found = list(fail_open.check(world, world.rules))
        assert set(rows_of(found)) == expected, world.source.text
        assert len(found) == len(expected)
        for each in found:
            witness = read_back(each.witness)
            assert row_and_state(world, witness)[1] == "Ready"
            assert not known_fields(world, witness)
            assert holds_when_pasted(world, each)


@pytest.mark.parametrize(
    ("rows", "message", "witness"),
    [
        (
            "row busy when availability is busy -> NotReady\n"
            "row dnd when availability is do-not-disturb -> NotReady\notherwise -> Ready",
            "`otherwise` makes an agent `Ready` of whom nothing is known",
            {"availability": None},
        ),
        (
            "row free when availability < 4500 -> Ready\notherwise -> NotReady",
            "`free` makes an agent `Ready` whose presence is unknown: `availability 0`",
            {"availability": 0},
        ),
        (
            "row none when activity is absent -> NotReady\n"
            "row call when activity is on-the-phone -> NotReady\notherwise -> Ready",
            "`otherwise` makes an agent `Ready` whose presence is unknown: "
            '`activity "something-else"`',
            {"activity": "something-else"},
        ),
        (
            "row forced when agent.force_ready -> Ready\notherwise -> NotReady",
            "`forced` makes an agent `Ready` of whom nothing is known, "
            "because the connector says `agent.force_ready yes`",
            {"agent.force_ready": True},
        ),
        (
            "row up when subscription is active -> Ready\notherwise -> NotReady",
            "`up` makes an agent `Ready` of whom nothing is known",
            {"subscription": "active"},
        ),
        (
            'row note when note like "*free*" -> NotReady\notherwise -> Ready',
            "`otherwise` makes an agent `Ready` of whom nothing is known",
            {"note": None},
        ),
    ],
)
def test_what_is_said(rows, message, witness):
    """The message says what is unknown, and what the connector says all the same."""
    head = (
        "language 1\nuse microsoft\nuse sip\nuse genesys\ncontext { agent.force_ready : yes/no }\n"
    )
    (found,) = said(fail_open, f"table voice first {{\n{rows}\n}}", head)
    assert (found.message, found.witness) == (message, witness)


def test_pidf():
    """Of PIDF, an open status that is not asked for is not the only way to fail open."""
    head = "language 1\nuse pidf\nuse genesys\n"
    text = "table voice first {\nrow busy when activities in {busy, away} -> NotReady\n"
    (found,) = said(
        fail_open, f"{text}row gone when basic is closed -> NotReady\notherwise -> Ready }}", head
    )
    assert found.witness == {"activities": None, "basic": None}
    absent = "row none when basic is absent or activities is absent -> NotReady\n"
    (found,) = said(
        fail_open,
        f"{text}{absent}row gone when basic is closed -> NotReady\notherwise -> Ready }}",
        head,
    )
    assert found.message.endswith(
        'unknown: `activities {"something-else"}, basic "something-else"`'
    )


def test_texts_that_can_not_be():
    """A row that no text can reach makes nobody ready."""
    text = (
        'table voice first {\nrow a when note like "*a*" and not note like "*" -> Ready\n'
        "otherwise -> NotReady }"
    )
    result = compiled(text)
    assert list(fail_open.check(result, result.rules)) == []
