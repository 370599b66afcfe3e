"""The language reference leaves nothing out."""

from __future__ import annotations

import re

import pytest

from presencemap.language import findings as language_findings
from presencemap.language.words import KEYWORDS, SOFT_KEYWORDS
from presencemap.limits import DEFAULT_LIMITS
from presencemap.tables import findings as table_findings


@pytest.fixture(scope="module")
def page(root):
    """Give the text of the reference."""
    return (root / "grammars" / "README.md").read_text(encoding="utf-8")


def test_names_every_finding_of_language_and_tables(page):
    """Each finding stands somewhere on the page, with its code and its name."""
    every = (*language_findings.FINDINGS, *table_findings.FINDINGS)
    assert [f"{f.code} {f.name}" for f in every if f"{f.code} {f.name}" not in page] == []


def test_shows_every_word(page):
    """Each keyword, and each word with a meaning in one place, is written in an example."""
    code = "\n".join(re.findall(r"```pm.*?```|^    .*?$|`[^`\n]+`", page, re.DOTALL | re.MULTILINE))
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", code))
    assert [word for word in (*KEYWORDS, *SOFT_KEYWORDS) if word not in words] == []


@pytest.mark.parametrize(
    "limit",
    [
        "rules_bytes", "rules_line_characters", "rules_files", "rules_rows", "rules_nesting",
        "rules_condition_size", "rules_findings", "rules_findings_made",
    ],
)  # fmt: skip
def test_says_every_limit(page, limit):
    """The limits on the page are those of the code."""
    limits = page[page.index("## Limits") :]
    assert re.search(rf"\b{getattr(DEFAULT_LIMITS, limit):,}\b", limits)
