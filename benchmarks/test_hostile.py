"""Bodies that are made to hurt: the costliest of each kind, as bytes to refusal or updates.

`python benchmarks/hostile.py` tells what each of them costs, memory too.
"""

from __future__ import annotations

from time import perf_counter

import pytest
from hostile import BEYOND, WITHIN

from presencemap.documents import read_documents

GROUP = "hostile bodies"
KINDS = {
    f"the costliest of {len(BEYOND)} beyond the limits": BEYOND,
    f"the costliest of {len(WITHIN)} within the limits": WITHIN,
}


def seconds(content_type, body):
    """Return what reading a body takes, the least of three times."""
    times = []
    for _ in range(3):
        begin = perf_counter()
        read_documents(content_type, body)
        times.append(perf_counter() - begin)
    return min(times)


@pytest.mark.parametrize("label", KINDS)
def test_the_costliest(measure, is_measured, label):
    """Measure the body that takes longest."""
    kind = list(KINDS[label].values())
    bodies = [(each.type, each.make()) for each in (kind if is_measured else kind[:3])]
    costliest = max(bodies, key=lambda each: seconds(*each))
    measure(GROUP, label, read_documents, *costliest, at_most="0.05 s", rounds=20)
