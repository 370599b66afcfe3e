"""Declarations: versions, renamed names, documentation, time zones, transitions."""

from __future__ import annotations

import pytest

from presencemap.tables.load import compile_file, compile_text

WORDS = """\
language 1
vocabulary phone "1", "2", "3"
renamed ringing -> alerting
renamed bell -> line
renamed Opened -> Open
renamed sluggish -> slow
renamed Deep -> Low
field line "what the line does" : token open {
    idle, alerting since "2", pulse until "1", held since "2" until "2",
} from desk, cell
field level : caseless set of token { Low, High }
field volts : int { low = 0..9 }
state Open "LineOpen" routable {
    pace : token { slow, fast since "3" }  why : text(5)  loud : yes/no
}
state Shut { why : text }
state Gone logged-out
transition any -> any : move
transition Open -> Shut : close
transition Shut -> any : open
with loud yes : RingOn
with pace slow : Creep
"""


def compiled(tmp_path, body, use='use "phone.pm"'):
    """Compile a site file that uses the vocabulary above."""
    (tmp_path / "phone.pm").write_text(WORDS)
    site = tmp_path / "site.pm"
    site.write_text(f"language 1\n{use}\n{body}\n")
    return compile_file(site)


def names(result):
    """Return each diagnostic's name and text."""
    return [(d.name, d.source.at(d.span)) for d in result.diagnostics]


def table(condition, outcome="Open"):
    """Return a table of one row."""
    return f"table t first {{ row a when {condition} -> {outcome} otherwise -> Gone }}"


def test_declarations_say_what_they_are(tmp_path):
    """Documentation, dialects, the vocabulary and the version reach the rule set."""
    rules = compiled(tmp_path, table("line is idle")).rules
    line, state, gone = rules.fields["line"], rules.states["Open"], rules.states["Gone"]
    assert (line.documentation, line.dialects) == ("what the line does", ("desk", "cell"))
    assert (state.documentation, state.vocabulary) == ("LineOpen", "phone")
    assert (state.routable, state.logged_out) == (True, False)
    assert (gone.routable, gone.logged_out) == (False, True)
    assert rules.vocabularies == ("phone 3",)


def test_the_newest_version_is_in_use(tmp_path):
    """Tokens of older versions only are no tokens."""
    result = compiled(tmp_path, table("line is alerting or line is pulse or line is held"))
    assert names(result) == [("not-in-version", "pulse"), ("not-in-version", "held")]
    assert [d.message for d in result.diagnostics] == [
        '`pulse` is in no version of `phone` after "1"; "3" is in use',
        '`held` is in no version of `phone` after "2"; "3" is in use',
    ]


@pytest.mark.parametrize(
    ("version", "condition", "found"),
    [
        ("1", "line is pulse", []),
        ("1", "line is alerting", ["not-in-version"]),
        ("2", "line is alerting or line is held", []),
        ("4", "line is idle", ["unknown-version"]),
    ],
)
def test_a_file_of_ones_own_is_used_in_a_version(tmp_path, version, condition, found):
    """A vocabulary in a file is asked for in a version, as one that ships is."""
    result = compiled(tmp_path, table(condition), f'use "phone.pm" "{version}"')
    assert [d.name for d in result.diagnostics] == found


def test_states_have_versions_too(tmp_path):
    """An attribute's value may have come with a later version."""
    text = 'language 1\nvocabulary x "1", "2"\nstate A { pace : token { slow since "2" } }\n'
    (tmp_path / "x.pm").write_text(text)
    site = tmp_path / "site.pm"
    site.write_text('language 1\nuse "x.pm"\ntable t first { otherwise -> A pace slow }\n')
    assert compile_file(site).diagnostics == ()


@pytest.mark.parametrize(
    ("condition", "new"),
    [
        ("line is ringing", "alerting"),
        ("bell is idle", "line"),
        ("level in {deep}", "Low"),
        ("line is idle -> Opened otherwise -> Gone } table u first { row a when any", "Open"),
    ],
)
def test_renamed_names_work_and_are_told(tmp_path, condition, new):
    """An old name means the new one, with a warning whose fix writes it."""
    result = compiled(tmp_path, table(condition))
    [found] = result.diagnostics
    assert (found.name, found.fix.edits[0].text) == ("deprecated-name", new)
    assert found.related[0].source.name.endswith("phone.pm")
    assert result.rules is not None


