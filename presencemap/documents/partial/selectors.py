"""The selectors of XML patches (RFC 5261 §4.1): a text to steps, nothing looked up yet.

They are the few forms of XPath that name one node:

    /presence/tuple[@id='a'][2]/status/basic    steps from the root, the first is the root
    id('a')/status                              steps from the element with an id
    */note[.='Back soon']                       its whole text
    */tuple[contact='sip:ada@desk.example']     the text of a child
    …/text()[1]  …/comment()[2]  …/processing-instruction('p')
    …/@priority  …/namespace::r                 only last

Names are expanded by the namespaces in force at the operation; one without a prefix is in its
default namespace (RFC 5261 §4.2.2), unlike in XPath, but an attribute's is in none. This module
knows no tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

__all__ = ["Condition", "Last", "PatchError", "Selector", "Step", "expanded", "parse_selector"]

_LONGEST: Final = 2_000  # characters; what servers write has fewer than a hundred
_XML: Final = "http://www.w3.org/XML/1998/namespace"

_NAME: Final = r"[^\W\d][\w.\-]*+"
_QNAME: Final = rf"(?:{_NAME}:)?{_NAME}"
_TEXT: Final = r"""(?:'([^']*)'|"([^"]*)")"""
_NUMBER: Final = r"\[\s*([1-9][0-9]{0,5})\s*\]"
_ID: Final = re.compile(rf"id\(\s*{_TEXT}\s*\)")
_STEP: Final = re.compile(rf"(\*|{_QNAME})(?=[\[/]|$)")
_CONDITION: Final = re.compile(
    rf"{_NUMBER}|\[\s*(@{_QNAME}|{_QNAME}|\.)\s*=\s*{_TEXT}\s*\]",
)
_LAST: Final = re.compile(
    rf"""(?:(text|comment)\(\s*\)|(processing-instruction)\(\s*{_TEXT}?\s*\))(?:{_NUMBER})?$
    |namespace::({_NAME})$|@({_QNAME})$""".replace("\n    ", ""),
)


class PatchError(ValueError):
    """An operation can't be read, or does not apply."""


@frozen
class Condition:
    """What a node must meet: `kind` is "position", "attribute", "child" or "self"."""

    kind: str
    name: str = ""
    value: str = ""
    position: int = 0


@frozen
class Step:
    """Children called `name` ({namespace}local, or None for any) that meet all conditions."""

    name: str | None
    conditions: tuple[Condition, ...] = ()


@frozen
class Last:
    """What is selected of an element that is not an element.

    `kind` is "text", "comment", "processing-instruction", "attribute" or "namespace"; `name` is
    the attribute's, the instruction's target or the namespace's prefix.
    """

    kind: str
    name: str | None = None
    position: int | None = None


@frozen
class Selector:
    """Steps from the root, whose first step is the root, or from the element with an `id`."""

    id: str | None
    steps: tuple[Step, ...]
    last: Last | None = None


def parse_selector(text: str | None, namespaces: Mapping[str | None, str]) -> Selector:
    """Return a selector. Raises `PatchError` for whatever is not one."""
    if text is None:
        raise PatchError("it has no `sel`")
    rest = text.strip()
    if not rest or len(rest) > _LONGEST:
        raise PatchError(f"its `sel` has {len(rest)} characters, {_LONGEST} is the limit")
    rest = rest.removeprefix("/")
    start = _ID.match(rest)
    steps: list[Step] = []
    at = 0 if start is None else start.end()
    if start is not None and at < len(rest):
        if rest[at] != "/" or at + 1 == len(rest):
            raise _unread(text)
        at += 1
    while at < len(rest):
        last = _LAST.match(rest, at)
        if last is not None:
            return Selector(_text(start, 1), tuple(steps), _last(last, namespaces))
        step, at = _step(rest, at, namespaces, text)
        steps.append(step)
        if rest[at : at + 1] == "/" and at + 1 < len(rest):
            at += 1
        elif at < len(rest):
            raise _unread(text)
    if start is None and not steps:
        raise _unread(text)
    return Selector(_text(start, 1), tuple(steps))


def _step(rest: str, at: int, namespaces: Mapping[str | None, str], text: str) -> tuple[Step, int]:
    """Return the step that begins at an offset, and where it ends."""
    match = _STEP.match(rest, at)
    if match is None:
        raise _unread(text)
    name = None if match[1] == "*" else expanded(match[1], namespaces, default=True)
    conditions: list[Condition] = []
    at = match.end()
    while rest[at : at + 1] == "[":
        match = _CONDITION.match(rest, at)
        if match is None:
            raise _unread(text)
        conditions.append(_condition(match, namespaces))
        at = match.end()
    return Step(name, tuple(conditions)), at


def _condition(match: re.Match[str], namespaces: Mapping[str | None, str]) -> Condition:
    if match[1]:
        return Condition("position", position=int(match[1]))
    subject, value = match[2], _text(match, 3) or ""
    if subject == ".":
        return Condition("self", value=value)
    if subject.startswith("@"):
        return Condition("attribute", expanded(subject[1:], namespaces, default=False), value)
    return Condition("child", expanded(subject, namespaces, default=True), value)


def _last(match: re.Match[str], namespaces: Mapping[str | None, str]) -> Last:
    position = int(match[5]) if match[5] else None
    if match[1]:
        return Last(match[1], None, position)
    if match[2]:
        return Last(match[2], _text(match, 3), position)
    if match[6]:
        return Last("namespace", match[6])
    return Last("attribute", expanded(match[7], namespaces, default=False))


def _text(match: re.Match[str] | None, group: int) -> str | None:
    """Return a literal, which stands in one of two groups by its quotes."""
    if match is None:
        return None
    return match[group] if match[group] is not None else match[group + 1]


def expanded(name: str, namespaces: Mapping[str | None, str], *, default: bool) -> str:
    """Return `{namespace}local` for a name as it is written. Raises `PatchError`."""
    prefix, colon, local = name.rpartition(":")
    namespace = namespaces.get(prefix) if colon else namespaces.get(None) if default else ""
    if colon and prefix == "xml":
        namespace = _XML
    if colon and not namespace:
        raise PatchError(f"the prefix `{prefix[:40]}` stands for no namespace")
    if namespace and ("{" in namespace or "}" in namespace):
        raise PatchError("a namespace has braces in it")
    return f"{{{namespace}}}{local}" if namespace else local


def _unread(text: str) -> PatchError:
    return PatchError(f"its `sel` is not one that RFC 5261 allows: `{text.strip()[:80]}`")
