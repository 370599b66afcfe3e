"""Baselines: what is known is left out, what is new is not."""

from __future__ import annotations

import json

import pytest

from presencemap.checks.baseline import Baseline, BaselineError, place_of
from presencemap.diagnostics import Finding, Severity
from presencemap.source import Source, Span

FINDING = Finding("PM901", "a-finding")
OTHER = Finding("PM902", "other", Severity.WARNING)


def found(name, text, *words, finding=FINDING):
    """Return a finding for each word, at its first place in the text of a file."""
    source = Source(str(name), text)
    places = [text.index(word) for word in words]
    return [
        finding.at(source, Span(at, at + len(word)), f"`{word}` is wrong")
        for word, at in zip(words, places, strict=True)
    ]


TEXT = "one\ntwo three\nfour\n"


def test_what_is_written_is_stable(tmp_path):
    """The text is sorted, has no line numbers, and does not depend on the order of findings."""
    some = found(tmp_path / "b.pm", TEXT, "two", "one", "three")
    some += found(tmp_path / "sub" / "a.pm", TEXT, "four", finding=OTHER)
    text = Baseline.of(some, tmp_path).written()
    assert text == Baseline.of(some[::-1], tmp_path).written()
    assert json.loads(text) == {
        "version": 1,
        "findings": [
            {"file": "b.pm", "code": "PM901", "name": "a-finding",
             "line": "1ab23de9e6639bc8", "count": 2},
            {"file": "b.pm", "code": "PM901", "name": "a-finding",
             "line": "7692c3ad3540bb80", "count": 1},
            {"file": "sub/a.pm", "code": "PM902", "name": "other",
             "line": "04efaf080f5a3e74", "count": 1},
        ],
    }  # fmt: skip
    assert Baseline.read(text) == Baseline.of(some, tmp_path)


@pytest.mark.parametrize(
    ("text", "words", "new", "unmet"),
    [
        (TEXT, ["one", "two"], [], 0),
        ("# a new line\n\none\n   two    three\n", ["one", "two"], [], 0),
        (TEXT, ["one", "two", "four"], ["four"], 0),
        (TEXT, ["one", "two", "three"], ["three"], 0),
        ("one\ntwo, three\n", ["one", "two"], ["two"], 1),
        (TEXT, ["two"], [], 1),
        (TEXT, [], [], 2),
    ],
)
def test_what_is_known_is_known_by_its_line(tmp_path, text, words, new, unmet):
    """Edits elsewhere and blanks leave a finding known; another line or a second one is new."""
    path = tmp_path / "site.pm"
    baseline = Baseline.of(found(path, TEXT, "one", "two"), tmp_path)
    sifted = baseline.sift(found(path, text, *words), tmp_path)
    assert [each.source.at(each.span) for each in sifted.new] == new
    assert (sifted.known, len(sifted.unmet)) == (len(words) - len(new), unmet)


def test_another_code_or_file_is_new(tmp_path):
    """A finding of another kind, or in another file, is not known by an equal line."""
    baseline = Baseline.of(found(tmp_path / "site.pm", TEXT, "one"), tmp_path)
    others = found(tmp_path / "site.pm", TEXT, "one", finding=OTHER)
    others += found(tmp_path / "b.pm", TEXT, "one")
    assert baseline.sift(others, tmp_path).new == tuple(others)


@pytest.mark.parametrize("code", ["PM001", "PM101", "PM201"])
def test_errors_that_keep_rules_from_compiling_never_go_in(tmp_path, code):
    """Neither are they written, nor does an entry made by hand leave one out."""
    broken = found(tmp_path / "site.pm", TEXT, "one", finding=Finding(code, "broken"))
    assert Baseline.of(broken, tmp_path).counts == {}
    by_hand = Baseline.of(found(tmp_path / "site.pm", TEXT, "one"), tmp_path).written()
    baseline = Baseline.read(by_hand.replace("PM901", code))
    assert baseline.sift(broken, tmp_path).new == tuple(broken)
    warning = found(tmp_path / "site.pm", TEXT, "one", finding=Finding(code, "w", Severity.WARNING))
    assert baseline.sift(warning, tmp_path).known == 1


ENTRY = {"file": "a", "code": "PM901", "name": "n", "line": "0", "count": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it has no `findings`"),
        ('{"version": 1}', "it has no `findings`"),
        ('{"version": 2, "findings": []}', "version 1 is expected, not 2"),
        ('{"findings": []}', "version 1 is expected, not None"),
        ('{"version": 1, "findings": {}}', "`findings` is no list"),
        *(
            (json.dumps({"version": 1, "findings": [ENTRY, wrong]}), "entry 2 is not whole")
            for wrong in (
                3,
                {},
                {**ENTRY, "count": 0},
                {**ENTRY, "count": True},
                {**ENTRY, "count": "1"},
                {**ENTRY, "file": None},
                {key: value for key, value in ENTRY.items() if key != "name"},
            )
        ),
    ],
)
def test_what_is_no_baseline_is_refused(text, message):
    """A text that is no baseline raises, and the message says why."""
    with pytest.raises(BaselineError) as caught:
        Baseline.read(text)
    assert str(caught.value).startswith(message)


def test_places_are_seen_from_the_folder(tmp_path, monkeypatch):
    """However a file is named, its place is the way to it from the baseline's folder."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a")
    names = ["b/site.pm", "./b/../b/site.pm", str(tmp_path / "a" / "b" / "site.pm")]
    assert {place_of(name, tmp_path) for name in names} == {"a/b/site.pm"}
    assert place_of("site.pm", tmp_path / "a" / "b") == "../site.pm"
    assert place_of("<stdin>", tmp_path) == "<stdin>"
