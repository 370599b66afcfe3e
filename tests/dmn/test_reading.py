"""DMN documents as they come: other versions, others' tables, broken ones, hostile ones."""

from __future__ import annotations

import attrs
import pytest

from presencemap.dmn import DmnError, import_dmn
from presencemap.dmn.reading import DMN_LIMITS
from presencemap.errors import DocumentError
from presencemap.tables.load import compile_text

DISH = """\
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="{namespace}" id="dish" name="Dish" namespace="urn:x">
  <decision id="dish" name="What dish?">
    <decisionTable id="grid" hitPolicy="{policy}">
      <input id="i1" label="Season">
        <inputExpression id="e1" typeRef="{string}"><text>season</text></inputExpression>
        <inputValues id="v1"><text>"Spring","Summer","Fall","Winter"</text></inputValues>
      </input>
      <input id="i2" label="How many guests">
        <inputExpression id="e2" typeRef="{number}"><text>guest count</text></inputExpression>
      </input>
      <output id="o1" label="Dish" name="dish" typeRef="{string}" />
      <output id="o2" label="Courses" name="courses" typeRef="{number}" />
      <rule id="r1">
        <description>Save money</description>
        <inputEntry id="r1a"><text>"Fall"</text></inputEntry>
        <inputEntry id="r1b"><text><![CDATA[<= 8]]></text></inputEntry>
        <outputEntry id="r1c"><text>"Spareribs"</text></outputEntry>
        <outputEntry id="r1d"><text>3</text></outputEntry>
      </rule>
      <rule id="r2">
        <inputEntry id="r2a"><text>not("Fall","Winter")</text></inputEntry>
        <inputEntry id="r2b"><text>{cell}</text></inputEntry>
        <outputEntry id="r2c"><text>"Dry Aged Steak"</text></outputEntry>
        <outputEntry id="r2d"><text></text></outputEntry>
      </rule>
      <rule id="r3">
        <inputEntry id="r3a"><text>-</text></inputEntry>
        <inputEntry id="r3b"><text></text></inputEntry>
        <outputEntry id="r3c"><text>{answer}</text></outputEntry>
        <outputEntry id="r3d"><text>1</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
"""
V1_1 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
V1_2 = "http://www.omg.org/spec/DMN/20180521/MODEL/"
V1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/"
GOOD = {
    "namespace": V1_3,
    "policy": "FIRST",
    "string": "string",
    "number": "integer",
    "cell": "]8..20[, 30",
    "answer": '"Stew"',
}

RULES = """\
# Imported from dish.dmn.
language 1

field season "Season" : token { Spring, Summer, Fall, Winter }
field guest_count "How many guests" : int

state Spareribs {
    courses : int
}
state Dry_Aged_Steak "Dry Aged Steak"
state Stew {
    courses : int
}

table What_dish first {
            season             | guest_count -> outcome
    # Save money
    rule_1: Fall               | < 9         -> Spareribs courses 3
    rule_2: not {Fall, Winter} | 9..19       -> Dry_Aged_Steak
    otherwise                                -> Stew courses 1
}
"""


def document(**changes):
    """Return a document."""
    return DISH.format(**{**GOOD, **changes}).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"namespace": V1_1, "string": "feel:string", "number": "feel:number"},
        {"namespace": V1_2, "number": "long"},
        {"namespace": V1_3, "string": "", "number": ""},
    ],
)
def test_others_tables_are_read(changes):
    """A table of DMN 1.1, 1.2 or 1.3 becomes a grid; what has no name of the language gets one."""
    assert import_dmn(document(cell="]8..20[", **changes), "dish.dmn") == RULES


def test_several_ranges_make_rows():
    """Where a cell of a grid can't say it, the table is written as rows."""
    text = import_dmn(document(cell="null, ]8..20[, 30"))
    assert "row rule_2 when not season in {Fall, Winter}" in text
    assert "(guest_count is absent\n" in text


