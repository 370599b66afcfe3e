"""Sheets as Markdown."""

from __future__ import annotations

from shown_tables import sheets

from presencemap.report.sheet_markdown import sheet_markdown

DOOR = r"""## door

Hit policy `first`: the first row that matches answers. (`site.pm:7`)

| row | `lamp` | `queue` | `note` | outcome | after | line |
| --- | --- | --- | --- | --- | --- | ---: |
| `go` | `green` | `{none, short}` | - | `Open line 2` | 2s | 8 |
| `alarm` | `red` | - | - | ``Shut why "a\|b <i>`"`` | - | 9 |
| *or* | - | - | ``like "*a\|b <i>`x`*"`` |  |  |  |
| `stay` | - | `long` | - | `keep` | - | 10 |
| `otherwise` | - | - | - | `Shut` | - | 11 |

* `lamp`: as the lamp shows it; token
* `queue`: int; none 0, short 1..3, long 4..
* `note`: text
"""


def test_a_table():
    """A table as GitHub reads it: pipes escaped, everything from the rules as code."""
    assert "".join(f"{line}\n" for line in sheet_markdown(sheets()[0])) == DOOR


def test_every_line_has_the_same_number_of_cells():
    """No cell breaks its line, whatever it holds."""
    for sheet in sheets():
        lines = [line for line in sheet_markdown(sheet) if line.startswith("|")]
        assert {line.replace(r"\|", "").count("|") for line in lines} == {lines[0].count("|")}


def test_documentation_is_plain_text():
    """Documentation does not become markup."""
    text = 'language 1\nfield n "*a* <b> [c](d) _e_" : yes/no\nstate S\n'
    text += "table t first {\n row r when n -> S\n otherwise -> S\n}\n"
    *_, last = sheet_markdown(sheets(text)[0])
    assert last == r"* `n`: \*a\* \<b\> \[c\]\(d\) \_e\_; yes/no"
