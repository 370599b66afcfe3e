"""Examples that were run, as JUnit's XML: a suite a file, a case an example.

The coverage of rows stands in each suite's properties, and is a case of its own where a run
asks for one, so that a CI server shows what made the run fail. Without times: equal results
are equal bytes.
"""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from presencemap.report.diagnostics import diagnostic_text
from presencemap.report.printable import printable
from presencemap.report.trial_run import FileTrial, TrialRun, percent
from presencemap.report.trial_text import answer_words, expected_words, failure_text
from presencemap.tables import ExampleResult, Trial

__all__ = ["trial_junit"]

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2, production 2) has no place for, escaped or not."""


def trial_junit(tested: TrialRun) -> str:
    """Return the whole XML document of a run."""
    root = ET.Element("testsuites", name="presencemap test")
    for file in tested.files:
        root.append(_suite(file, tested))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def _suite(file: FileTrial, tested: TrialRun) -> ET.Element:
    suite = ET.Element("testsuite", name=_clean(file.name))
    trial = file.trial
    if trial is None:
        _broken(suite, file)
    else:
        if not tested.stopped:
            _properties(suite, trial)
        for result in trial.results:
            _case(suite, result, trial)
        if tested.wanted is not None and not tested.stopped:
            _coverage(suite, file, trial, tested)
    for key, path in (("tests", "testcase"), ("failures", ".//failure"), ("errors", ".//error")):
        suite.set(key, str(len(suite.findall(path))))
    return suite


def _broken(suite: ET.Element, file: FileTrial) -> None:
    case = ET.SubElement(suite, "testcase", classname=_clean(file.name), name="rules")
    if file.unreadable is not None:
        ET.SubElement(case, "error", type="unreadable", message=_clean(file.unreadable))
        return
    error = ET.SubElement(case, "error", type="rules", message="the rules have errors")
    error.text = _clean("\n".join(diagnostic_text(each).plain for each in file.diagnostics))


def _properties(suite: ET.Element, trial: Trial) -> None:
    rows = len(trial.rows)
    values = {"rows": rows, "covered": trial.covered, "percent": percent(trial.covered, rows)}
    properties = ET.SubElement(suite, "properties")
    for name, value in values.items():
        ET.SubElement(properties, "property", name=f"coverage.{name}", value=str(value))


def _case(suite: ET.Element, result: ExampleResult, trial: Trial) -> None:
    example = result.example
    case = ET.SubElement(
        suite,
        "testcase",
        classname=suite.get("name", ""),
        name=_clean(example.name),
        file=_clean(example.source.name),
        line=str(example.line),
    )
    wrong = [answer for answer in result.answers if not answer.passed]
    if wrong:
        message = "; ".join(
            f"{each.expected.table}: expected {expected_words(each)}, got {answer_words(each)}"
            for each in wrong
        )
        failure = ET.SubElement(case, "failure", type="difference", message=_clean(message))
        failure.text = _clean(failure_text(result, trial.rules.fields).plain + "\n")


def _coverage(suite: ET.Element, file: FileTrial, trial: Trial, tested: TrialRun) -> None:
    name = f"at least {tested.wanted:g} % of the rows covered"
    case = ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=name)
    if tested.is_short(file):
        message = f"{trial.covered} of {len(trial.rows)} rows covered"
        failure = ET.SubElement(case, "failure", type="coverage", message=message)
        missing = [row for row in trial.rows if not row.hits]
        lines = (f"{row.file}:{row.line}: {row.table} {row.row}\n" for row in missing)
        failure.text = _clean("".join(lines))


def _clean(text: str) -> str:
    """Replace what XML can't hold, and what a terminal or a page would obey."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))
