"""Outcomes in the words of a rules file: what is written is what would be read."""

from __future__ import annotations

import pytest

from presencemap.report.words import decision_words
from presencemap.tables.load import compile_text

HEAD = """\
language 1
vocabulary other-centre
state Ready
state Busy { reason : text  level : int  dnd : yes/no  mode : token { Manual, Auto } }
state Gone
"""


@pytest.mark.parametrize(
    "words",
    [
        "Ready",
        "Ready after 2s",
        "Ready after 250ms",
        "keep",
        "restore after 1m",
        'Busy reason "a \\\\ \\"b\\" \\n\\t é"',
        "Busy level 3 dnd yes after 1h",
        'Busy dnd no mode "Auto"',
    ],
)
def test_an_outcome_reads_as_it_was_written(words):
    """Attributes, escapes and holds come out in the spelling that a rules file has."""
    compiled = compile_text(f"{HEAD}table t first {{ otherwise -> {words} }}\n")
    assert compiled.diagnostics == ()
    assert decision_words(compiled.rules.tables[0].otherwise.decision) == words
