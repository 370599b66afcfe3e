"""Turn the JSON of a benchmark run into a Markdown table.

    python benchmarks/table.py RUN.json

One line a measurement, by group, the group's baseline first: the median time of one thing done,
how many times the baseline's that is, and what the design allows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

Measurement: TypeAlias = Mapping[str, Any]

HEAD = ("| what | median | × baseline | at most | |", "|---|---:|---:|---:|---|")
UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


def median(measurement: Measurement) -> float:
    """Return the median time of one item, in seconds."""
    return float(measurement["stats"]["median"]) / int(measurement["extra_info"]["items"])


def clock(seconds: float) -> str:
    """Return a time with three digits that count."""
    scale, unit = next((each for each in UNITS if seconds >= each[0]), UNITS[-1])
    return f"{float(f'{seconds / scale:.3g}'):g} {unit}"


def verdict(measurement: Measurement, ratio: float | None) -> tuple[str, str]:
    """Return what the design allows, and whether it is kept; nothing where it is silent."""
    allowed = measurement["extra_info"]["at_most"]
    if allowed is None:
        return "", ""
    number, _, unit = allowed.partition(" ")
    value = median(measurement) if unit else ratio
    if value is None:
        return allowed, "no baseline in this run"
    return allowed, "kept" if value <= float(number) else "**not yet**"


def lines(measurements: Iterable[Measurement]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield from HEAD
    for group, members in groupby(measurements, key=lambda each: each["group"]):
        yield f"| **{group}** | | | | |"
        ordered = sorted(members, key=lambda each: not each["extra_info"]["baseline"])
        base = median(ordered[0]) if ordered[0]["extra_info"]["baseline"] else None
        for each in ordered:
            ratio = median(each) / base if base else None
            shown = f"{ratio:.2f}" if ratio else ""
            cells = (each["extra_info"]["label"], clock(median(each)), shown, *verdict(each, ratio))
            yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    run = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = sorted(run["benchmarks"], key=lambda each: each["group"])
    sys.stdout.write("\n".join(lines(found)) + "\n")
