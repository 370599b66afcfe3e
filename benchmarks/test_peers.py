"""The table of thirty rows as other rule engines decide it, each with a program made from it."""

from __future__ import annotations

import pytest
from peers import PEERS
from peers.records import reader
from thirty import DECIDE, decide_all, decide_by_hand

MISSING = "the engine is not installed: pip install -e '.[bench]'"


@pytest.mark.filterwarnings("ignore")  # theirs are not ours to mend
@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.module)
def test_peer(measure, is_measured, thirty_rows, presences, peer):
    """A peer answers as the function written by hand does; only then is it measured."""
    module = pytest.importorskip(f"peers.{peer.module}", reason=MISSING)
    table = thirty_rows.tables[0]
    decide = module.build(table)
    records = list(map(reader(table), presences if is_measured else presences[:200]))
    expected = [decide_by_hand(presence) for presence in presences[: len(records)]]
    assert [decide(record) for record in records] == expected
    timed = records[: peer.records]
    measure(DECIDE, peer.label, decide_all, decide, timed, items=len(timed))
