"""Sheets as a page."""

from __future__ import annotations

import re

from lxml import html
from shown_tables import sheets

from presencemap.report.sheet_html import sheets_html

HOSTILE = """\
language 1
field n "</title><script>alert(1)</script>" : text
state S { a : text }
table t first {
    row r when n is "<img src=x onerror='a()'>&amp;" -> S a "</td><b>"
    otherwise                                        -> S
}
"""


def page(text=None, title="site.pm"):
    """Return a page as text, and parsed."""
    shown = sheets(text) if text else sheets()
    source = "\n".join(sheets_html(title, shown))
    return source, html.document_fromstring(source)


def test_the_table_says_what_its_headers_are_of():
    """There are a caption, columns with scope, and a header for every row."""
    _, root = page()
    table = root.xpath("//table")[0]
    assert table.xpath("string(caption/b)") == "door"
    assert {each.get("scope") for each in table.xpath(".//thead//th")} == {"col", "colgroup"}
    rows = table.xpath(".//tbody//th[@scope='row']")
    assert [each.text_content() for each in rows] == ["go", "alarm", "stay", "otherwise"]
    assert [each.get("rowspan") for each in rows] == [None, "2", None, None]
    assert root.get("lang") == "en"


def test_every_line_of_a_table_is_as_wide():
    """With all that spans rows and columns, no line has a cell too few or too many."""
    _, root = page()
    for table in root.xpath("//table"):
        columns = sum(int(th.get("colspan", 1)) for th in table.xpath(".//thead/tr[1]/th"))
        for body in table.xpath("./tbody"):
            lines = body.xpath("./tr")
            spanning = [cell for cell in lines[0] if int(cell.get("rowspan", 1)) > 1]
            assert len(lines[0]) == columns
            assert all(len(line) == columns - len(spanning) for line in lines[1:])


def test_a_range_says_its_numbers():
    """Named ranges have their numbers behind them, fields what they are, and a legend has both."""
    _, root = page()
    [cell] = root.xpath("//td[text()='long']")
    assert cell.get("title") == "long = 4 to 4294967295"
    assert root.xpath("//th[text()='lamp']/@title")[0] == "as the lamp shows it; token"
    legend = root.xpath("string((//dl)[1])")
    assert "as the lamp shows it" in legend
    assert "Stat: Open; calls are routed in this state" in legend


def test_nothing_is_loaded_and_nothing_runs():
    """The page stands for itself: no scripts, no links, no addresses."""
    source, root = page()
    assert not root.xpath("//script | //link | //img | //iframe | //@href | //@src")
    assert not re.search(r"https?:|@import|url\(|javascript:", source)
    assert "prefers-color-scheme: dark" in source
    assert "@media print" in source


def test_everything_is_escaped():
    """What the rules hold stays text, in cells, titles and the title of the page."""
    source, root = page(HOSTILE, title="<script>x</script>\n")
    assert not root.xpath("//script | //img | //td/b")
    assert "<script" not in source
    assert root.xpath("string(//td[1])") == "\"<img src=x onerror='a()'>&amp;\""
    assert root.xpath("string(//td[@class='outcome'])") == 'S a "</td><b>"'
    assert "</title><script>" in root.xpath("//th/@title")[0]


def test_rows_of_one_condition_have_a_column_for_it():
    """What is no cells stands whole in a column, and alternatives begin with `or`."""
    _, root = page()
    first, second = root.xpath("//table")
    assert second.xpath("string(.//td[@class='condition'])").startswith("(lamp is red or ")
    assert [each.text for each in first.xpath(".//i[@class='or']")] == ["or"]
