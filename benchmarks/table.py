"""Turn the JSON of benchmark runs into a Markdown table.

    python benchmarks/table.py RUN.json...

One line a measurement, by group, the group's baseline first and then the fastest: the median
time of one thing done, how many times the baseline's that is in the same run, and what the
design allows. Of several
runs the medians count, of times and ratios alike: one run alone is at the mercy of whatever
else the machine did in some of its seconds.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from attrs import define, field

HEAD = ("| what | median | ratio | at most | |", "|---|---:|---:|---:|---|")
UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


@define
class Line:
    """A measurement: its seconds in each run, and its times the baseline where there is one."""

    label: str
    at_most: str | None
    seconds: list[float] = field(factory=list)
    ratios: list[float] = field(factory=list)

    def __str__(self) -> str:
        ratio = times(median(self.ratios)) if self.ratios else ""
        cells = (self.label, clock(self.time()), ratio, self.at_most or "", self.verdict)
        return f"| {' | '.join(cells)} |"

    def time(self) -> float:
        """Return the median time, in seconds."""
        return median(self.seconds)

    @property
    def verdict(self) -> str:
        """Whether what the design allows is kept; nothing where it is silent."""
        number, _, unit = (self.at_most or "").partition(" ")
        values = self.seconds if unit else self.ratios
        if not number or not values:
            return ""
        return "kept" if median(values) <= float(number) else "**not yet**"


def clock(seconds: float) -> str:
    """Return a time with three digits that count."""
    scale, unit = next((each for each in UNITS if seconds >= each[0]), UNITS[-1])
    return f"{float(f'{seconds / scale:.3g}'):g} {unit}"


def times(ratio):
    """Return a ratio with two decimals, a large one with none."""
    return f"{ratio:.2f}" if ratio < 100 else f"{ratio:,.0f}"


def gather(runs: Iterable[dict[str, Any]]) -> dict[str, dict[str, Line]]:
    """Return the measurements of all runs by group and label, baselines first."""
    groups: dict[str, dict[str, Line]] = {}
    for run in runs:
        bases: dict[str, float] = {}
        measured = sorted(run["benchmarks"], key=lambda each: not each["extra_info"]["baseline"])
        for each in measured:
            info, group = each["extra_info"], each["group"]
            seconds = each["stats"]["median"] / info["items"]
            line = Line(info["label"], info["at_most"])
            line = groups.setdefault(group, {}).setdefault(info["label"], line)
            line.seconds.append(seconds)
            if info["baseline"]:
                bases[group] = seconds
            if group in bases:
                line.ratios.append(seconds / bases[group])
    return groups


def lines(groups: dict[str, dict[str, Line]]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield from HEAD
    for group in sorted(groups, key=_natural):
        yield f"| **{group}** | | | | |"
        first, *others = groups[group].values()
        yield from map(str, [first, *sorted(others, key=Line.time)])


def _natural(name: str) -> list[tuple[float, str]]:
    """Return what sorts names as people do, by the numbers in them: 4 kB before 25 kB."""
    parts = re.findall(r"(\d[\d,]*(?:\.\d+)?)|(\D+)", name)
    return [(float(number.replace(",", "") or 0), text) for number, text in parts]


if __name__ == "__main__":
    found = gather(json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:])
    sys.stdout.write("\n".join(lines(found)) + "\n")
