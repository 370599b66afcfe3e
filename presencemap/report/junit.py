"""Results as JUnit's XML, which every CI server reads: suites of cases, passed or failed.

There is no standard but what Ant wrote first; only what all readers agree on is written:
`testsuites`, `testsuite`, `testcase`, `failure`, `error`. It knows nothing of where results
come from, but that diagnostics may be made into suites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from attrs import field, frozen

from presencemap.diagnostics import Diagnostic
from presencemap.report.diagnostics import diagnostic_text
from presencemap.report.printable import printable

__all__ = ["Case", "Suite", "check_suites", "junit_text"]

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2, production 2) has no place for, escaped or not."""


@frozen
class Case:
    """One test: passed if `message` is None, else failed, or broken if `broken`."""

    name: str
    message: str | None = None
    kind: str = ""
    """What sort of failure, as in `error` or `warning`."""
    details: str = ""
    broken: bool = False
    file: str | None = None
    line: int | None = None


@frozen
class Suite:
    """The tests of one file; `properties` say more about it, in the order given."""

    name: str
    cases: tuple[Case, ...]
    properties: Mapping[str, str] = field(factory=dict)


def junit_text(name: str, suites: Iterable[Suite]) -> str:
    """Return the whole XML document; it has no times, so that equal results are equal bytes."""
    root = ET.Element("testsuites", name=name)
    for suite in suites:
        root.append(_suite(suite))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def check_suites(
    files: Iterable[str],
    diagnostics: Iterable[Diagnostic],
    unreadable: Mapping[str, str],
    command: str = "check",
) -> list[Suite]:
    """Return a suite a file: a failed case a finding, or one passed case if there is none.

    `unreadable` has the files that could not be read, each with why; `command` is what was run.
    """
    cases: dict[str, list[Case]] = {name: [] for name in files}
    for each in diagnostics:
        cases.setdefault(each.source.name, []).append(_case(each))
    suites = [Suite(name, tuple(found) or (Case(command),)) for name, found in cases.items()]
    return suites + [
        Suite(name, (Case(command, why, "unreadable", broken=True),))
        for name, why in unreadable.items()
    ]


def _case(diagnostic: Diagnostic) -> Case:
    start = diagnostic.source.position(diagnostic.span.start)
    return Case(
        f"{diagnostic.code} {diagnostic.name} {start.line}:{start.column}",
        diagnostic.message,
        diagnostic.severity.value,
        diagnostic_text(diagnostic).plain,
    )


def _suite(suite: Suite) -> ET.Element:
    element = ET.Element(
        "testsuite",
        name=_clean(suite.name),
        tests=str(len(suite.cases)),
        failures=str(sum(case.message is not None and not case.broken for case in suite.cases)),
        errors=str(sum(case.broken for case in suite.cases)),
    )
    if suite.properties:
        properties = ET.SubElement(element, "properties")
        for name, value in suite.properties.items():
            ET.SubElement(properties, "property", name=name, value=value)
    for case in suite.cases:
        test = ET.SubElement(
            element, "testcase", classname=_clean(suite.name), name=_clean(case.name)
        )
        if case.file is not None:
            test.set("file", _clean(case.file))
        if case.line is not None:
            test.set("line", str(case.line))
        if case.message is not None:
            kind = "error" if case.broken else "failure"
            message = _clean(case.message)
            fault = ET.SubElement(test, kind, type=case.kind, message=message)
            fault.text = _clean(case.details) or None
    return element


def _clean(text: str) -> str:
    """Replace what XML can't hold, and what a terminal or a page would obey."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))
