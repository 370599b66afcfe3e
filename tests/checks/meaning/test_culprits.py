"""Which regions exclude each other: as few as it takes."""

from __future__ import annotations

import itertools
import random

from said import compiled

from presencemap.checks.meaning.culprits import culprits
from presencemap.tables.diagram.proof import Proof

TEXT = """table t first {
    row a when availability is busy and device is web and activity is on-the-phone -> keep
    otherwise -> NotReady
}
"""


def test_no_culprit_is_needless():
    """The regions named have nothing in common, and without any of them the others have."""
    rules = compiled(TEXT).rules
    diagrams = Proof(rules.tables[0], rules.fields).diagrams
    chance = random.Random(7)  # noqa: S311 - a seed for tests
    for _ in range(300):
        regions = []
        for _ in range(chance.randrange(1, 7)):
            box = {n: chance.randrange(1, v.full) for n, v in enumerate(diagrams.variables)}
            region = diagrams.box({n: mask for n, mask in box.items() if chance.random() < 0.5})
            regions.append(region if chance.random() < 0.6 else diagrams.negated(region))

        found = culprits(diagrams, regions, lambda region: region is diagrams.false)
        named = [regions[place] for place in found]
        is_empty = diagrams.all_of(regions) is diagrams.false
        assert bool(found) is is_empty
        assert not found or diagrams.all_of(named) is diagrams.false
        for fewer in itertools.combinations(named, len(named) - 1) if found else ():
            assert not fewer or diagrams.all_of(fewer) is not diagrams.false
