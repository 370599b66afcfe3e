"""Print what hostile bodies cost: code, time and memory, the costliest first.

    python benchmarks/hostile.py [NAME...]

Each body is read in a process of its own: once for the memory, which is the peak of that reading
above what the process had before, and then three times for the processor's time, of which the
least counts: the machine may do other things, the body can't take less. Linux only.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from hostile import BEYOND, WITHIN, Hostile  # noqa: E402 - only now it is found

from presencemap.documents import read_documents  # noqa: E402 - see above

STATUS = Path("/proc/self/status")


def memory(key: str) -> float:
    """Return a line of the process's status, in megabytes."""
    line = next(each for each in STATUS.read_text("utf-8").splitlines() if each.startswith(key))
    return int(line.split()[1]) / 1_024


def cost(name: str) -> tuple[float, float, str, int]:
    """Return milliseconds, megabytes, the code or "read", and the size of a body."""
    hostile = case(name)
    body = hostile.make()
    read_documents("text/xml", b"<presence/>")
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", "utf-8")  # the peak begins anew
    before = memory("VmRSS")
    _, errors = read_documents(hostile.type, body)
    peak = memory("VmHWM") - before
    code = ", ".join(sorted({error.code for error in errors})) or "read"
    return min(clock(hostile.type, body) for _ in range(3)) * 1_000, peak, code, len(body)


def clock(content_type: str, body: bytes) -> float:
    """Return the seconds that a reading keeps the processor busy."""
    begin = process_time()
    read_documents(content_type, body)
    return process_time() - begin


def case(name: str) -> Hostile:
    """Return a body by the name it has in one of the tables."""
    return BEYOND[name] if name in BEYOND else WITHIN[name]


def lines(names: list[str]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| body | bytes | code | ms | MB |"
    yield "|---|---:|---|---:|---:|"
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        costs = dict(zip(names, pool.imap(cost, names), strict=True))
    for name in sorted(costs, key=costs.__getitem__, reverse=True):
        milliseconds, megabytes, code, size = costs[name]
        kind = name if name in BEYOND else f"*{name}*"
        yield f"| {kind} | {size:,} | {code} | {milliseconds:.1f} | {megabytes:.1f} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(sys.argv[1:] or [*BEYOND, *WITHIN])) + "\n")
