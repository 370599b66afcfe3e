"""The order of notifications in a dialog."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from notifications import notify, ok, pidf

from presencemap.engine.dialogs import Arrival, Dialog
from presencemap.sip import MessageReader, notification


def arrivals(numbers):
    """Return what each of a row of CSeq numbers is."""
    dialog = Dialog()
    return [dialog.admit(read(notify(pidf(), cseq=n)))[0] for n in numbers]


def read(data):
    """Return the notification in a datagram."""
    reader = MessageReader()
    reader.feed(data)
    return notification(reader.next_event())


def test_tells_new_from_repeated_from_too_old():
    """A number is new once, wherever it comes in the window, and stale far behind it."""
    new, again, stale = Arrival.NEW, Arrival.DUPLICATE, Arrival.STALE
    assert arrivals([2, 3, 3, 5, 4, 4, 2]) == [new, new, again, new, new, again, again]
    assert arrivals([100, 37, 36, 100]) == [new, new, stale, again]
    assert arrivals([1, 4294967295, 1]) == [new, new, stale]


@given(st.lists(st.integers(0, 60), max_size=80))
def test_within_the_window_it_is_a_set(numbers):
    """Near numbers are told apart exactly as a set of all seen would."""
    seen = set()
    for number, arrival in zip(numbers, arrivals(numbers), strict=True):
        assert arrival is (Arrival.DUPLICATE if number in seen else Arrival.NEW)
        seen.add(number)


def test_answers_are_ordered_by_their_piggyback_number():
    """A 2xx takes its place by ms-piggyback-cseq, even if it comes late, else behind all so far."""
    dialog = Dialog()
    assert dialog.admit(read(notify(pidf(), cseq=2))) == (Arrival.NEW, 2)
    assert dialog.admit(read(ok(pidf(), piggyback=1))) == (Arrival.NEW, 1)
    assert dialog.admit(read(ok(pidf(), piggyback=1)))[0] is Arrival.DUPLICATE
    assert dialog.admit(read(ok(pidf(), cseq=2, piggyback=1)))[0] is Arrival.DUPLICATE
    assert dialog.admit(read(ok(pidf(), cseq=3))) == (Arrival.NEW, 2)
    assert dialog.admit(read(notify(pidf(), cseq=3))) == (Arrival.NEW, 3)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcd")), max_size=30))
def test_whom_a_dialog_tells_of_is_a_set(steps):
    """Those told of and not lost since are the presentities, each once, sorted."""
    dialog, expected = Dialog(), set()
    for told, who in steps:
        (dialog.tells_of if told else dialog.loses)(who)
        (expected.add if told else expected.discard)(who)
        assert dialog.presentities == sorted(expected)
