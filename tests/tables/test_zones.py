"""Time zones that nobody has: what is said of them."""

from __future__ import annotations

import pytest

from presencemap.language import tree
from presencemap.source import Source, Span
from presencemap.tables.zones import unknown_timezone

SUCH_AS = 'write one such as "Europe/Paris"'


@pytest.mark.parametrize(
    ("name", "help_", "fix"),
    [
        ("Europe/Pari", "did you mean `Europe/Paris`?", "write `Europe/Paris`"),
        ("Europe/Lodnon", "did you mean `Europe/London`?", "write `Europe/London`"),
        ("europe/berlin", "did you mean `Europe/Berlin`?", "write `Europe/Berlin`"),
        ("Paris", "did you mean `Europe/Paris`?", "write `Europe/Paris`"),
        ("New York", "did you mean `America/New_York`?", "write `America/New_York`"),
        ("Louisville", SUCH_AS, None),
        ("Europe/Bern", SUCH_AS, None),
        ("CEST", SUCH_AS, None),
        ("UTC+2", SUCH_AS, None),
        ("localtime", SUCH_AS, None),
        ("", SUCH_AS, None),
        (
            "W. Europe Standard Time",
            'this is a Windows name; write the IANA name, such as "Europe/Berlin"',
            None,
        ),
    ],
)
def test_only_a_near_zone_is_suggested(name, help_, fix):
    """A city names its zone and a slip is mended, never safely; nothing else is guessed."""
    text = f'"{name}"'
    found = unknown_timezone(Source("test", text), tree.Text(Span(0, len(text)), name))
    assert (found.help, found.fix and found.fix.message) == (help_, fix)
    assert found.fix is None or not found.fix.safe