def test_a_table_without_a_last_rule_gets_none():
    """What no rule answers is left open, for `check` to tell."""
    assert "otherwise" not in import_dmn(
        document().replace(b"<text>-</text>", b'<text>"Fall"</text>')
    )


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"policy": "COLLECT"}, ["4: `grid`: the hit policy `COLLECT` has no counterpart"]),
        ({"policy": "RULE ORDER"}, ["4: `grid`: the hit policy `RULE ORDER` has no counterpart"]),
        ({"cell": "sum(a) &gt; 1"}, ["23: `r2b`: the function `sum` has no counterpart"]),
        ({"cell": "2.5"}, ["23: `r2b`: numbers are whole here"]),
        ({"cell": "-3"}, ["23: `r2b`: numbers are whole here"]),
        ({"cell": '"many"'}, ['23: `r2b`: `"many"` can\'t be a value of `guest_count`: int']),
        ({"cell": "other + 1"}, ["23: `r2b`: `+`: a rules file does not calculate"]),
        ({"cell": "other &gt; 1"}, ["23: `r2b`: `other` is no input"]),
        ({"answer": "1 + 1"}, ["30: `r3c`: `+`: a rules file does not calculate"]),
        ({"answer": ""}, ["27: `r3`: this answer names no state"]),
        ({"number": "date"}, ["10: `e2`: the type `date` has no counterpart"]),
        (
            {"policy": "OUTPUT ORDER", "cell": "for x in y return x", "answer": "now()"},
            [
                "4: `grid`: the hit policy `OUTPUT ORDER`",
                "23: `r2b`: `for` has no counterpart",
                "30: `r3c`: an answer is a value",
            ],
        ),
    ],
)
def test_what_has_no_counterpart(changes, faults):
    """Each thing that a rules file can't say is told with its line and cell, all in one run."""
    with pytest.raises(DmnError) as caught:
        import_dmn(document(**changes))
    told = [str(fault) for fault in caught.value.faults]
    assert len(told) == len(faults)
    assert all(each.startswith(fault) for each, fault in zip(told, faults, strict=True)), told


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<decisionTable", "<literalExpression/><x", None),
        ("</decision>", "</decision><decision id='two' name='x'/>", "this decision is not made by"),
        (
            '<decisionTable id="grid"',
            '<informationRequirement id="q"><requiredDecision href="#x"/></informationRequirement>'
            '<decisionTable id="grid"',
            "a decision that needs another decision",
        ),
        ('hitPolicy="FIRST"', 'hitPolicy="FIRST" aggregation="SUM"', "a table that adds up"),
        ('<inputEntry id="r1a"><text>"Fall"</text></inputEntry>', "", "the rule has 1 input and 2"),
        ("<text>season</text>", "<text></text>", "`i1`: this input has no expression"),
        ('typeRef="string"><text>season', 'expressionLanguage="juel"><text>${season}', "`juel`"),
        ('id="dish"', 'id="dish" expressionLanguage="python"', "`python`, not in FEEL"),
        ("<decisionTable", "<context/><decisionTableX", None),
    ],
)
def test_documents_of_another_kind(old, new, fault):
    """Decisions that are no table of one answer are told, or the XML is refused."""
    body = document().decode().replace(old, new, 1)
    with pytest.raises((DmnError, DocumentError)) as caught:
        import_dmn(body.encode())
    assert fault is None or fault in str(caught.value)


def test_a_document_without_tables():
    """A document without a decision gives no rules."""
    body = f'<definitions xmlns="{V1_3}" id="d" name="n" namespace="urn:x"/>'
    with pytest.raises(DmnError, match="no decision table in this document"):
        import_dmn(body.encode())


BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG", "not-well-formed"),
        (b"<definitions/>", "not-dmn"),
        (b'<presence xmlns="urn:ietf:params:xml:ns:pidf"/>', "not-dmn"),
        (BOMB.encode() + b"<definitions>&b;</definitions>", "dtd"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><definitions>&e;</definitions>', "entity"),
        (b"<a>" * 400 + b"</a>" * 400, "too-deep"),
        (b"<a " + b" ".join(b'a%d=""' % n for n in range(600)) + b"/>", "too-many-attributes"),
        (b" " * 17_000_000, "too-large"),
        (b"<a>" + b"<b/>" * 400_000 + b"</a>", "too-many-elements"),
    ],
)
def test_hostile_documents_are_refused(body, code):
    """Bombs, external entities, depth and size: refused by the reader of all XML."""
    with pytest.raises(DocumentError) as caught:
        import_dmn(body)
    assert caught.value.code == code


def test_rules_that_would_be_too_large():
    """A document whose rules no file may hold is refused before they are formatted."""
    small = attrs.evolve(DMN_LIMITS, rules_bytes=300)
    with pytest.raises(DmnError, match="rules files have at most 300 bytes"):
        import_dmn(document(), limits=small)


@pytest.mark.parametrize(
    "text",
    [
        "x -> Ready\n}",
        "# presencemap: allow fail-open",
        '"; otherwise -> keep',
        "} table x first {",
    ],
)
def test_texts_of_a_document_stay_texts(text):
    """Names, labels and descriptions can't become rules, or allow findings."""
    body = document().decode().replace("Save money", text.replace('"', "&quot;"))
    body = body.replace("Season", text.replace('"', "'").replace("\n", " ")[:20])
    rules = import_dmn(body.encode(), "a\nb.dmn")
    comments = [line for line in rules.splitlines() if line.lstrip().startswith("#")]
    assert not any("presencemap:" in comment for comment in comments)
    [table] = compile_text(rules).rules.tables
    assert [row.name for row in table.all_rows] == ["rule_1", "rule_2", "otherwise"]
