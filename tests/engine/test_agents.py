"""What is known of one agent, and what it makes of documents in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from presencemap.engine.agents import Agent
from presencemap.engine.provenance import Stamp
from presencemap.model import FreeBusy


def test_newer_numbers_win_within_a_dialog():
    """A field keeps the value with the highest number of its dialog, in any order."""
    agent = Agent("ada", ())
    assert agent.merge({"a": 1, "b": 1}, Stamp("dialog", 5))
    assert not agent.merge({"a": 2}, Stamp("dialog", 4))
    assert agent.merge({"b": 2}, Stamp("dialog", 6))
    assert agent.presence == {"a": 1, "b": 2}


def test_another_dialog_always_counts():
    """Numbers of two dialogs can't be compared: what comes later is newer."""
    agent = Agent("ada", ())
    agent.merge({"a": 1}, Stamp("one", 50))
    assert agent.merge({"a": 2}, Stamp("two", 1))
    assert agent.presence == {"a": 2}


def test_the_same_value_is_no_change():
    """Merging says whether anything is another than before."""
    agent = Agent("ada", ())
    assert not agent.merge({"a": None}, Stamp("one", 1))
    assert agent.merge({"a": 0}, Stamp("one", 2))
    assert not agent.merge({"a": 0}, Stamp("one", 3))


def test_what_was_before_a_loss_stays_lost():
    """After a loss, lower numbers of the same dialog count no more."""
    agent = Agent("ada", ())
    agent.merge({"a": 1}, Stamp("one", 1))
    agent.lose_presence(Stamp("one", 3))
    assert not agent.merge({"a": 2}, Stamp("one", 2))
    assert agent.presence == {}
    assert agent.merge({"a": 3}, Stamp("one", 4))


def test_the_hosts_facts_stand_above_documents():
    """Context and presence are seen together, calendars by their present token."""
    agent = Agent("ada", ())
    calendar = FreeBusy(0.0, 10.0, bytes([2, 0]))
    agent.merge({"a": 1, "calendar": calendar, "busy": calendar}, Stamp("one", 1))
    agent.set_context({"a": 2}, Stamp())
    assert agent.facts(5.0) == {"a": 2, "calendar": "busy", "busy": "busy"}
    assert (agent.next_calendar_change(5.0), agent.next_calendar_change(25.0)) == (10.0, None)


@given(st.permutations([(number, {"ab"[number % 2]: number}) for number in range(8)]))
def test_any_order_ends_the_same(order):
    """Partial updates of one dialog end in the same presence in any order, doubled or not."""
    agent = Agent("ada", ())
    for number, changes in [*order, *order]:
        agent.merge(changes, Stamp("dialog", number))
    assert agent.presence == {"a": 6, "b": 7}


@given(st.lists(st.tuples(st.sampled_from("vw"), st.sampled_from("ab"), st.none() | st.text("xy"))))
def test_a_watchers_last_dialog_is_kept(steps):
    """For each watcher and presentity the last dialog counts, as in a mapping."""
    agent, expected = Agent("ada", ()), {}
    for watcher, presentity, dialog in steps:
        agent.tell(watcher, presentity, dialog)
        expected.pop((watcher, presentity), None)
        if dialog is not None:
            expected[watcher, presentity] = dialog
        for each in ("va", "vb", "wa", "wb"):
            assert agent.dialog_of(*each) == expected.get(tuple(each))
        assert len(agent.told) == len(expected)
