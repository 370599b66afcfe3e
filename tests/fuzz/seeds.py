"""What fuzzing begins with: the bodies of our cases, small hostile ones, and bare shapes."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hostile import BEYOND, WITHIN

from fuzz.target import TYPES, encode

__all__ = ["seeds"]

CASES = Path(__file__).parent.parent / "documents" / "cases"
LARGEST = 20_000  # of a seed: what is larger is slow to change, and says no more
PLAIN = (0, 0, 0, 0, 0)
BARE = (
    b"",
    b"<presence/>",
    b"<list/>",
    b"<categories/>",
    b'<?xml version="1.0" encoding="UTF-8"?><presence/>',
    b"<!DOCTYPE presence><presence><presentity/></presence>",
    "<presence/>".encode("utf-16"),
    b"--b\r\nContent-Type: text/xml\r\nContent-ID: <a>\r\n\r\n<presence/>\r\n--b--",
)


def seeds() -> list[bytes]:
    """Return inputs in a fixed order."""
    found = [encode((number, 0, 0, 0, 0), body) for number in range(len(TYPES)) for body in BARE]
    for path in sorted(CASES.glob("*.toml")):
        expected = tomllib.loads(path.read_text(encoding="utf-8"))
        (body,) = (p for p in CASES.glob(f"{path.stem}.*") if p.suffix in (".xml", ".mime"))
        found.append(encode(PLAIN, body.read_bytes(), expected["type"]))
    for hostile in (*BEYOND.values(), *WITHIN.values()):
        body = hostile.make()
        found.append(encode(PLAIN, body[:LARGEST], hostile.type))
    return found