def test_caseless_tokens_are_the_same_in_any_case(tmp_path):
    """Of a caseless field neither the rules' nor the server's spelling matters."""
    result = compiled(tmp_path, table("level in {low}"))
    assert result.diagnostics == ()
    for value, row in [("LOW", "a"), ("Low", "a"), ("high", "otherwise")]:
        assert result.rules.decide({"level": frozenset({value})})["t"].row == row


def test_any_stands_for_the_pairs_that_no_line_names(tmp_path):
    """A pair given by name wins; of lines with `any` the first that fits."""
    legal = compiled(tmp_path, table("any")).rules.transitions
    assert len(legal) == 9
    assert legal["Open", "Shut"].requests == ("close",)
    assert legal["Shut", "Open"].requests == ("move",)


def test_attributes_may_need_requests(tmp_path):
    """What an attribute's value needs is known by the two together."""
    rules = compiled(tmp_path, table("any")).rules
    assert rules.requests == {("loud", True): ("RingOn",), ("pace", "slow"): ("Creep",)}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("with loud 3 : x", [("wrong-type", "3")]),
        ("with pace quick : x", [("unknown-token", "quick")]),
        ("with lud yes : x", [("illegal-attribute", "lud")]),
        ("transition Opn -> any : x", [("unknown-state", "Opn")]),
        ("renamed a -> a", [("duplicate-name", "a")]),
        ("renamed a -> idle\nrenamed a -> volts", [("duplicate-name", "a")]),
        ("renamed a -> idel", [("unknown-name", "idel")]),
        ('timezone "Europe/Pari"', [("unknown-timezone", '"Europe/Pari"')]),
        ('timezone "UTC"\ntimezone "UTC"', [("duplicate-name", '"UTC"')]),
        ("field short : text(4)", [("wrong-type", "text(4)")]),
        ('field v : token { a since "9" }', [("unknown-version", '"9"')]),
        (table("any", 'Open why "too long"'), [("text-too-long", '"too long"')]),
        (table("any", 'Gone why "x"'), [("illegal-attribute", "why")]),
        (table("any", "open"), [("wrong-case", "open")]),
        (table("line is IDLE"), [("wrong-case", "IDLE")]),
        (table("volts is Low"), [("wrong-case", "Low")]),
        (table("between 08:00 and 09:00"), [("no-timezone", "between 08:00 and 09:00")]),
        (table("on mon..fri"), [("no-timezone", "on mon..fri")]),
    ],
)  # fmt: skip
def test_wrong_declarations_are_told_where(tmp_path, body, found):
    """What can't be is one finding, at its place."""
    ending = "" if "table" in body else "\n" + table("any")
    assert names(compiled(tmp_path, body + ending)) == found


@pytest.mark.parametrize(
    ("use", "found"),
    [
        ('use "phone.pm"\nuse "phone.pm"', ["duplicate-use"]),
        ('use "phone.pm"\nuse "./phone.pm"', ["duplicate-use"]),
        ('use microsoft "1999"', ["unknown-version"]),
        ("use microsoft\nuse microsoft", ["duplicate-use"]),
    ],
)
def test_uses_are_once_and_of_what_there_is(tmp_path, use, found):
    """A file uses another once, in a version that it has."""
    result = compiled(tmp_path, "", use)
    assert [d.name for d in result.diagnostics if d.name != "no-table"] == found


def test_one_version_in_all_files(tmp_path):
    """Two files of a rule set can't use a vocabulary in two versions; both places are shown."""
    (tmp_path / "part.pm").write_text('language 1\nuse microsoft "2010"\n')
    result = compiled(tmp_path, "", 'use "part.pm"\nuse microsoft')
    [found] = [d for d in result.diagnostics if d.name == "duplicate-use"]
    assert found.related[0].source.name.endswith("part.pm")


def test_names_of_a_vocabulary_that_is_not_in_use_are_told_once():
    """One missing `use` is one finding of fields and one of states, with the line to write."""
    found = compile_text(
        "language 1\ntable t first {\n row a when availability is busy -> NotReady\n"
        " row b when activity is on-the-phone -> Ready\n otherwise -> LoggedOut\n}\n"
    ).diagnostics
    assert [(d.name, d.help) for d in found] == [
        ("unknown-name", "write `use microsoft`, which declares it"),
        ("unknown-state", "write `use genesys`, which declares it"),
    ]
